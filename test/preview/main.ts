import { existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { describeChart, renderChartPng, type Theme } from "../../adapters/charts/index.ts";
import { createProgram, runProgram } from "../../adapters/cli/command.ts";
import { openBot } from "../../adapters/cli/open-bot.ts";
import { InputError } from "../../adapters/input-error.ts";
import type { ChartData } from "../../src/reply/index.ts";
import { discordPictures } from "./discord.ts";
import { saidOnDiscord, saidOnSlack, wordsOf } from "./said.ts";
import { slackPictures } from "./slack.ts";
import { webPictures } from "./web.ts";

/** A page to take a picture of. */
export interface Picture {
  /** The file's name, without its ending. */
  readonly name: string;
  /** In CSS pixels; the height is that of the content. */
  readonly width: number;
  readonly html: string;
}

const folder = join(import.meta.dirname, "../../docs");

function save(name: string, png: Buffer): void {
  const file = join(folder, `${name}.png`);
  writeFileSync(file, png);
  process.stdout.write(`${file} ${Math.round(statSync(file).size / 1024)} kB\n`);
}

/** Debian's place for it; without it emoji are drawn as boxes. */
const emoji = "/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf";

/** Writes the pictures whose names contain a part that is wanted, and beside them what they say. */
async function preview(wanted: readonly string[]): Promise<void> {
  if (!existsSync(emoji))
    throw new InputError(`${emoji} is missing, emoji would be boxes; apt-get install fonts-noto-color-emoji`);
  const isWanted = (name: string) => wanted.length === 0 || wanted.some((each) => name.includes(each));
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
  try {
    mkdirSync(folder, { recursive: true });
    const bot = await openBot(join(import.meta.dirname, "../../knowledge"));
    const draw = (theme: Theme) => async (chart: ChartData) => ({
      png: await renderChartPng(chart, { theme }),
      alt: describeChart(chart),
    });
    const onSlack = await saidOnSlack(bot, draw("light"));
    const onDiscord = await saidOnDiscord(bot, draw("dark"));
    writeFileSync(
      join(folder, "pictures.json"),
      `${JSON.stringify({ ...wordsOf("slack", onSlack), ...wordsOf("discord", onDiscord) }, null, 2)}\n`,
    );
    const pictures = [...slackPictures(onSlack), ...discordPictures(onDiscord)];
    for (const { name, width, html } of pictures) {
      if (!isWanted(name)) continue;
      const page = await browser.newPage({ viewport: { width, height: 200 }, deviceScaleFactor: 1.5 });
      await page.setContent(html, { waitUntil: "load" });
      save(name, await page.screenshot({ fullPage: true }));
      await page.close();
    }
    for (const { name, png } of await webPictures(browser, bot)) if (isWanted(name)) save(name, png);
  } finally {
    await browser.close();
  }
}

await runProgram(
  createProgram("preview")
    .description(
      "Pictures of what people see, from what the running bot sends: written to docs/, and beside them what they say, which a test holds against the bot.",
    )
    .argument("[names...]", "parts of their names (default: all)")
    .action(preview),
);
