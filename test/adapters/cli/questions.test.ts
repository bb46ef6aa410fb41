import { fileURLToPath } from "node:url";
import { describe, expect, it, vi } from "vitest";
import { printComparisons, questionsToTry } from "../../../adapters/cli/knowledge/questions.ts";
import { InputError } from "../../../adapters/input-error.ts";
import type { Store } from "../../../src/ports.ts";
import type { Reply } from "../../../src/reply/index.ts";
import { replyOf } from "../../support/records.ts";

const probe = { question: "How deep?", prior: [], times: 1, label: null };

function printed(before: Partial<Reply>, after: Partial<Reply>): string {
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  const replies = [before, after].map((each) => replyOf({ status: "answered", entry: "ponds", ...each }));
  printComparisons(
    "Changed",
    [{ probe, before: replies[0]!, after: replies[1]!, differs: ["answer"], gain: 0 }],
    "green",
  );
  const line = String(log.mock.lastCall![0]);
  log.mockRestore();
  return line.trim();
}

describe("a changed reply in a line", () => {
  it.each([
    ["another entry", { status: "declined", entry: null }, {}, "declined → answered (ponds)"],
    [
      "other words of the same entry",
      { text: "The mill pond is 5 metres deep, and cold." },
      { text: "The mill pond is 6 metres deep, and cold." },
      "answered (ponds): “… 5 metres deep, and cold.” → “… 6 metres deep, and cold.”",
    ],
    [
      "more words",
      { text: "Deep." },
      { text: "Deep.\n\nAnd cold." },
      "answered (ponds): “Deep.” → “Deep. And cold.”",
    ],
    ["the same words", { text: "Deep." }, { text: "Deep." }, "answered (ponds), with other sources"],
  ] as const)("says %s", (_, before, after, line) => {
    expect(printed(before, after)).toBe(line);
  });
});

describe("labelled questions", () => {
  it("that cannot be read are said, with the flag that named them", async () => {
    const store = { answers: { since: async () => [] } } as unknown as Store;
    await expect(questionsToTry(store, { since: 0, labelled: ["nowhere.jsonl"] })).rejects.toThrow(
      /^--labelled: ENOENT.*nowhere\.jsonl/,
    );
    const file = fileURLToPath(import.meta.url);
    const refused = questionsToTry(store, { since: 0, labelled: [file] });
    await expect(refused).rejects.toThrow(InputError);
    await expect(refused).rejects.toThrow(`--labelled: ${file}:1: not a labelled question; write {"id"`);
  });
});
