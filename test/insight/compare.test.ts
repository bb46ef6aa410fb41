import { describe, expect, it } from "vitest";
import { compareAnswers, effectOf, probesFromLabels, probesFromLog } from "../../src/insight/compare.ts";
import { judge, parseLabelled } from "../../src/insight/labelled.ts";
import type { Reply } from "../../src/reply/index.ts";
import { replyOf } from "../support/records.ts";

type Version = Readonly<Record<string, Partial<Reply>>>;

/** Answers by a table: question → what the reply says. */
const answerer = (version: Version) => (question: string) =>
  replyOf({ status: "declined", text: "", entry: null, citations: [], ...version[question] });

const answered = (entry: string, text = entry): Partial<Reply> => ({
  status: "answered",
  entry,
  text,
  citations: [{ id: entry, title: entry, source: "s" }],
});

describe("what a new entry does to the questions", () => {
  const before: Version = { depth: answered("ponds"), fish: answered("fish"), mud: answered("ponds") };
  const after: Version = {
    depth: answered("ponds"),
    fish: answered("new"),
    permit: answered("new"),
    mud: { status: "clarify", text: "Which?" },
  };

  it("tells what it wins, what it takes, and what it makes ambiguous", () => {
    const log = ["depth", "fish", "permit", "Permit", "mud", null].map((question) => ({ question }));
    const effect = effectOf("new", compareAnswers(probesFromLog(log), answerer(before), answerer(after)));
    const questions = (part: keyof typeof effect) =>
      effect[part].map(({ probe }) => [probe.question, probe.times]);
    expect(questions("won")).toEqual([["permit", 2]]);
    expect(questions("taken")).toEqual([["fish", 1]]);
    expect(questions("lost")).toEqual([["mud", 1]]);
  });

  it("tells which right answers turn wrong, and which turn right", () => {
    const labels = parseLabelled(
      [
        { id: "1", kind: "k", q: "fish", expect: "answer", must: ["^fish$"] },
        { id: "2", kind: "k", q: "permit", expect: "answer", must: ["new"] },
        { id: "3", kind: "k", q: "depth", expect: "answer", any: ["nothing", "ponds"] },
      ]
        .map((label) => JSON.stringify(label))
        .join("\n"),
      "labels.jsonl",
    );
    const effect = effectOf(
      "new",
      compareAnswers(probesFromLabels(labels), answerer(before), answerer(after)),
    );
    expect(effect.worse.map(({ probe }) => probe.question)).toEqual(["fish"]);
    expect(effect.better.map(({ probe }) => probe.question)).toEqual(["permit"]);
  });
});

describe("comparing replies", () => {
  const compare = (before: Partial<Reply>, after: Partial<Reply>) =>
    compareAnswers(probesFromLog([{ question: "q" }]), answerer({ q: before }), answerer({ q: after }))[0]
      ?.differs;

  it.each([
    ["nothing", answered("a"), answered("a"), []],
    ["status and all", answered("a"), {}, ["status", "answer", "citation"]],
    ["the words", answered("a", "one"), answered("a", "two"), ["answer"]],
    [
      "the row cited",
      { citations: [{ id: "a", title: "", source: "", row: "x" }] },
      { citations: [] },
      ["citation"],
    ],
  ])("finds that %s differs", (_, before, after, differs) => {
    expect(compare(before, after)).toEqual(differs);
  });
});

describe("labelled questions", () => {
  const label = (about: object) =>
    parseLabelled(JSON.stringify({ id: "1", kind: "k", q: "q", expect: "answer", ...about }), "f")[0]!;

  it.each([
    [{ must: ["10%"] }, "answered", "about 10%", 1],
    [{ must: ["10%"] }, "answered", "about 11%", 0],
    [{ must: ["10-12"] }, "answered", "**10–12**", 1],
    [{ mustNot: ["brazil"] }, "answered", "In Brazil", 0],
    [{}, "answered", "x".repeat(1_501), 0],
    [{}, "declined", "", 0],
    [{ expect: "decline" }, "declined", "", 1],
    [{ expect: "decline" }, "clarify", "", 0.5],
    [{ expect: "clarify" }, "clarify", "", 1],
    [{ expect: "chitchat" }, "chitchat", "", 1],
  ] as const)("%j with %s %j scores %d", (about, status, text, score) => {
    expect(judge(label(about), { status, text }).score).toBe(score);
  });

  it("names file and line of one that does not fit", () => {
    expect(() => parseLabelled('\n{"id": 1}', "labels.jsonl")).toThrow(
      "labels.jsonl:2: not a labelled question",
    );
  });
});
