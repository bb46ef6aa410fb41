import type { Browser, Page } from "playwright-core";
import { createLogger } from "../../adapters/runtime/logger.ts";
import { createServer } from "../../adapters/runtime/server.ts";
import { parseSettings } from "../../adapters/settings/index.ts";
import { createWebAdapter } from "../../adapters/web/index.ts";
import type { Bot } from "../../src/bot.ts";
import { testGuide } from "../support/guide.ts";
import { createMemoryStore } from "../support/memory-store.ts";

/** A picture that a browser took of the running page. */
export interface Taken {
  readonly name: string;
  readonly png: Buffer;
}

interface Scene {
  readonly name: string;
  readonly options: Parameters<Browser["newContext"]>[0];
  readonly question: string;
  /** What is done before the picture is taken. */
  readonly act?: (page: Page) => Promise<unknown>;
}

const scenes: readonly Scene[] = [
  {
    name: "web-light",
    options: { viewport: { width: 1280, height: 860 } },
    question: "How much does a senior machine learning engineer earn?",
  },
  {
    name: "web-dark",
    options: { viewport: { width: 1280, height: 860 }, colorScheme: "dark" },
    question: "What is the difference between the share of technology and finance?",
    act: (page) => page.locator(".working summary").click(),
  },
  {
    name: "web-phone",
    options: {
      viewport: { width: 390, height: 760 },
      deviceScaleFactor: 1.5,
      isMobile: true,
      hasTouch: true,
    },
    question: "Which industry employs the most machine learning engineers?",
  },
];

/** Pictures of the page, with real answers from the real knowledge. */
export async function webPictures(browser: Browser, bot: Bot): Promise<Taken[]> {
  const { url, stop } = await startPage(bot);
  const taken: Taken[] = [];
  try {
    for (const scene of scenes) taken.push({ name: scene.name, png: await take(browser, url, scene) });
  } finally {
    await stop();
  }
  return taken;
}

async function startPage(bot: Bot) {
  const clock = { now: () => Date.now() };
  const store = await createMemoryStore({ clock });
  const logger = createLogger({
    level: "error",
    write: (line) => process.stderr.write(line),
    forPeople: true,
  });
  const guide = testGuide({
    bot: () => bot,
    store,
    clock,
  });
  const server = createServer({ host: "127.0.0.1", port: 0, logger });
  const settings = parseSettings({ variables: {}, fromFile: new Set(), file: ".env" });
  const adapter = createWebAdapter({ settings, guide, logger, server });
  await server.start();
  await adapter.start();
  return {
    url: `http://127.0.0.1:${server.port()}`,
    async stop() {
      await adapter.stop();
      await server.stop();
      await store.close();
    },
  };
}

async function take(browser: Browser, url: string, { options, question, act }: Scene): Promise<Buffer> {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  await page.goto(url);
  await page.locator("#starters li").first().waitFor();
  await page.locator("#question").fill(question);
  await page.keyboard.press("Enter");
  await page.locator(".chart svg").waitFor();
  await act?.(page);
  await page.evaluate("document.fonts.ready");
  await page.evaluate("window.scrollTo({ top: 0 })");
  const png = await page.screenshot();
  await context.close();
  return png;
}
