import { describe, expect, it } from "vitest";
import { createRandom } from "../../bench/random.ts";
import { type LogisticModel, logOdds, predict } from "../../src/maths/index.ts";
import { type Choice, type Directions, fitAnswers, fitChoice } from "../../train/decision/constrained.ts";

/** Figures of 0 to 1 in seeded order. */
const figures = (seed: number) => {
  const random = createRandom(seed);
  return (count: number) => Array.from({ length: count }, () => random());
};

/** Questions of five candidates each, of which the one with the highest `value` is right. */
const choicesBy = (value: (row: readonly number[]) => number, count = 200): Choice[] => {
  const next = figures(7);
  return Array.from({ length: count }, () => {
    const rows = Array.from({ length: 5 }, () => next(3));
    const best = Math.max(...rows.map(value));
    return { rows, right: rows.map((row) => value(row) === best), weight: 1 };
  });
};

const weightOf = ({ features, weights }: LogisticModel, name: string): number =>
  weights[features.indexOf(name)] ?? 0;
const firstOf = (model: LogisticModel, names: readonly string[], rows: Choice["rows"]): number => {
  const scores = rows.map((row) =>
    logOdds(
      model,
      model.features.map((name) => row[names.indexOf(name)]!),
    ),
  );
  return scores.indexOf(Math.max(...scores));
};

const names = ["helps", "hurts", "noise"];
const free: Directions = { helps: 0, hurts: 0, noise: 0 };

describe("a choice among candidates", () => {
  const choices = choicesBy(([helps = 0, hurts = 0]) => 2 * helps - hurts);

  it("given a rule, when fitted, then nearly every right one comes first, on questions not seen", () => {
    const model = fitChoice(choices.slice(0, 150), free);
    const right = choices.slice(150).filter((each) => each.right[firstOf(model, names, each.rows)]);
    expect(right.length).toBeGreaterThanOrEqual(47);
  });

  it("given a rule, when fitted, then its signs weigh as they count", () => {
    const model = fitChoice(choices, free);
    expect(weightOf(model, "helps")).toBeGreaterThan(0);
    expect(weightOf(model, "hurts")).toBeLessThan(0);
    expect(weightOf(model, "helps")).toBeGreaterThan(-weightOf(model, "hurts"));
    expect(Math.abs(weightOf(model, "noise"))).toBeLessThan(0.1 * weightOf(model, "helps"));
  });

  it("given signs may count in one way only, when the data say otherwise, then they are left out", () => {
    const model = fitChoice(choices, { helps: 1, hurts: 1, noise: 1 });
    expect(model.features).not.toContain("hurts");
    for (const weight of model.weights) expect(weight).toBeGreaterThan(0);
    expect(fitChoice(choices, { helps: -1, hurts: -1, noise: 0 }).features).not.toContain("helps");
  });

  it("given a figure that never changes, when fitted, then it weighs nothing and breaks nothing", () => {
    const same = choices.map((each) => ({ ...each, rows: each.rows.map(([a, b]) => [a!, b!, 5]) }));
    const model = fitChoice(same, free);
    expect(model.features).not.toContain("noise");
    expect(model.scales.every(Number.isFinite)).toBe(true);
  });

  it("given questions that teach nothing, when fitted among others, then they change no weight", () => {
    const rows = choices[0]!.rows;
    const none = { rows, right: rows.map(() => false), weight: 9 };
    const all = { rows, right: rows.map(() => true), weight: 9 };
    const { weights } = fitChoice([...choices, ...choices], free);
    const model = fitChoice([...choices, none, ...choices, all], free);
    for (const [i, weight] of model.weights.entries()) expect(weight).toBeCloseTo(weights[i]!, 1);
  });

  it("given a question weighs more, when two contradict each other, then it wins", () => {
    const rows = [[1], [0]];
    const model = fitChoice(
      [
        { rows, right: [true, false], weight: 3 },
        { rows, right: [false, true], weight: 1 },
      ],
      { sign: 0 },
    );
    expect(weightOf(model, "sign")).toBeGreaterThan(0);
  });

  it("gives the same for the same data, to the byte", () => {
    expect(JSON.stringify(fitChoice(choices, free))).toBe(JSON.stringify(fitChoice(choices, free)));
  });
});

describe("whether the first one answers", () => {
  const next = figures(11);
  const rows = Array.from({ length: 400 }, () => next(3));
  const right = rows.map(([helps = 0, hurts = 0]) => helps - hurts > 0.1);
  const even = rows.map(() => 1);

  it("given a rule, when fitted, then probabilities tell right from wrong", () => {
    const model = fitAnswers(rows, right, even, free);
    const of = (row: readonly number[]) =>
      predict(
        model,
        model.features.map((name) => row[names.indexOf(name)]!),
      );
    expect(of([0.9, 0.1, 0.5])).toBeGreaterThan(0.9);
    expect(of([0.1, 0.9, 0.5])).toBeLessThan(0.1);
    const told = rows.filter((row, i) => of(row) > 0.5 === right[i]);
    expect(told.length).toBeGreaterThan(380);
  });

  it("given signs may count in one way only, when the data say otherwise, then they are left out", () => {
    const model = fitAnswers(rows, right, even, { helps: 1, hurts: 1, noise: 1 });
    expect(model.features).not.toContain("hurts");
    for (const weight of model.weights) expect(weight).toBeGreaterThan(0);
  });

  it("given nothing tells them apart, when fitted, then the probability is the share of right ones", () => {
    const plain = Array.from({ length: 100 }, () => [1]);
    const model = fitAnswers(
      plain,
      plain.map((_, i) => i < 80),
      plain.map(() => 1),
      { same: 0 },
    );
    expect(
      predict(
        model,
        model.features.map(() => 1),
      ),
    ).toBeCloseTo(0.8, 1);
  });
});
