import { describe, expect, it } from "vitest";
import type { Candidate, Understood } from "../../src/decision/candidate.ts";
import { decide } from "../../src/decision/decide.ts";

const limits = {
  answer: 0.6,
  also: 0.5,
  sure: 0.9,
  even: 0.93,
  computed: 0,
  figured: 0,
  talk: 0.6,
  choice: 0.3,
  outside: 0.9,
};

const candidate = (kind: Candidate["kind"], id: string, probability: number): Candidate => ({
  kind,
  id,
  title: id,
  reading: {
    utterance: undefined as never,
    cues: [],
    carried: null,
    trimmed: false,
    kind: "question",
    lost: 0,
  },
  features: {},
  uncovered: [],
  evidence: () => [],
  probability,
});
const understood = (
  candidates: Candidate[],
  signals: Partial<Understood["signals"]> = {},
  carried: string | null = null,
): Understood => ({
  heard: { tokens: [{}] } as never,
  signals: {
    connective: false,
    pronoun: null,
    fragment: false,
    why: false,
    more: false,
    contentWords: 4,
    pick: null,
    ...signals,
  },
  readings: [{ utterance: undefined as never, cues: [], carried, trimmed: false, kind: "question", lost: 0 }],
  candidates: [...candidates].sort((a, b) => b.probability - a.probability),
});

describe("what to do with a message", () => {
  it.each([
    ["a likely entry answers", [candidate("entry", "a", 0.8)], "answer"],
    ["likely small talk is small talk", [candidate("talk", "hi", 0.9), candidate("entry", "a", 0.7)], "talk"],
    [
      "several plausible ones are asked back",
      [candidate("entry", "a", 0.5), candidate("table", "b", 0.4)],
      "clarify",
    ],
    ["one implausible candidate is declined", [candidate("entry", "a", 0.5)], "decline"],
    [
      "what is likelier outside is declined",
      [candidate("outside", "x", 0.9), candidate("entry", "a", 0.7)],
      "decline",
    ],
    [
      "plausible ones are not asked about when it is likelier outside",
      [candidate("outside", "x", 0.9), candidate("entry", "a", 0.5), candidate("entry", "b", 0.5)],
      "decline",
    ],
    ["nothing found is declined", [], "decline"],
  ] as const)("%s", (_, candidates, kind) => {
    expect(decide(understood([...candidates]), limits).kind).toBe(kind);
  });

  it("given no word that names anything and no earlier turn, when asked, then it asks back whatever was found", () => {
    expect(decide(understood([candidate("entry", "a", 0.9)], { contentWords: 0 }), limits).kind).toBe(
      "clarify",
    );
  });

  it("given an earlier turn completes it, when the same is asked, then it answers", () => {
    expect(
      decide(understood([candidate("entry", "a", 0.9)], { contentWords: 0 }, "the last question"), limits)
        .kind,
    ).toBe("answer");
  });

  it("given two likely ones and none that is sure, when answered, then the second is shown behind the first", () => {
    const decision = decide(
      understood([candidate("entry", "a", 0.7), candidate("table", "b", 0.55)]),
      limits,
    );
    expect(decision).toMatchObject({ kind: "answer", best: { id: "a" }, also: { id: "b" } });
    expect(decision.kind === "answer" && decision.probability).toBeCloseTo(1 - 0.3 * 0.45);
    expect(decision.reason).toBe(
      "one of two is 87 % likely to be right: the first is 70 % likely, 90 % needed to stand alone; the second 55 %, 50 % needed to be shown",
    );
  });

  it("given one answer from two readings, when answered, then it is the one that goes on from the conversation", () => {
    const carried = candidate("entry", "a", 0.93);
    const continued = { ...carried, reading: { ...carried.reading, carried: "the question “what is a?”" } };
    expect(decide(understood([candidate("entry", "a", 0.95), continued]), limits)).toMatchObject({
      best: { reading: { carried: "the question “what is a?”" } },
    });
  });

  it("given two sure ones, when answered, then both are shown", () => {
    const decision = decide(
      understood([candidate("entry", "a", 0.96), candidate("table", "b", 0.94)]),
      limits,
    );
    expect(decision).toMatchObject({ kind: "answer", best: { id: "a" }, also: { id: "b" } });
    expect(decision.reason).toBe(
      "both are likely to be right: the first 96 %, the second 94 %, 93 % needed to be shown beside a sure one",
    );
  });

  it.each([
    ["the best is sure", [candidate("entry", "a", 0.95), candidate("entry", "b", 0.9)]],
    ["the second is unlikely", [candidate("entry", "a", 0.7), candidate("entry", "b", 0.3)]],
    ["the second is the same entry", [candidate("entry", "a", 0.7), candidate("entry", "a", 0.6)]],
  ] as const)("given %s, when answered, then nothing else is shown", (_, candidates) => {
    expect(decide(understood([...candidates]), limits)).toMatchObject({ kind: "answer", also: null });
  });

  it("given no words at all, when asked, then the guide says what it is for", () => {
    expect(decide({ ...understood([]), heard: { tokens: [] } as never }, limits).kind).toBe("introduce");
  });

  it.each([
    [0, null, "clarify"],
    [2, 1, "decline"],
  ])(
    "given it is surely outside, has %i words of content and a pronoun at %s, when asked, then: %s",
    (contentWords, pronoun, kind) => {
      const asked = understood([candidate("outside", "x", 0.95)], { contentWords, pronoun });
      expect(decide(asked, limits).kind).toBe(kind);
    },
  );

  it("given a pronoun that points at nothing, when nothing is likely, then it asks back", () => {
    expect(
      decide(understood([candidate("entry", "a", 0.1)], { contentWords: 2, pronoun: 1 }), limits).kind,
    ).toBe("clarify");
  });

  it("offers each entry once, at most three, the most likely first", () => {
    const decision = decide(
      understood([
        candidate("table", "b", 0.5),
        candidate("table", "b", 0.45),
        ...["c", "d", "e"].map((id) => candidate("entry", id, 0.4)),
      ]),
      limits,
    );
    expect(decision.kind === "clarify" && decision.choices.map(({ id }) => id)).toEqual(["b", "c", "d"]);
  });

  it("what is hardly possible is not called near", () => {
    const decision = decide(
      understood([candidate("entry", "a", 0.2), candidate("entry", "b", 0.01)]),
      limits,
    );
    expect(decision.kind === "decline" && decision.nearest.map(({ id }) => id)).toEqual(["a"]);
  });
});
