import { describe, expect, it } from "vitest";
import { createBot } from "../src/bot.ts";
import { teaShop } from "./tea-shop.ts";

const bot = createBot(teaShop());
const reply = (text: string) => bot.answer({ id: "1", text }, null).reply;

describe("what is said among people", () => {
  it.each([
    ["thanks with more behind it", "thanks Tom, I pushed the fix to staging", /welcome|Gladly/],
    ["good news", "passed my probation today!!! drinks on me", /^Congratulations/],
    ["a farewell that is none", "the printer is broken again. that is all", /about the tea shop/],
    [
      "a question to a colleague",
      "Jin, could you rerun the nightly build for us today at 15:30?",
      /about the tea shop/,
    ],
  ])("%s: %j", (_, text, said) => {
    expect(reply(text)).toMatchObject({ status: "chitchat", text: expect.stringMatching(said) });
  });

  it("given it asks what the knowledge answers, when said, then that is answered, whatever its form", () => {
    expect(reply("Jin, could you tell us today when the shop opens?").status).toBe("answered");
  });

  it("given a question that would speak of an answer, and none was given, when asked, then it is no talk", () => {
    expect(reply("I dropped my oolong tea in the shop, is that bad?").status).not.toBe("chitchat");
  });
});
