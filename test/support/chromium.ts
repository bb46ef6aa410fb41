import { existsSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";

const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
  existsSync,
);

/** Why there is no Chromium here, to stand behind a name of tests; empty where there is one. */
export const noChromium = executablePath
  ? ""
  : " (skipped: no Chromium in /usr/bin; apt-get install chromium)";

let browser: Promise<Browser> | undefined;

/** The browser for all tests of a worker; it ends with the worker. Names below attacker.com lead to this machine. */
export function openBrowser(): Promise<Browser> {
  browser ??= chromium.launch({
    executablePath: executablePath!,
    args: ["--no-sandbox", "--host-resolver-rules=MAP *.attacker.com 127.0.0.1"],
  });
  return browser;
}

/** The page of a test, and what its scripts and the browser complained of. */
export interface TestPage {
  readonly page: Page;
  readonly complaints: string[];
}

/**
 * One page for all tests around the call, since a new one costs half a second of CPU. After each it shows nothing, without
 * listeners and cookies; what scripts store stays with their address, of which each test's server has another.
 */
export function onePage(options: BrowserContextOptions = {}): () => TestPage {
  let page: Page;
  let nothing: Server;
  let complaints: string[] = [];
  beforeAll(async () => {
    // From and to a page without this header Chromium would change its process, which costs a quarter of a second.
    const headers = { "content-type": "text/html", "cross-origin-opener-policy": "same-origin" };
    nothing = createServer((_, response) => response.writeHead(200, headers).end()).listen(0, "127.0.0.1");
    const context = await (await openBrowser()).newContext({
      viewport: { width: 1280, height: 800 },
      ...options,
    });
    page = await context.newPage();
  });
  beforeEach(() => {
    complaints = [];
    listen(page, complaints);
  });
  afterEach(async () => {
    page.removeAllListeners();
    // What is not saved is left.
    page.on("dialog", (dialog) => void dialog.accept());
    await page.goto(`http://127.0.0.1:${(nothing.address() as AddressInfo).port}`);
    page.removeAllListeners();
    await page.context().clearCookies();
  });
  afterAll(async () => {
    await page.context().close();
    nothing.closeAllConnections();
    nothing.close();
  });
  return () => ({ page, complaints });
}

/** Collects errors of scripts, and what the content policy refused. */
export function listen(page: Page, complaints: string[]): void {
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
}
