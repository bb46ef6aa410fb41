import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContextOptions, Page } from "playwright-core";
import { describe, expect, it, onTestFinished } from "vitest";
import { folderOf } from "../../knowledge/folder-of.ts";
import { listen, noChromium, onePage, openBrowser } from "../../support/chromium.ts";
import { password, startKeep } from "./world.ts";

describe.skipIf(noChromium)(`the keepers' page in Chromium${noChromium}`, () => {
  const shared = onePage();

  /** The page before a folder of its own; with `options` one of another kind. */
  async function open(options?: BrowserContextOptions) {
    const { page, complaints } = options ? await newPage(options) : shared();
    const world = await startKeep();
    onTestFinished(async () => {
      // Whoever is not logged in is told so with a 401, and the browser says that on its console.
      expect(complaints.filter((each) => !/401/.test(each))).toEqual([]);
      // What the page still asks for must not meet a server that stops.
      await page.goto("about:blank");
    });
    return { ...world, page };
  }

  async function newPage(options: BrowserContextOptions) {
    const context = await (await openBrowser()).newContext(options);
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const complaints: string[] = [];
    listen(page, complaints);
    return { page, complaints };
  }

  /** Logs in by keyboard alone: the name's field has the focus. */
  async function enter(page: Page, url: string): Promise<void> {
    await page.goto(`${url}/keep`);
    await page.locator("#name:focus").waitFor();
    await page.keyboard.type("Ann");
    await page.keyboard.press("Tab");
    await page.keyboard.type(password);
    await page.keyboard.press("Enter");
    await page.locator("h1:focus").waitFor();
  }

  /** Until the page knows that it is saved: before, it asks whoever leaves. */
  async function save(page: Page): Promise<void> {
    await page.getByRole("button", { name: "Save" }).click();
    await page.locator("[data-unsaved]").waitFor({ state: "detached" });
  }

  /** Presses Tab until what has the focus fits. */
  async function tabTo(page: Page, selector: string): Promise<void> {
    for (let steps = 0; steps < 60; steps++) {
      await page.keyboard.press("Tab");
      if (await page.evaluate(`document.activeElement?.matches(${JSON.stringify(selector)}) ?? false`))
        return;
    }
    throw new Error(`Tab never came to ${selector}`);
  }

  it("gap → draft → try → accept → answered, by keyboard alone", async () => {
    const { page, url, ask, dir } = await open();
    await ask("which milk foams best");
    await ask("what milk foams the best?");
    await enter(page, url);
    await tabTo(page, "a.card");
    await page.keyboard.press("Enter");
    await page.locator("#draft-question").waitFor();
    await tabTo(page, "#draft-answer");
    await page.keyboard.type("Whole milk foams best.");
    await tabTo(page, "select");
    await page.keyboard.press("ArrowDown");
    await page.getByText("It answers its own question.").waitFor();
    await page.getByText(/^Wins: \d/).waitFor();
    await page.keyboard.press("Control+Enter");
    await page.getByRole("status").filter({ hasText: "Accepted" }).first().waitFor({ state: "attached" });
    await page.locator("#live", { hasText: /^Live/ }).waitFor();
    const [made] = ["faq/milk-foams-best.md", "faq/milk-foams.md"].filter((path) =>
      existsSync(join(dir, path)),
    );
    expect(readFileSync(join(dir, made!), "utf8")).toContain("Whole milk foams best.");
    await expect
      .poll(async () => (await ask("which milk foams best")).text, { timeout: 30_000 })
      .toContain("Whole milk");
    await page.keyboard.press("Escape");
    await tabTo(page, "[data-part=changes], a[href='#/gaps']");
  });

  it("an entry is edited with its check beside, and the change taken back", async () => {
    const { page, url, dir } = await open();
    await enter(page, url);
    await page.goto(`${url}/keep#/entries`);
    await page.locator("#search").fill("roasted");
    await page.getByRole("link", { name: /How is coffee roasted/ }).click();
    expect(await page.getByLabel("Question").inputValue()).toBe("How is coffee roasted?");
    await page.getByRole("button", { name: "Edit it as a file" }).click();
    const file = page.getByLabel("The file");
    const before = await file.inputValue();
    await file.fill(before.replace("source: handbook", "source: handbok"));
    await page.getByText('did you mean "handbook"?').waitFor();
    expect(await page.getByRole("button", { name: "Save" }).isDisabled()).toBe(true);
    await file.fill(before.replace("until they crack", "until they pop"));
    await page.getByText("In order.").waitFor();
    await save(page);
    await expect.poll(() => readFileSync(join(dir, "faq/roasting.md"), "utf8")).toContain("pop");
    await page.goto(`${url}/keep#/changes`);
    await page.getByRole("button", { name: "Take back: Edited: faq/roasting.md" }).click();
    await page.getByRole("cell", { name: "taken back" }).waitFor();
    expect(readFileSync(join(dir, "faq/roasting.md"), "utf8")).toBe(before);
  });

  it("who writes no YAML edits fields, names a source of their own, and begins an entry from nothing", async () => {
    const { page, url, dir, ask } = await open();
    await enter(page, url);
    await page.goto(`${url}/keep#/entry/faq%2Froasting.md`);
    await page.locator("#draft-answer").fill("Green beans are heated until they pop.");
    await page.getByText("In order.").waitFor();
    await save(page);
    await expect.poll(() => readFileSync(join(dir, "faq/roasting.md"), "utf8")).toContain("until they pop");
    const roasting = readFileSync(join(dir, "faq/roasting.md"), "utf8");
    for (const kept of ["id: roasting", "what happens in the drum", "topics: [beans]", "related: [roasts]"])
      expect(roasting).toContain(kept);

    await page.goto(`${url}/keep#/gap/new`);
    await page.getByText("Still to be written: the question, the answer, its source.").waitFor();
    expect(await page.getByRole("button", { name: "Accept" }).isDisabled()).toBe(true);
    await page.locator("#draft-question").fill("Where is the descaler?");
    await page.locator("#draft-answer").fill("Below the sink.");
    await page.locator("select").selectOption({ label: "Another …" });
    await page.locator("#draft-source").fill("Ann, who keeps the bar");
    await page.getByText("In order.").waitFor();
    await page.getByText("It answers its own question.").waitFor();
    await page.getByRole("button", { name: "Accept" }).click();
    await expect.poll(() => existsSync(join(dir, "faq/descaler.md"))).toBe(true);
    expect(readFileSync(join(dir, "sources.yaml"), "utf8")).toMatch(
      /- id: ann-who-keeps-the-bar\n {2}title: "Ann, who keeps the bar"\n$/,
    );
    await expect
      .poll(async () => (await ask("where is the descaler")).text, { timeout: 30_000 })
      .toContain("Below the sink");
  });

  it("another file's error is told with the way to it, and that nothing goes live until it is mended", async () => {
    const { page, url, dir, knowledge } = await open();
    await enter(page, url);
    writeFileSync(join(dir, "faq/milk.md"), "---\nid: [\n---\n");
    await knowledge.reload();
    await page.locator("#broken a").filter({ hasText: "faq/milk.md" }).waitFor();
    await page.goto(`${url}/keep#/entry/faq%2Froasting.md`);
    await page.locator("#draft-answer").fill("Green beans are heated until they pop.");
    await page.getByText("Nothing goes live until these are mended:").waitFor();
    await save(page);
    await page.getByText("Saved; it answers when faq/milk.md is mended.").first().waitFor();
    await page.locator("#broken a").click();
    await page.getByRole("heading", { name: "faq/milk.md" }).waitFor();
    await page.getByRole("button", { name: "Remove" }).click();
    await page.locator("#live", { hasText: /^Live/ }).waitFor();
    expect(await page.locator("#broken").isHidden()).toBe(true);
  });

  it("what was written is not left by a slip", async () => {
    const { page, url } = await open();
    await enter(page, url);
    await page.goto(`${url}/keep#/entry/faq%2Froasting.md`);
    const answer = page.locator("#draft-answer");
    await answer.fill("Green beans are heated until they pop.");
    const asked: string[] = [];
    page.once("dialog", (dialog) => {
      asked.push(dialog.message());
      void dialog.dismiss();
    });
    await page.getByRole("link", { name: "Votes" }).click();
    await expect.poll(() => asked).toEqual(["What you wrote is not saved. Leave it?"]);
    expect(await answer.inputValue()).toContain("until they pop");
    expect(page.url()).toContain("#/entry/");
    page.once("dialog", (dialog) => void dialog.accept());
    await page.getByRole("link", { name: "Votes" }).click();
    await page.getByRole("heading", { name: "Votes" }).waitFor();
    await page.getByRole("link", { name: "Gaps" }).click();
    await page.getByRole("heading", { name: "Gaps" }).waitFor();
  });

  it("files are dropped, shown, and written", async () => {
    const { page, url, dir } = await open();
    await enter(page, url);
    await page.goto(`${url}/keep#/import`);
    await page.locator(".drop").waitFor();
    const transfer = await page.evaluateHandle(`(() => {
      const data = new DataTransfer();
      data.items.add(new File([["Drink;Price", "Latte;$4", "Mocha;$5"].join(String.fromCharCode(10))], "drinks.csv"));
      return data;
    })()`);
    await page.dispatchEvent(".drop", "drop", { dataTransfer: transfer });
    await page.getByRole("button", { name: "Write 1 piece" }).click();
    await page.getByText(/files? written\./).waitFor();
    expect(readFileSync(join(dir, "tables/drinks/drinks.md"), "utf8")).toContain("| Latte | $4 |");
  });

  it("a whole folder is chosen or dropped, and its files keep their places in it", async () => {
    const { page, url, dir } = await open();
    const given = folderOf({
      "handbook/bar/milk.md": "# Milk\n\nIt stands in the second fridge.\n",
      "handbook/.git/config": "nothing",
      "handbook/readme.md": "# The bar\n\nOurs.\n",
    });
    await enter(page, url);
    await page.goto(`${url}/keep#/import`);
    await page.locator("#folder").setInputFiles(join(given, "handbook"));
    await page.getByRole("button", { name: "Write 2 pieces" }).click();
    await page.getByText(/files? written\./).waitFor();
    expect(readFileSync(join(dir, "articles/handbook/milk.md"), "utf8")).toContain("second fridge");
    const dropped = await page.evaluate(`(async () => {
      const { filesDropped } = await import("./keep-dropped.js");
      const file = (name) => ({ name, isFile: true, file: (done) => done(new File(["x"], name)) });
      const folder = (name, ...rest) => ({
        name,
        isDirectory: true,
        createReader: () => ({ readEntries: (done) => done(rest.splice(0, 1)) }),
      });
      const root = folder("handbook", folder("bar", file("milk.md"), file("beans.md")), folder(".git", file("config")));
      const items = [{ kind: "file", webkitGetAsEntry: () => root }, { kind: "string" }];
      return (await filesDropped({ items })).map(({ path }) => path);
    })()`);
    expect(dropped).toEqual(["handbook/bar/beans.md", "handbook/bar/milk.md"]);
  });

  it("on a phone nothing is wider than the screen, in any part", async () => {
    const { page, url, ask } = await open({
      viewport: { width: 360, height: 740 },
      hasTouch: true,
      isMobile: true,
    });
    await ask("what is the airspeed of a swallow");
    await enter(page, url);
    for (const part of [
      "gaps",
      "gap/new",
      "entries",
      "entry/faq%2Froasting.md",
      "votes",
      "figures",
      "sources",
      "import",
      "changes",
      "people",
    ]) {
      await page.goto(`${url}/keep#/${part}`);
      await page.locator("#view:not([aria-busy]) h1").waitFor();
      expect([part, await page.evaluate("document.documentElement.scrollWidth")]).toEqual([part, 360]);
    }
  });
});
