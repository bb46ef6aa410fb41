import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { spokenKeys } from "../../adapters/web/page.ts";
import { englishPhrases } from "../../src/phrases/english/index.ts";
import { soundFolder } from "../knowledge/folder-of.ts";
import { keysIn, marks } from "../phrases/marked.ts";
import { noChromium, onePage } from "../support/chromium.ts";
import { createFakeBot } from "./fake-bot.ts";
import { type Harness, startWeb } from "./harness.ts";
import { startKeep } from "./keep/world.ts";

const folder = join(import.meta.dirname, "../../adapters/web/public");
const read = (name: string) => readFileSync(join(folder, name), "utf8");
const scripts = readdirSync(folder)
  .filter((name) => name.endsWith(".js") && !name.startsWith("keep"))
  .map(read)
  .join("\n");

let web: Harness;
beforeEach(async () => {
  web = await startWeb();
});
afterEach(() => web.stop());

describe("the page's own words", () => {
  it("are handed to its scripts, those that they say and no others", () => {
    expect(spokenKeys.filter((key) => !scripts.includes(`"${key}"`))).toEqual([]);
    const called = [...scripts.matchAll(/phrases\("([a-z-]+)"/g)].map(([, key]) => key!);
    expect(called.filter((key) => !spokenKeys.some((each) => each === key))).toEqual([]);
  });

  it("stand in its HTML as keys of sentences without places", () => {
    const named = [...read("index.html").matchAll(/\{\{([a-z-]+)\}\}/g)].map(([, key]) => key!);
    expect(named.length).toBeGreaterThan(15);
    const known = englishPhrases as Readonly<Record<string, string>>;
    expect(named.filter((key) => key !== "spoken" && !/^[^{]+$/.test(known[key] ?? ""))).toEqual([]);
  });

  it("are those of the folder that answers now, and not sent twice", async () => {
    const before = await web.get("/");
    expect(await before.text()).toContain(">To begin with<");
    const again = { "if-none-match": before.headers.get("etag")! };
    expect((await web.get("/", again)).status).toBe(304);
    web.answerBy(createFakeBot({ "to-begin-with": "Zum Einstieg" }));
    const after = await web.get("/", again);
    expect([after.status, after.headers.get("cache-control")]).toEqual([200, "no-cache"]);
    expect(await after.text()).toContain(">Zum Einstieg<");
  });

  it("are those of guide.yaml as soon as it is read anew", async () => {
    const { url, dir, knowledge } = await startKeep();
    const guide = `${soundFolder["guide.yaml"]}phrases:\n  what-to-know: "Kaffee?"\n`;
    writeFileSync(join(dir, "guide.yaml"), guide);
    await knowledge.reload();
    const html = await (await fetch(url)).text();
    expect(html).toContain(">Kaffee?</h1>");
    expect(html).toContain("<title>Barista: coffee</title>");
  });

  it("are text in HTML, whatever signs a folder writes", async () => {
    const hostile = `</h2><script>alert("1")</script>' {{spoken}} $& &amp;`;
    web.answerBy(createFakeBot({ "to-begin-with": hostile, "ask-question": hostile, thanks: hostile }));
    const html = await (await web.get("/")).text();
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|"\)<\/script>|<\/h2><script/);
    expect(html.match(/&#60;\/h2&#62;&#60;script&#62;/g)).toHaveLength(3);
    expect(html).toContain("{{spoken}} $&#38; &#38;amp;");
  });

  it("are a folder's own in what a request is refused with", async () => {
    web.answerBy(createFakeBot(marks));
    const said = async (response: Promise<Response>) =>
      keysIn(((await (await response).json()) as { error: { message: string } }).error.message);
    expect(await said(web.get("/nowhere"))).toEqual(["nothing-there"]);
    expect(await said(web.get("/api/ask"))).toEqual(["post-only"]);
    expect(await said(web.post("/api/ask", "{"))).toEqual(["not-json"]);
    expect(await said(web.post("/api/ask", {}))).toEqual(["wrong-kind"]);
    expect(await said(web.post("/api/ask", "[]"))).toEqual(["wrong-kind", "whole-body"]);
    expect(await said(web.post("/api/ask", { q: "a", b: 1 }))).toEqual(["unknown-key", "whole-body"]);
    expect(await said(web.post("/api/ask", { q: "crash" }))).toEqual(["apology"]);
    expect(await said(web.post("/api/onboard", {}))).toEqual(["no-onboarding"]);
  });
});

describe("the keepers' page", () => {
  it("has its words in one file", () => {
    const others = readdirSync(folder).filter(
      (name) => /^keep.*\.js$/.test(name) && name !== "keep-words.js",
    );
    expect(others.length).toBeGreaterThan(4);
    const literals = others.flatMap((name) => read(name).match(/["`][A-Z][a-z][^"`\n]*["`]/g) ?? []);
    // A key of the keyboard.
    expect(literals.filter((text) => text !== '"Enter"')).toEqual([]);
  });
});

/** Every text and every label on the page, but for keys of the keyboard and what a chart draws. */
const allTexts = `(() => {
  const texts = [document.title];
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) texts.push(node.data);
    if (node.nodeType !== Node.ELEMENT_NODE || node.matches("kbd, svg, script, noscript")) return;
    for (const name of ["aria-label", "placeholder", "title", "alt"]) texts.push(node.getAttribute(name) ?? "");
    node.childNodes.forEach(walk);
  };
  walk(document.body);
  return texts;
})()`;

/** The words in all texts of something. */
function wordsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return value.match(/\p{L}+/gu) ?? [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(wordsIn) : [];
}

describe.skipIf(noChromium)(`a folder's own sentences in Chromium${noChromium}`, () => {
  const shared = onePage();

  it("are all that the page shows and reads out beside the knowledge", async () => {
    web.answerBy(createFakeBot(marks));
    const { page, complaints } = shared();
    await page.goto(web.url);
    await page.locator("#starters li").first().waitFor();
    const seen = new Set<string>();
    const look = async () => {
      for (const text of (await page.evaluate(allTexts)) as string[]) seen.add(text.trim());
    };
    const replies: unknown[] = [];
    page.on("response", async (response) => {
      if (response.url().includes("/api/")) replies.push(await response.json().catch(() => null));
    });
    const questions = ["deep", "which", "moon", "crash", "who"];
    await look();
    for (const [index, question] of questions.entries()) {
      await page.locator("#question").fill(question);
      await page.keyboard.press("Enter");
      await page.locator(`.turn:nth-child(${index + 1}) .answer`).waitFor();
      await look();
    }
    await page.locator(".vote.down").first().click();
    await page.locator(".reason").waitFor();
    await look();
    await page.keyboard.press("Enter");
    await page.locator(".thanks").first().waitFor();
    await look();
    await page.locator("#theme").click();
    await look();
    await page.locator("#forget").click();
    await page.locator("#log li").first().waitFor({ state: "detached" });
    await look();

    const { knowledge, catalogue } = createFakeBot();
    const known = new Set(wordsIn([replies, knowledge.profile, catalogue.topics, questions]));
    const bare = [...seen].filter(
      (text) => keysIn(text).length === 0 && wordsIn(text).some((word) => !known.has(word)),
    );
    expect(bare).toEqual([]);
    // The browser itself reports every answer of status 500.
    expect(complaints).toEqual([expect.stringContaining("500")]);
    const shown = [...seen].flatMap(keysIn);
    expect(shown).toEqual(
      expect.arrayContaining(["ask-question", "did-it-help", "apology", "thanks", "theme-light", "why-this"]),
    );
  });
});
