import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { type ChannelMode, isWanted, type Overheard } from "../../adapters/chat/speaking.ts";
import type { Reply } from "../../src/reply/index.ts";
import { openedBot } from "../support/shipped.ts";

/** What people wrote who knew neither the code nor the entries: talk, questions to colleagues, questions about the field. */
interface Line {
  readonly q: string;
  readonly kind: "chatter" | "colleague" | "field";
}

const lines = readFileSync(new URL("overheard.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Line);
const talk = lines.filter(({ kind }) => kind !== "field");
const field = lines.filter(({ kind }) => kind === "field");
/** What the thread began with. */
const OPENER = "What does a senior ML engineer earn?";
const SURE = 0.9;

describe("of 150 lines that are none of the guide's business and 40 that are", () => {
  /** What each line would be answered with, out of the blue and in a thread with the bot. */
  const replies: Record<Overheard, Map<string, Reply>> = { channel: new Map(), thread: new Map() };

  beforeAll(async () => {
    const bot = await openedBot();
    const { frame } = bot.answer({ id: "0", text: OPENER }, null);
    for (const { q: text } of lines) replies.channel.set(text, bot.answer({ id: "1", text }, null).reply);
    for (const { q: text } of talk) replies.thread.set(text, bot.answer({ id: "1", text }, frame).reply);
  }, 120_000);

  const spokenTo = (said: readonly Line[], mode: ChannelMode, where: Overheard) =>
    said.filter(({ q: text }) =>
      isWanted({ mode, where, text, reply: replies[where].get(text)!, sure: SURE }),
    );

  it("at most 2 % get an answer in a thread that it follows", () => {
    const told = spokenTo(talk, "follow", "thread");
    expect(told.length / talk.length, JSON.stringify(told)).toBeLessThanOrEqual(0.02);
  });

  it.each(["channel", "thread"] as const)("none gets one unasked in a %s", (where) => {
    expect(spokenTo(talk, "unasked", where)).toEqual([]);
  });

  it("each question about the field gets a reply in a channel of the bot's own", () => {
    expect(spokenTo(field, "every", "channel")).toHaveLength(field.length);
  });
});
