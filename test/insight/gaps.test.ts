import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cluster, weightsFrom } from "../../src/insight/cluster.ts";
import { findGaps } from "../../src/insight/gaps.ts";
import { plainTerms } from "../../src/language/terms.ts";
import type { LoggedQuestion } from "../../src/ports.ts";
import { NOW, person } from "../support/records.ts";

let count = 0;
const line = (question: string | null, about: Partial<LoggedQuestion> = {}): LoggedQuestion => ({
  id: `answer-${String(++count).padStart(4, "0")}-rest`,
  question,
  status: "declined",
  entry: null,
  topic: null,
  confidence: 0.2,
  nearMiss: null,
  platform: "slack",
  workspace: "slack:T1",
  person: person("ada"),
  votes: { up: 0, down: 0, none: 0, wrong: 0 },
  atMs: NOW + count,
  ...about,
});

/** What the bot is asked all the time: the words in it tell no two questions apart. */
const common = [
  "How deep is a garden pond?",
  "Which plants does a garden pond need?",
  "How much does a garden pond cost?",
  "Which fish live in a garden pond?",
  "How do I clean a garden pond?",
  "When do I feed the fish in my garden pond?",
];

const rare = weightsFrom(common.map((text) => ({ terms: plainTerms(text) })));

const wordings = (gaps: ReturnType<typeof findGaps>) =>
  gaps.map(({ question, also }) => [question, ...also].sort());

describe("finding gaps", () => {
  it("puts paraphrases together and keeps other subjects apart, though all name the pond", () => {
    const gaps = findGaps(
      [
        "Do I need a permit for a garden pond?",
        "permit for pond",
        "Is there a permit that a pond needs?",
        "Which permits does the council want?",
        "Can a heron be kept away from my garden pond?",
        "heron keeps eating from the pond",
      ].map((question) => line(question)),
      plainTerms,
      rare,
    );
    expect(wordings(gaps)).toEqual([
      [
        "Do I need a permit for a garden pond?",
        "Is there a permit that a pond needs?",
        "Which permits does the council want?",
        "permit for pond",
      ],
      ["Can a heron be kept away from my garden pond?", "heron keeps eating from the pond"],
    ]);
  });

  it("tells counts, people, times, outcomes and the nearest miss", () => {
    const lakes = { id: "lakes", title: "Lakes", why: "nothing covers “permit”" };
    const seas = { id: "seas", title: "Seas", why: "only 12 % likely" };
    const [gap, ...others] = findGaps(
      [
        line("Do I need a permit?", { id: "first-one-of-them", atMs: NOW, nearMiss: lakes }),
        line("do i need a permit", { atMs: NOW + 1, nearMiss: seas }),
        line("Do I need a permit?", { atMs: NOW + 2, nearMiss: { ...seas, why: "the latest reason" } }),
        line("permit?", { atMs: NOW + 3, person: person("bob"), status: "clarify", platform: "discord" }),
        line("permits", {
          atMs: NOW + 4,
          status: "answered",
          entry: "ponds",
          votes: { up: 1, down: 1, none: 0, wrong: 0 },
        }),
        line(null, { atMs: NOW + 5 }),
      ],
      plainTerms,
      rare,
    );
    expect(others).toEqual([]);
    expect(gap).toMatchObject({
      id: "first-on",
      question: "Do I need a permit?",
      also: ["permit?", "permits"],
      count: 5,
      people: 2,
      platforms: ["discord", "slack"],
      firstAtMs: NOW,
      lastAtMs: NOW + 4,
      outcomes: { answered: 1, clarify: 1, declined: 3 },
      votedDown: 1,
      nearMiss: { id: "seas", why: "the latest reason" },
      entry: "ponds",
    });
    expect(gap?.answers).toHaveLength(5);
  });

  it("ranks by people, then by how often, then by how lately", () => {
    const gaps = findGaps(
      [
        line("heron"),
        line("heron"),
        line("heron"),
        line("permit", { person: person("bob") }),
        line("permit"),
        line("turtle"),
        line("newt"),
      ],
      plainTerms,
      rare,
    );
    expect(gaps.map(({ question }) => question)).toEqual(["permit", "heron", "newt", "turtle"]);
  });

  it("has no gaps without questions", () => {
    expect(findGaps([], plainTerms, rare)).toEqual([]);
  });
});

describe("reading terms without knowledge", () => {
  it.each([
    ["How deep are the ponds?", ["deep", "pond"]],
    ["<@U123> what about pond pond ponds", ["pond"]],
    ["what is it?", ["what", "is", "it"]],
    ["", []],
  ])("%s → %j", (question, terms) => {
    expect(plainTerms(question)).toEqual(terms);
  });
});

describe("clustering", () => {
  const items = fc.array(
    fc.record({ terms: fc.uniqueArray(fc.constantFrom(..."abcdefgh"), { maxLength: 4 }) }),
    {
      maxLength: 40,
    },
  );

  it("puts each item into exactly one cluster, the same way each time", () => {
    fc.assert(
      fc.property(items, (all) => {
        const weight = weightsFrom(all);
        const clusters = cluster(all, weight);
        expect(clusters.flat()).toHaveLength(all.length);
        expect(new Set(clusters.flat())).toEqual(new Set(all));
        expect(cluster(all, weight)).toEqual(clusters);
      }),
    );
  });

  it("never puts together what shares nothing at all with anything else", () => {
    fc.assert(
      fc.property(items, (all) => {
        const alone = { terms: ["z"] };
        const clusters = cluster([...all, alone], weightsFrom(all));
        expect(clusters.find((members) => members.includes(alone))).toEqual([alone]);
      }),
    );
  });

  it("puts equal items together", () => {
    const clusters = cluster([{ terms: ["a"] }, { terms: ["b"] }, { terms: ["a"] }], () => 1);
    expect(clusters.map((members) => members.length)).toEqual([2, 1]);
  });
});
