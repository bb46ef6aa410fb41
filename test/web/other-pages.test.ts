import { once } from "node:events";
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { BrowserContext, Page } from "playwright-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { noChromium, onePage } from "../support/chromium.ts";
import { type Harness, startWeb } from "./harness.ts";

/** Pages of others, in a real browser: one on another port of this machine, one under a name that its owner points here. */
describe.skipIf(noChromium)(`other pages in Chromium${noChromium}`, () => {
  const shared = onePage();
  let context: BrowserContext;
  let page: Page;
  let web: Harness;
  let evil: Server;

  beforeEach(async () => {
    web = await startWeb();
    evil = createServer((_, response) => {
      response.setHeader("content-type", "text/html");
      response.end(`<form method="post" action="${web.url}/api/forget"><input name="a" value="b"></form>`);
    }).listen(0, "127.0.0.1");
    ({ page } = shared());
    context = page.context();
    await page.goto(web.url);
    await page.locator("#question").fill("Who is there?");
    await page.keyboard.press("Enter");
    await page.locator(".turn .answer").waitFor();
  });
  afterEach(async () => {
    evil.close();
    await web.stop();
  });

  const rows = async () => (await web.store.stats()).rows.answers;
  const cookies = async () => (await context.cookies(web.url)).map(({ value }) => value);

  it.each([
    ["another port of the same machine", () => `http://127.0.0.1:${(evil.address() as AddressInfo).port}`],
    ["another site", () => `http://page.attacker.com:${(evil.address() as AddressInfo).port}`],
  ])(
    "given a form on %s that submits itself, then nothing is forgotten and the cookie stays",
    async (_, address) => {
      const before = { rows: await rows(), cookies: await cookies() };
      expect(before).toMatchObject({ rows: 1, cookies: [expect.any(String)] });
      await page.goto(address());
      const answered = page.waitForResponse((response) => response.url().endsWith("/api/forget"));
      await page.evaluate("document.forms[0].submit()");
      expect((await answered).status()).toBe(403);
      await page.waitForURL(/forget/);
      expect({ rows: await rows(), cookies: await cookies() }).toEqual(before);
    },
  );

  it.each(["takes /bot off", "leaves it"])(
    "given a proxy below /bot that %s, then the page answers there",
    async (how) => {
      await web.stop();
      web = await startWeb({ PUBLIC_URL: "http://127.0.0.1/bot/", TRUST_PROXY: "1" });
      const proxy = createServer((incoming, outgoing) => {
        const path = how === "leaves it" ? incoming.url : incoming.url?.replace(/^\/bot/, "");
        const passed = request(
          web.url + path,
          { method: incoming.method, headers: incoming.headers },
          (answer) => {
            outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
            answer.pipe(outgoing);
          },
        );
        incoming.pipe(passed);
      }).listen(0, "127.0.0.1");
      await once(proxy, "listening");
      await context.clearCookies();
      await page.goto(`http://127.0.0.1:${(proxy.address() as AddressInfo).port}/bot/`);
      await page.locator("#starters li").first().waitFor();
      await page.locator("#question").fill("Who is there?");
      await page.keyboard.press("Enter");
      await page.locator(".turn .answer").waitFor();
      expect(await rows()).toBe(1);
      expect((await context.cookies()).find(({ path }) => path === "/bot/")?.name).toBe("guide_person");
      proxy.closeAllConnections();
      proxy.close();
    },
  );

  it("given a page that turns its name to this server, then it reads and asks nothing", async () => {
    const own = `http://page.attacker.com:${new URL(web.url).port}`;
    const opened = await page.goto(own);
    expect(opened?.status()).toBe(421);
    const asked = await page.evaluate(async () => {
      const body = JSON.stringify({ q: "Who is there?" });
      const headers = { "content-type": "application/json" };
      return (await fetch("/api/ask", { method: "POST", headers, body })).status;
    });
    expect(asked).toBe(421);
    expect(await rows()).toBe(1);
  });
});
