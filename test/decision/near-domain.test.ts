import { describe, expect, it } from "vitest";
import { readLabelled } from "../../bench/labelled.ts";
import { nearDomainQuestions } from "../../bench/near-domain.ts";
import { createRandom } from "../../bench/random.ts";
import { loadKnowledge } from "../../src/knowledge/load.ts";

const folder = "test/fixtures/bicycle-city";
const { knowledge } = await loadKnowledge(folder);
const items = readLabelled(`${folder}.questions.jsonl`);
const made = nearDomainQuestions(knowledge!, items, createRandom(1));

describe("questions near the domain", () => {
  it("given a folder and its questions, then there are narrowed ones, ones about its names, and ones that go on", () => {
    const asked = new Set(items.map(({ q }) => q.replace(/[?!.\s]+$/, "")));
    const names = knowledge!.tables.flatMap(({ rows }) => rows.map(({ name }) => name));
    expect(made.some(({ q }) => [...asked].some((known) => q.startsWith(`${known} `)))).toBe(true);
    expect(made.some(({ q }) => names.some((name) => q.includes(name)))).toBe(true);
    expect(made.some(({ prior }) => prior.length === 1)).toBe(true);
    expect(made.every(({ expect: expected }) => expected === "decline")).toBe(true);
  });

  it("given the same seed, then the same questions", () => {
    expect(nearDomainQuestions(knowledge!, items, createRandom(1))).toEqual(made);
  });
});
