import { beforeAll, describe, expect, it } from "vitest";
import { describeChart, renderChartPng } from "../../adapters/charts/index.ts";
import { briefOf } from "../../adapters/chat/brief.ts";
import { saidOf } from "../../adapters/discord/render.ts";
import type { Bot } from "../../src/bot.ts";
import type { ChartData } from "../../src/reply/index.ts";
import { renderReply as discordReply } from "../discord/render-reply.ts";
import { renderReply as slackReply } from "../slack/render-reply.ts";
import { noChromium, onePage } from "../support/chromium.ts";
import { openedBot } from "../support/shipped.ts";
import { discordPictures } from "./discord.ts";
import { slackPictures } from "./slack.ts";

/** What people ask, short and long answers alike. */
const questions = [
  "What does a machine learning engineer do?",
  "What does a senior ML engineer earn?",
  "salary",
  "What does the workflow look like?",
  "Tell me everything about the workflow of a machine learning project",
  "Do I need a PhD?",
  "Which industries employ ML engineers?",
  "Compare the industries",
  "What share do banks have?",
  "How much larger is Finance than Automotive?",
  "Which tools do ML engineers use?",
  "Which conferences are there?",
  "What skills do I need?",
  "Which certifications help?",
  "How do I start a career as an ML engineer?",
  "Which misconceptions are there?",
  "What is the difference between an ML engineer and a data scientist?",
  "Which degree do most have?",
  "What do ML engineers earn in Brazil?",
  "how much",
];

/** Slack at 680 px, and one phone screen and a half of 390 × 844 on Discord. */
const MOST = { slack: 700, discord: 844 * 1.5 };

let bot: Bot;
const drawn = async (chart: ChartData | null, theme: "light" | "dark") =>
  chart && { png: await renderChartPng(chart, { theme }), alt: describeChart(chart) };

describe.skipIf(noChromium)(`the height of a reply${noChromium}`, () => {
  const shared = onePage();
  async function heightOf(html: string, width: number): Promise<number> {
    const { page } = shared();
    await page.setViewportSize({ width, height: 100 });
    await page.setContent(html, { waitUntil: "load" });
    return Number(await page.evaluate("document.documentElement.scrollHeight"));
  }

  beforeAll(async () => {
    bot = await openedBot();
  }, 300_000);

  it.each(questions)("to %j is read without much scrolling", async (question) => {
    const { reply } = bot.answer({ id: question, text: question }, null);
    const around = { name: "height", reply: null };
    const light = await drawn(briefOf(reply).chart, "light");
    const { blocks } = slackReply(reply, { people: true, chart: light && { file: "F1", alt: light.alt } });
    const [slack] = slackPictures([{ ...around, done: question, payload: blocks, png: light?.png ?? null }]);
    const dark = await drawn(saidOf(reply).chart, "dark");
    const picture = dark && { name: "chart.png", alt: dark.alt };
    const body = discordReply(reply, { people: true, question, picture });
    const [discord] = discordPictures([{ ...around, done: "/ask", payload: body, png: dark?.png ?? null }]);
    expect(await heightOf(slack!.html, 680), "slack").toBeLessThanOrEqual(MOST.slack);
    expect(await heightOf(discord!.html, 390), "discord").toBeLessThanOrEqual(MOST.discord);
  });
});
