import { describe, expect, it } from "vitest";
import { createServer } from "../../adapters/runtime/server.ts";
import { parseSettings } from "../../adapters/settings/index.ts";
import { createWebAdapter } from "../../adapters/web/index.ts";
import { noChromium, onePage } from "../support/chromium.ts";
import { createWorld, logger } from "./world.ts";

describe.skipIf(noChromium)(`the onboarding on the page, in Chromium${noChromium}`, () => {
  const shared = onePage({ timezoneId: "Asia/Tokyo" });

  it("begins by a button, goes on by buttons and words, answers in between, and outlives a reload", async () => {
    const world = await createWorld();
    const server = createServer({ host: "127.0.0.1", port: 0, logger });
    const settings = parseSettings({ variables: {}, fromFile: new Set(), file: ".env" });
    createWebAdapter({ settings, guide: world.guide, logger, server, onboarding: world.onboarding });
    await server.start();
    const { page, complaints } = shared();
    const answer = (number: number) => page.locator(`.turn:nth-child(${number}) .answer`);
    const says = async (text: string, number: number) => {
      await page.locator("#question").fill(text);
      await page.keyboard.press("Enter");
      await answer(number).waitFor();
    };

    await page.goto(`http://127.0.0.1:${server.port()}`);
    await page.getByRole("button", { name: "Show me around" }).click();
    await answer(1).getByRole("button", { name: "Managing machine learning engineers" }).click();
    await answer(2).getByRole("button", { name: "Next", exact: true }).click();
    await answer(3).getByRole("button", { name: "Yes, I have done it myself" }).click();
    await answer(4).waitFor();
    expect(await answer(4).textContent()).toContain("What machine learning engineers do");
    await says("What is Keras?", 5);
    expect(await answer(5).textContent()).toContain("Keras");
    await answer(5).getByRole("button", { name: "Go on with the onboarding" }).click();
    await answer(6).waitFor();
    await says("next", 7);
    expect(await answer(7).textContent()).toContain("What not to believe about them");

    await page.reload();
    await answer(7).getByRole("button", { name: "Back", exact: true }).click();
    await answer(8).waitFor();
    expect(await answer(8).textContent()).toContain("What machine learning engineers do");
    const [record] = await world.store.onboarding.list("web");
    expect(record?.data).toMatchObject({ at: "role", zone: "Asia/Tokyo" });
    expect(complaints).toEqual([]);
    await server.stop();
    await world.store.close();
  }, 60_000);
});
