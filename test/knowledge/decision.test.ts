import { describe, expect, it } from "vitest";
import { createBot } from "../../src/bot.ts";
import { decisionModel } from "../../src/decision/index.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { folderOf, soundFolder } from "./folder-of.ts";

const loaded = async (files = {}) => {
  const { knowledge, problems } = await loadKnowledge(folderOf({ ...soundFolder, ...files }));
  expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
  return knowledge!;
};

const question = { id: "1", text: "How is coffee roasted?" };

describe("a folder's own weights", () => {
  it("given a folder without them, when loaded, then what was fitted over many folders decides", async () => {
    expect((await loaded()).decision).toBeNull();
  });

  it("given a folder with them, when asked, then they decide", async () => {
    // With limits that nothing reaches the folder's own question is declined: the weights were read and used.
    const never = { ...decisionModel, limits: { ...decisionModel.limits, answer: 1, maybe: 1, table: 1 } };
    const knowledge = await loaded({ "decision.json": JSON.stringify(never) });
    expect(knowledge.decision?.limits.answer).toBe(1);
    expect(createBot(await loaded()).answer(question, null).reply.status).toBe("answered");
    expect(createBot(knowledge).answer(question, null).reply.status).toBe("declined");
  });
});
