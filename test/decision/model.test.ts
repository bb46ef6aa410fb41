import { describe, expect, it } from "vitest";
import { z } from "zod";
import { createBot } from "../../src/bot.ts";
import { decisionModel, probabilityOf, scoreOf } from "../../src/decision/model.ts";
import type { LogisticModel } from "../../src/maths/index.ts";
import { teaShop } from "../tea-shop.ts";

const logistic = z
  .strictObject({
    features: z.array(z.string()).min(1),
    means: z.array(z.number()),
    scales: z.array(z.number().positive()),
    weights: z.array(z.number()),
    intercept: z.number(),
  })
  .refine(({ features, means, scales, weights }) =>
    [means, scales, weights].every(({ length }) => length === features.length),
  )
  .refine(({ features }) => new Set(features).size === features.length);
const weights = z.strictObject({ rank: logistic, answers: logistic });
const share = z.number().gt(0).lt(1);

const models: readonly (readonly [string, LogisticModel])[] = (["words", "meaning"] as const).flatMap(
  (by) => [
    [`${by}, ranking`, decisionModel[by].rank] as const,
    [`${by}, answering`, decisionModel[by].answers] as const,
  ],
);

describe("the decision model that ships", () => {
  it("has weights for both ways of looking, and limits in their order", () => {
    const { limits } = z
      .strictObject({
        meaning: weights,
        words: weights,
        limits: z.strictObject({ answer: share, table: share, maybe: share, near: share, sure: share }),
      })
      .parse(decisionModel);
    expect(limits.near).toBeLessThan(limits.maybe);
    expect(limits.maybe).toBeLessThan(limits.answer);
    expect(limits.answer).toBeLessThanOrEqual(limits.table);
    expect(limits.table).toBeLessThan(limits.sure);
  });

  it("names only signs that candidates have", () => {
    const considered = createBot(teaShop()).consider(
      { id: "t", text: "what does oolong cost? when do you open?" },
      null,
    );
    expect(considered).toHaveLength(2);
    const candidates = considered.flatMap((each) => each.candidates);
    expect(new Set(candidates.map(({ kind }) => kind))).toEqual(new Set(["entry", "table"]));
    for (const { signs, standing } of candidates)
      for (const by of ["words", "meaning"] as const) {
        expect(Object.keys(signs)).toEqual(expect.arrayContaining([...decisionModel[by].rank.features]));
        expect(Object.keys(standing)).toEqual(
          expect.arrayContaining([...decisionModel[by].answers.features]),
        );
      }
  });

  it("asks for no meaning where words alone are looked at", () => {
    const { rank, answers } = decisionModel.words;
    for (const sign of ["asked", "told", "near", "nearBoth"])
      expect([...rank.features, ...answers.features]).not.toContain(sign);
  });

  it.each(models)(
    "%s: what speaks for a candidate never counts against it",
    (_, { features, weights: fitted }) => {
      const against = new Set(["planElsewhere", "unplanned", "foreign", "carried"]);
      const either = new Set(["content", "several", "table"]);
      for (const [i, sign] of features.entries()) {
        if (either.has(sign)) continue;
        if (against.has(sign)) expect(fitted[i], sign).toBeLessThanOrEqual(0);
        else expect(fitted[i], sign).toBeGreaterThanOrEqual(0);
      }
    },
  );

  it("takes a sign that is not there for none", () => {
    const model: LogisticModel = { features: ["plan"], means: [0], scales: [1], weights: [2], intercept: -1 };
    expect(scoreOf(model, {})).toBe(-1);
    expect(scoreOf(model, { plan: 1 })).toBe(1);
    expect(probabilityOf(model, { plan: 0.5 })).toBe(0.5);
  });
});
