import { describe, expect, it } from "vitest";
import { z } from "zod";
import { createBot } from "../../src/bot.ts";
import { candidateKinds, decisionModel } from "../../src/decision/model.ts";
import { rivalFeatures } from "../../src/decision/rivals.ts";
import type { Tree } from "../../src/decision/trees.ts";
import { teaShop } from "../tea-shop.ts";

const tree: z.ZodType<Tree> = z.lazy(() => z.union([z.number(), z.tuple([z.int(), z.number(), tree, tree])]));
const trees = z.strictObject({ features: z.array(z.string()), base: z.number(), trees: z.array(tree) });
const share = z.number().min(0).max(1);

describe("the decision model that ships", () => {
  it("has trees for each kind of candidate, and limits", () => {
    z.strictObject({
      ...Object.fromEntries([...candidateKinds, "rivals"].map((kind) => [kind, trees])),
      calibration: z.strictObject({ slope: z.number().positive(), shift: z.number() }),
      limits: z.strictObject({
        answer: share,
        also: share,
        sure: share,
        even: share,
        computed: share,
        figured: share,
        talk: share,
        choice: share,
        outside: share,
      }),
    }).parse(decisionModel);
  });

  it("names only features that candidates have", () => {
    const { candidates } = createBot(teaShop()).consider(
      { id: "t", text: "hello, what does coffee or oolong cost when open?" },
      null,
    );
    for (const candidate of candidates) {
      expect(Object.keys(candidate.features)).toEqual(
        expect.arrayContaining([...decisionModel[candidate.kind].features]),
      );
    }
    for (const features of rivalFeatures(candidates))
      expect(Object.keys(features)).toEqual(expect.arrayContaining([...decisionModel.rivals.features]));
    expect(new Set(candidates.map(({ kind }) => kind))).toEqual(new Set(candidateKinds));
  });
});
