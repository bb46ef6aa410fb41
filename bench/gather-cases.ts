import { loadKnowledge } from "../src/knowledge/load.ts";
import type { TableModel } from "../src/tables/model.ts";
import { type Case, readCases, readInventedCases, readSelfCases } from "./fit-cases.ts";
import { readLabelled } from "./labelled.ts";
import { allFolds, foldOf, labelledSets } from "./labelled-sets.ts";
import { nearDomainQuestions } from "./near-domain.ts";
import { createRandom } from "./random.ts";
import { thinned } from "./thinned.ts";

/** Thinner knowledges that each question is asked of as well: a small or young folder must do as well as a grown one. */
const thinnings = [
  { items: 0.7, wordings: 0.5 },
  { items: 0.7, wordings: 0.1 },
  { items: 0.3, wordings: 0.3 },
  { items: 0.15, wordings: 0.1 },
];
/** Share of the questions that each of them is asked. */
const thinnedShare = 0.5;
/** How much a question counts that is asked of a thinner knowledge, made from a wording, about an invented table, near the domain. */
const weights = { thinned: 0.3, self: 0.25, invented: 0.25, near: 0.3 };
/** What people ask beside what a knowledge holds, as a share of what it holds: the labelled questions have about as many. */
const unheldShare = 0.2;

/** All questions that the decision is fitted on. `tableModels`: by fold, each fitted without the questions of its fold. */
export async function gatherCases(tableModels: readonly TableModel[]): Promise<Case[]> {
  const cases: Case[] = [];
  for (const [folder, files] of labelledSets) {
    const { knowledge } = await loadKnowledge(folder);
    if (!knowledge)
      throw new Error(`the knowledge in ${folder} has errors; run "npm run knowledge -- check"`);
    const items = files.flatMap(readLabelled);
    const random = createRandom(items.length);
    for (const fold of allFolds) {
      const own = items.filter(({ id }) => foldOf(id) === fold);
      const tableModel = tableModels[fold]!;
      cases.push(...readCases({ folder, knowledge, items: own, tableModel, weight: 1, madeUp: false }));
    }
    const madeUp = { folder, items, weight: weights.thinned, madeUp: true };
    for (const kept of thinnings) {
      const some = items.filter(() => random() < thinnedShare);
      cases.push(
        ...asAsked(readCases({ ...madeUp, items: some, knowledge: thinned(knowledge, kept, random) })),
      );
    }
    cases.push(
      ...readCases({
        ...madeUp,
        knowledge,
        items: nearDomainQuestions(knowledge, items, random),
        weight: weights.near,
      }),
    );
    cases.push(...readInventedCases(knowledge, weights.invented));
    cases.push(...readSelfCases(folder, knowledge, weights.self));
  }
  return cases;
}

/** Most of what is asked of a thin knowledge is not in it; weighs these cases down to what people would ask of it. */
function asAsked(some: readonly Case[]): Case[] {
  const isHeld = ({ samples }: Case) => samples.some(({ right }) => right);
  const held = some.filter(isHeld).length;
  const factor = Math.min(1, (unheldShare * held) / Math.max(1, some.length - held));
  return some.map((each) =>
    isHeld(each)
      ? each
      : { ...each, samples: each.samples.map((sample) => ({ ...sample, weight: factor * sample.weight })) },
  );
}
