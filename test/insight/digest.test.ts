import { describe, expect, it } from "vitest";
import { weightsFrom } from "../../src/insight/cluster.ts";
import { digest } from "../../src/insight/digest.ts";
import { findGaps } from "../../src/insight/gaps.ts";
import { summariseVotes } from "../../src/insight/votes.ts";
import { plainTerms } from "../../src/language/terms.ts";
import type { CountedVote, LoggedQuestion } from "../../src/ports.ts";
import { plainText } from "../../src/reply/index.ts";
import { keysIn, markedPhrases, shippedPhrases } from "../phrases/marked.ts";
import { DAY, NOW, person } from "../support/records.ts";

const FROM = Date.UTC(2026, 10, 16);

const asked = (about: Partial<LoggedQuestion>): LoggedQuestion => ({
  id: "answer",
  question: "Which pond?",
  status: "answered",
  entry: "ponds",
  topic: "water",
  confidence: 0.9,
  nearMiss: null,
  platform: "slack",
  workspace: "slack:T1",
  person: person("ada"),
  votes: { up: 0, down: 0, none: 0, wrong: 0 },
  atMs: FROM,
  ...about,
});

const week = (questions: readonly LoggedQuestion[], questionsBefore = 0, phrases = shippedPhrases) =>
  plainText(
    digest({
      fromMs: FROM,
      toMs: FROM + 7 * DAY,
      questions,
      questionsBefore,
      gaps: findGaps(
        questions.filter(({ status }) => status === "declined"),
        plainTerms,
        weightsFrom([]),
      ),
      nameOf: (id) => id.toUpperCase(),
      phrases,
    }),
  );

describe("the digest of a week", () => {
  it("is in the folder's own words", () => {
    const text = week(
      [
        asked({ votes: { up: 2, down: 1, none: 0, wrong: 0 } }),
        asked({ topic: null, status: "declined", entry: null, question: "Freeze?" }),
      ],
      1,
      markedPhrases,
    );
    expect(text.split("\n").filter((line) => /[a-z] [a-z]/i.test(line) && keysIn(line).length === 0)).toEqual(
      [],
    );
    expect(keysIn(text)).toEqual(
      ["title", "asked", "topics", "gaps", "votes"]
        .map((part) => `digest-${part}`)
        .toSpliced(2, 0, "before-more")
        .toSpliced(5, 0, "gap-line")
        .concat("votes-both", "votes-down"),
    );
  });

  it("tells questions, answered share, topics, gaps and votes", () => {
    const text = week(
      [
        asked({ votes: { up: 2, down: 1, none: 0, wrong: 1 } }),
        asked({ person: person("bob") }),
        asked({ topic: "soil", status: "clarify" }),
        asked({ topic: null, status: "declined", entry: null, question: "Do ponds freeze?" }),
        asked({ status: "chitchat", topic: null }),
      ],
      3,
    );
    expect(text).toBe(
      [
        "Questions from 16 November 2026 to 22 November 2026",
        "4 questions by 2 people, 1 more than in the period before. 50 % answered, 25 % asked back, 25 % declined.",
        "Asked about most",
        "- WATER: 2\n- SOIL: 1",
        "Gaps: asked, but not well answered",
        "- “Do ponds freeze?” (1 time, 1 person)",
        "Votes",
        "2 up, 2 down.",
        "- PONDS: 2 down",
      ].join("\n\n"),
    );
  });

  it.each([
    [1, "as many as in the period before"],
    [3, "2 fewer than in the period before"],
    [0, "none in the period before"],
  ])("given %i the week before, says %s", (before, words) => {
    expect(week([asked({})], before)).toContain(words);
  });

  it("says so when nobody asked", () => {
    expect(week([asked({ status: "chitchat" })])).toContain("Nobody asked anything.");
  });
});

describe("votes by answer", () => {
  const vote = (about: Partial<CountedVote>): CountedVote => ({
    answer: "a",
    person: person("ada"),
    kind: "down",
    reason: null,
    entry: "ponds",
    row: null,
    knowledge: "one",
    atMs: NOW,
    ...about,
  });

  it("sums versions up, reasons latest first, the most disliked first", () => {
    const summaries = summariseVotes([
      vote({ kind: "up", entry: "lakes" }),
      vote({ reason: "too short" }),
      vote({ person: person("bob"), kind: "wrong", reason: "out of date", knowledge: "two", atMs: NOW + 1 }),
      vote({ kind: "up", row: "mill-pond" }),
      vote({ entry: null }),
    ]);
    expect(summaries.map(({ entry, row }) => [entry, row])).toEqual([
      ["ponds", null],
      ["lakes", null],
      ["ponds", "mill-pond"],
    ]);
    expect(summaries[0]).toEqual({
      entry: "ponds",
      row: null,
      tally: { up: 0, down: 1, none: 0, wrong: 1 },
      people: 2,
      reasons: ["out of date", "too short"],
      versions: 2,
    });
  });
});
