import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { describeChart } from "../../adapters/charts/index.ts";
import { openedBot } from "../support/shipped.ts";
import { type Draw, saidOnDiscord, saidOnSlack, wordsOf } from "./said.ts";
import { scenes } from "./scenes.ts";

const docs = join(import.meta.dirname, "../../docs");
const drawn = JSON.parse(readFileSync(join(docs, "pictures.json"), "utf8")) as Record<string, string[]>;

let said: Record<string, readonly string[]>;
let replies: Awaited<ReturnType<typeof saidOnSlack>>;
beforeAll(async () => {
  const bot = await openedBot();
  // Drawing takes a second a chart; what a chart says to those who do not see it is enough here.
  const draw: Draw = async (chart) => ({ png: Buffer.from("png"), alt: describeChart(chart) });
  replies = await saidOnSlack(bot, draw);
  said = { ...wordsOf("slack", replies), ...wordsOf("discord", await saidOnDiscord(bot, draw)) };
}, 300_000);

describe("the pictures in docs/", () => {
  it.each(Object.keys(drawn))("%s says what the bot says now; else: npm run preview", (name) => {
    expect(existsSync(join(docs, `${name}.png`))).toBe(true);
    expect(said[name]).toEqual(drawn[name]);
  });

  it("are all of those that are drawn, and none is left over from before", () => {
    expect(Object.keys(said)).toEqual(Object.keys(drawn));
    const files = readdirSync(docs).filter((file) => /^(?:slack|discord)-.*\.png$/.test(file));
    expect(files.sort()).toEqual(
      Object.keys(drawn)
        .map((name) => `${name}.png`)
        .sort(),
    );
  });

  it.each(scenes)("shows what it is for: $name", ({ name, shows }) => {
    expect(shows(replies.find((each) => each.name === name)!.reply!)).toBe(true);
  });
});
