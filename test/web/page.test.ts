import type { BrowserContextOptions, Page } from "playwright-core";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { listen, noChromium, onePage, openBrowser } from "../support/chromium.ts";
import { type Harness, startWeb } from "./harness.ts";

describe.skipIf(noChromium)(`the page in Chromium${noChromium}`, () => {
  const shared = onePage();
  let web: Harness;
  let page: Page;
  let complaints: string[];

  beforeEach(async () => {
    web = await startWeb();
    ({ page, complaints } = shared());
    // After the page was left: it may complain that nobody answers it.
    onTestFinished(async () => {
      await web.stop();
      expect(complaints).toEqual([]);
    });
    await enter();
  });

  async function enter(): Promise<void> {
    page.on("dialog", (dialog) => complaints.push(`dialog ${dialog.message()}`));
    await page.goto(web.url);
    await page.locator("#starters li").first().waitFor();
  }

  /** Goes on in a page of another kind. */
  async function reopen(options: BrowserContextOptions): Promise<void> {
    const context = await (await openBrowser()).newContext(options);
    onTestFinished(() => context.close());
    page = await context.newPage();
    listen(page, complaints);
    await enter();
  }

  const answer = (number: number) => page.locator(`.turn:nth-child(${number}) .answer`);

  async function ask(question: string, number = 1): Promise<void> {
    await page.locator("#question").fill(question);
    await page.keyboard.press("Enter");
    await answer(number).waitFor();
  }

  it("says who the guide is, and asks a question to begin with", async () => {
    expect(await page.title()).toBe("Heron: ponds");
    expect(await page.locator("#welcome p").first().textContent()).toContain("I know about ponds");
    await page.getByRole("button", { name: "How deep are the ponds?" }).first().click();
    await answer(1).waitFor();
    expect(await page.locator(".asked").textContent()).toBe("How deep are the ponds?");
  });

  it("answers with statement, chart, table, working and source", async () => {
    await ask("How deep?");
    expect(await answer(1).locator(".body p").first().textContent()).toBe(
      "The mill pond is 2 metres deeper than the duck pond: 5 against 3 metres.",
    );
    const chart = page.getByRole("img", { name: /Bar chart: Ponds. Mill pond: 5 m; Duck pond: 3 m/ });
    await chart.waitFor();
    expect(await chart.locator("text").allTextContents()).toEqual(
      expect.arrayContaining(["Mill pond", "5 m", "3 m"]),
    );
    await page.getByText("Table", { exact: true }).click();
    expect(await page.getByRole("row", { name: "Mill pond 5 m" }).isVisible()).toBe(true);
    await page.getByText("How it was worked out").click();
    expect(await answer(1).locator(".formula").textContent()).toBe("5 m − 3 m = 2 m");
    await page.getByText("Sources: Ponds").click();
    expect(await answer(1).locator(".sources li").textContent()).toContain("row “Mill pond”");
    await page.getByText("Why this answer").click();
    expect(await answer(1).locator(".why").textContent()).toContain("one row");
  });

  it("works by keyboard alone: asks, follows up with Alt+1, brings back a question, jumps with /", async () => {
    expect(await page.evaluate("document.activeElement?.id")).toBe("question");
    await page.keyboard.type("Who is there?");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Enter");
    await answer(1).waitFor();
    await page.keyboard.press("Alt+Digit1");
    await answer(2).waitFor();
    expect(await page.locator(".asked").allTextContents()).toEqual([
      "Who is there?",
      "How deep are the ponds?",
    ]);
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    expect(await page.locator("#question").inputValue()).toBe("Who is there?");
    await page.locator("body").click({ position: { x: 700, y: 30 } });
    await page.keyboard.press("/");
    expect(await page.evaluate("document.activeElement?.id")).toBe("question");
  });

  it("completes what is typed, chosen with the arrow keys", async () => {
    await page.locator("#question").pressSequentially("how d");
    await page.getByRole("option", { name: "How deep are the ponds?" }).waitFor();
    await page.keyboard.press("ArrowDown");
    expect(await page.locator("#question").getAttribute("aria-activedescendant")).toBe("completion-0");
    await page.keyboard.press("Enter");
    await answer(1).waitFor();
    expect(await page.locator(".asked").textContent()).toBe("How deep are the ponds?");
  });

  it("follows a suggestion, and says the answer to those who listen", async () => {
    await ask("Who is there?");
    await page.getByRole("group", { name: "Ask next:" }).getByRole("button").click();
    await answer(2).waitFor();
    await expect.poll(() => page.getByRole("status").textContent()).toContain("2 metres deeper");
  });

  it("asks back with choices, and takes none of them for an answer", async () => {
    await ask("which one");
    const choices = page.getByRole("group", { name: "Which of these do you mean?" });
    expect(await choices.getByRole("button").allTextContents()).toEqual(["Depth", "None of these"]);
    await choices.getByRole("button", { name: "None of these" }).click();
    await expect.poll(async () => (await web.store.votes.since(0)).map(({ kind }) => kind)).toEqual(["none"]);
  });

  it("takes a vote, and the reason for a bad one", async () => {
    await ask("How deep?");
    await page.getByRole("button", { name: "This answer did not help" }).click();
    await page.getByPlaceholder("What was wrong?").fill("It was shallow");
    await page.keyboard.press("Enter");
    await page.getByText("Thank you, that helps.").first().waitFor();
    expect(await web.store.votes.since(0)).toMatchObject([{ kind: "down", reason: "It was shallow" }]);
    expect(
      await page.getByRole("button", { name: "This answer did not help" }).getAttribute("aria-pressed"),
    ).toBe("true");
  });

  it("goes on after a reload: the answers stand there, and follow-ups are understood", async () => {
    await ask("Who is there?");
    await page.reload();
    await answer(1).waitFor();
    await ask("and then", 2);
    expect(await answer(2).textContent()).toContain("After “Who is there?” comes this.");
  });

  it("begins anew on request", async () => {
    await ask("Who is there?");
    await page.getByRole("button", { name: "New conversation" }).click();
    expect(await page.locator("#welcome").isVisible()).toBe(true);
    await ask("and then");
    expect(await answer(1).textContent()).toContain("After “null”");
  });

  it.each([
    '<img src=x onerror="alert(1)"><script>alert(2)</script><b>bold</b>',
    "</h2><svg onload=alert(3)>",
    "@everyone <!channel> \u202e \u0000 🦆",
    "a".repeat(100_000),
  ])("shows %.40s as text", async (question) => {
    await ask(question);
    expect(await page.locator(".turn img, .turn script, .turn b, .turn svg[onload]").count()).toBe(0);
    expect(await page.locator(".asked").textContent()).toBe(question);
  });

  it("says what went wrong, with a reference, and tries again", async () => {
    await ask("crash");
    expect(await page.getByRole("alert").textContent()).toMatch(
      /Something went wrong.*the code [0-9a-f]{8}\./,
    );
    await page.getByRole("button", { name: "Try again" }).waitFor();
    // The browser itself reports every answer of status 500.
    expect(complaints.splice(0)).toEqual([expect.stringContaining("500")]);
  });

  it("changes to dark, draws the chart anew, and remembers it", async () => {
    await ask("How deep?");
    const bar = page.locator('.chart rect[fill="#0072b2"]');
    await bar.first().waitFor();
    await page.getByRole("button", { name: "Theme: auto" }).click();
    await page.getByRole("button", { name: "Theme: light" }).click();
    await page.locator('.chart rect[fill="#56b4e9"]').first().waitFor();
    expect(await page.evaluate("getComputedStyle(document.body).backgroundColor")).toBe("rgb(19, 23, 26)");
    await page.reload();
    await page.getByRole("button", { name: "Theme: dark" }).waitFor();
  });

  it("fits a phone: nothing wider than the screen, contents in a sheet", async () => {
    await reopen({ viewport: { width: 360, height: 700 }, hasTouch: true, isMobile: true });
    await ask("How deep?");
    await page.locator(".chart svg").waitFor();
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(360);
    // The bar's words stand on one line each.
    expect(await page.evaluate("document.querySelector('.bar').offsetHeight")).toBeLessThan(60);
    await page.getByRole("button", { name: "Contents" }).click();
    await page.getByText("Water").click();
    await page.getByRole("button", { name: "Depth of ponds" }).click();
    await answer(2).waitFor();
    expect(await page.locator("#contents").isVisible()).toBe(false);
  });

  it("forgets the person on request", async () => {
    await ask("How deep?");
    await page.getByRole("button", { name: "Forget me" }).click();
    await page.getByRole("button", { name: "Forgotten" }).waitFor();
    expect((await web.store.stats()).rows).toMatchObject({ answers: 0, frames: 0 });
  });
});
