import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { loadKnowledge } from "../../src/knowledge/load.ts";

const fixtures = resolve(import.meta.dirname, "../fixtures");

const questionSchema = z.strictObject({
  id: z.string(),
  kind: z.string(),
  q: z.string(),
  prior: z.array(z.string()).optional(),
  expect: z.enum(["answer", "clarify", "decline", "chitchat"]),
  must: z.array(z.string()),
  any: z.array(z.string()).optional(),
  mustNot: z.array(z.string()).optional(),
  note: z.string().optional(),
});

describe.each([
  { folder: "support-faq", entries: 200, tables: 2 },
  { folder: "bicycle-city", entries: 9, tables: 10 },
])("another team's folder: $folder", ({ folder, entries, tables }) => {
  it("is in order", async () => {
    const { knowledge, problems } = await loadKnowledge(join(fixtures, folder));
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(knowledge!.entries.length).toBeGreaterThanOrEqual(entries);
    expect(knowledge!.tables.length).toBeGreaterThanOrEqual(tables);
    for (const { also } of knowledge!.entries) expect(also.length).toBeGreaterThanOrEqual(3);
  });

  it("has labelled questions in the form of the scorer, patterns that compile, and some to decline", () => {
    const lines = readFileSync(join(fixtures, `${folder}.questions.jsonl`), "utf8")
      .trim()
      .split("\n");
    const questions = lines.map((line) => questionSchema.parse(JSON.parse(line)));
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
    for (const { must, any = [], mustNot = [] } of questions)
      for (const pattern of [...must, ...any, ...mustNot])
        expect(() => new RegExp(pattern, "i")).not.toThrow();
    expect(questions.filter((question) => question.expect === "decline").length).toBeGreaterThanOrEqual(14);
  });
});

it("the shipped knowledge is in order", async () => {
  const { problems } = await loadKnowledge(resolve(import.meta.dirname, "../../knowledge"));
  expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
});
