import { describe, expect, it } from "vitest";
import type { Candidate, Understood } from "../../src/decision/candidate.ts";
import { decide } from "../../src/decision/decide.ts";

const limits = { answer: 0.6, table: 0.6, maybe: 0.25, near: 0.15, sure: 0.97 };

const reading = {
  utterance: { text: "", tokens: [] } as never,
  cues: [],
  carried: null,
  before: "",
  kind: "question",
} as const;

const candidate = (kind: Candidate["kind"], id: string, probability: number): Candidate => ({
  kind,
  id,
  title: id,
  reading,
  signs: {},
  related: [],
  standing: {},
  uncovered: [],
  evidence: () => [],
  opposite: false,
  passages: () => [],
  probability,
  ...(kind === "table" && { table: { table: id, plan: { steps: [{}] }, result: { size: 1 } } as never }),
});
/** A table that the question names, and over which nothing was planned. */
const tableWithoutPlan = (id: string, probability: number): Candidate => {
  const { table: _, ...rest } = candidate("table", id, probability);
  return rest;
};
const understood = (
  candidates: Candidate[],
  signals: Partial<Understood["signals"]> = {},
  carried: string | null = null,
): Understood =>
  ({
    text: "",
    heard: undefined as never,
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
    readings: [{ ...reading, carried }],
    candidates: [...candidates].sort((a, b) => b.probability - a.probability),
    outside: () => null,
    own: null,
    year: null,
  }) as Understood;

const ids = (candidates: readonly Candidate[]) => candidates.map(({ id }) => id);

describe("what to do with a question", () => {
  it.each([
    ["a likely entry answers", [candidate("entry", "a", 0.8)], "answer"],
    ["a likely plan over a table answers", [candidate("table", "a", 0.8)], "answer"],
    ["a table without a plan can only be named", [tableWithoutPlan("a", 0.8)], "decline"],
    ["what is exactly as likely as needed answers", [candidate("entry", "a", 0.6)], "answer"],
    ["one that is not likely enough is declined", [candidate("entry", "a", 0.59)], "decline"],
    [
      "several that are not likely enough are declined",
      [candidate("entry", "a", 0.5), candidate("table", "b", 0.4)],
      "decline",
    ],
    ["nothing found is declined", [], "decline"],
  ] as const)("%s", (_, candidates, kind) => {
    expect(decide(understood([...candidates]), limits).kind).toBe(kind);
  });

  it("says in words why it answers, and why not", () => {
    expect(decide(understood([candidate("entry", "a", 0.8)]), limits).reason).toBe(
      "80 % likely to be right, 60 % needed",
    );
    expect(decide(understood([candidate("entry", "a", 0.5)]), limits).reason).toBe(
      "the best candidate is only 50 % likely to be right, 60 % needed",
    );
    expect(decide(understood([]), limits).reason).toBe("nothing in the knowledge touches it");
  });

  it("answers with the most probable one, and its probability", () => {
    const decision = decide(understood([candidate("entry", "b", 0.7), candidate("entry", "a", 0.9)]), limits);
    expect(decision).toMatchObject({ kind: "answer", best: { id: "a" }, probability: 0.9 });
  });
});

describe("what names nothing to look up", () => {
  it("given an entry stands nearly as well, when it answers, then that is shown besides", () => {
    const besides = (...others: Candidate[]) => {
      const decision = decide(understood([candidate("entry", "a", 0.8), ...others]), limits);
      return decision.kind === "answer" ? ids(decision.beside) : null;
    };
    expect(besides(candidate("entry", "b", 0.65), candidate("entry", "c", 0.61))).toEqual(["b", "c"]);
    expect(besides(candidate("entry", "b", 0.55))).toEqual([]);
    expect(besides(candidate("table", "b", 0.79))).toEqual([]);
    expect(besides({ ...candidate("entry", "b", 0.7), opposite: true })).toEqual([]);
    expect(besides({ ...candidate("entry", "b", 0.7), signs: { fits: 0 } })).toEqual([]);
  });

  it("given no earlier turn, when asked, then it is asked back with what was found", () => {
    const found = ["a", "b", "c", "d"].map((id, i) => candidate("entry", id, 0.9 - i / 10));
    const decision = decide(understood(found, { contentWords: 0 }), limits);
    expect(decision.kind === "clarify" && ids(decision.choices)).toEqual(["a", "b", "c"]);
  });

  it("given an earlier turn completes it, when the same is asked, then it answers", () => {
    const asked = understood([candidate("entry", "a", 0.9)], { contentWords: 0 }, "the last question");
    expect(decide(asked, limits).kind).toBe("answer");
  });

  it("given a pronoun beside words that say something, when asked, then those decide", () => {
    const asked = (probability: number) =>
      decide(understood([candidate("entry", "a", probability)], { contentWords: 2, pronoun: 1 }), limits);
    expect(asked(0.9).kind).toBe("answer");
    expect(asked(0.1).kind).toBe("decline");
  });
});

describe("what goes on from an earlier turn", () => {
  it("given it brings a word that the topic's entry does not hold, when asked, then that is shown and no answer", () => {
    const topic = { ...candidate("entry", "visas", 0.9), reading: { ...reading, carried: "the question" } };
    const asked = (uncovered: string[]) =>
      decide(understood([{ ...topic, uncovered }], {}, "the question"), limits);
    expect(asked([]).kind).toBe("answer");
    const decision = asked(["faster"]);
    expect(decision.kind === "decline" && ids(decision.near)).toEqual(["visas"]);
  });
});

describe("a few words that lean on the sentences before them", () => {
  it("given the best one holds none of them, when asked, then it is no answer", () => {
    const visa = { ...candidate("entry", "visa", 0.9), uncovered: ["tax"] };
    const asked = (own: string[] | null) => decide({ ...understood([visa]), own }, limits).kind;
    expect(asked(["tax"])).toBe("decline");
    expect(asked(["tax", "visa"])).toBe("answer");
    expect(asked(["tax", "and", "more"])).toBe("answer");
    expect(asked(null)).toBe("answer");
  });
});

describe("a list of a whole table", () => {
  const listing = (probability: number, steps: readonly object[], operation = "describe"): Candidate => {
    const plan = { steps, operation: { operation } };
    const table = { table: "a", plan, result: { size: 7 } } as never;
    return { ...candidate("table", "a", probability), table };
  };
  const listed = (...parts: Parameters<typeof listing>) =>
    decide(understood([listing(...parts)]), limits).kind;

  it("given the question denies what it lists, when asked, then the next one answers", () => {
    const denying = { ...reading, utterance: { text: "no licence", tokens: [1, 2] } as never };
    const all = { ...listing(0.95, []), reading: denying };
    const decision = decide(understood([all, candidate("entry", "without", 0.7)]), limits);
    expect(decision.kind === "answer" && decision.best.id).toBe("without");
  });

  it("has to be surer than a row or a figure", () => {
    expect(listed(0.8, [])).toBe("decline");
    expect(listed(0.8, [{}])).toBe("answer");
    expect(listed(0.9, [])).toBe("answer");
    expect(listed(0.8, [], "average")).toBe("answer");
  });
});

describe("a question for the rest", () => {
  it("given an entry lists what is not asked for, when it is likely, then it is shown as near and no answer", () => {
    const decision = decide(understood([{ ...candidate("entry", "a", 0.95), opposite: true }]), limits);
    expect(decision.kind === "decline" && ids(decision.near)).toEqual(["a"]);
  });
});

describe("what lies near a question that is declined", () => {
  const near = (...candidates: Candidate[]) => {
    const decision = decide(understood(candidates), limits);
    return decision.kind === "decline" && { near: ids(decision.near), further: ids(decision.further) };
  };

  it("given some are near and some far, when declined, then the near ones are shown and the others named", () => {
    expect(
      near(candidate("entry", "a", 0.5), candidate("entry", "b", 0.3), candidate("entry", "c", 0.1)),
    ).toEqual({
      near: ["a", "b"],
      further: ["c"],
    });
  });

  it("given one is far likelier than another, when declined, then the other is not shown", () => {
    expect(near(candidate("entry", "a", 0.59), candidate("entry", "b", 0.16))).toEqual({
      near: ["a"],
      further: ["b"],
    });
  });

  it("given nothing is near, when declined, then nothing is shown", () => {
    expect(near(candidate("entry", "a", 0.14))).toEqual({ near: [], further: ["a"] });
  });

  it("given none may be the answer, when declined, then they are named and none is shown", () => {
    const far = [candidate("entry", "a", 0.24), candidate("entry", "b", 0.2)];
    expect(near(...far)).toEqual({ near: [], further: ["a", "b"] });
  });

  it("names each entry once, and three at most, shown or not", () => {
    expect(
      near(
        ...["a", "a", "b", "b", "c", "d", "e"].map((id, i) => candidate("entry", id, 0.5 - i / 100)),
        candidate("entry", "f", 0.01),
      ),
    ).toEqual({ near: ["a", "b", "c"], further: [] });
  });
});
