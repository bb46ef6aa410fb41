/**
 * `node bench/fit.ts --tables DIR --questions F`: derives the decision model from labelled questions, asked of the whole knowledge and of thinner
 * ones, and from the knowledge's own wordings, each asked of a knowledge that does not hold it.
 * The plans of a question come from weights that have not seen it either, fitted as by `bench/fit-tables.ts` with the same
 * flags. Writes `src/decision/model.json`. The held-out questions are never read here.
 * `--fails` lists what went wrong in cross-validation; `--dry` writes nothing.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { fitPlatt } from "../src/decision/calibration.ts";
import type { Candidate, Features } from "../src/decision/candidate.ts";
import { type Decision, decide } from "../src/decision/decide.ts";
import {
  calibrate,
  candidateKinds,
  type DecisionModel,
  type Limits,
  probabilityOf,
  rivalProbability,
} from "../src/decision/model.ts";
import { rankOf, rivalFeatures } from "../src/decision/rivals.ts";
import { loadKnowledge } from "../src/knowledge/load.ts";
import { type TableModel, tableModel } from "../src/tables/model.ts";
import { fitTrees } from "./boosting.ts";
import {
  type Case,
  rateDecision,
  readCases,
  readInventedCases,
  readSelfCases,
  type Sample,
} from "./fit-cases.ts";
import { readLabelled } from "./labelled.ts";
import { allFolds, foldOf, labelledSets } from "./labelled-sets.ts";
import { createRandom } from "./random.ts";
import { readTableExamples, trainingOf, trainOptions } from "./table-fitting.ts";
import { train } from "./table-training.ts";
import { thinned } from "./thinned.ts";

/** A wrong answer costs as much as this many missing ones. */
const wrongCost = 2;
/** What a second passage that says nothing to the question costs: readers lose time. */
const idleCost = 0.25;
/** Thinner knowledges that each question is asked of as well: a small or young folder must do as well as a grown one. */
const thinnings = [
  { items: 0.7, wordings: 0.5 },
  { items: 0.7, wordings: 0.1 },
  { items: 0.3, wordings: 0.3 },
  { items: 0.15, wordings: 0.1 },
];
/** How much a question to a thinner knowledge counts. */
const thinnedWeight = 0.15;
/** What people ask beside what a knowledge holds, as a share of what it holds: the labelled questions have about as many. */
const unheldShare = 0.2;

/** How much a question made from a wording counts. */
const selfWeight = 0.25;
/** How much a question to an invented table counts. */
const inventedWeight = 0.25;

const { values: flags } = parseArgs({
  options: {
    tables: { type: "string" },
    questions: { type: "string" },
    fails: { type: "boolean", default: false },
    dry: { type: "boolean", default: false },
  },
});

const tableExamples = trainingOf(await readTableExamples(flags.tables!, flags.questions!));
const tableModels = allFolds.map((fold): TableModel => {
  const unseen = tableExamples.filter(({ group }) => foldOf(group.replace(/^labelled:/, "")) !== fold);
  return { ...tableModel, weights: train(unseen, trainOptions) };
});

type Alone = Pick<DecisionModel, Candidate["kind"]>;

const cases: Case[] = [];
const madeUpCases: Case[] = [];
for (const [folder, files] of labelledSets) {
  const { knowledge } = await loadKnowledge(folder);
  if (!knowledge) throw new Error(`the knowledge in ${folder} has errors; run "npm run knowledge -- check"`);
  const items = files.flatMap(readLabelled);
  const random = createRandom(items.length);
  for (const fold of allFolds) {
    const own = items.filter(({ id }) => foldOf(id) === fold);
    const tableModel = tableModels[fold]!;
    cases.push(...readCases({ folder, knowledge, items: own, tableModel, weight: 1, madeUp: false }));
  }
  for (const kept of thinnings)
    madeUpCases.push(
      ...asAsked(
        readCases({
          folder,
          knowledge: thinned(knowledge, kept, random),
          items,
          weight: thinnedWeight,
          madeUp: true,
        }),
      ),
    );
  madeUpCases.push(...readInventedCases(knowledge, inventedWeight));
  madeUpCases.push(...readSelfCases(folder, knowledge, selfWeight));
}
const allCases = [...cases, ...madeUpCases];

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

/** Trees over features, which are the same for each sample. */
function fitOn(samples: readonly { features: Features; right: boolean; weight: number }[], options = {}) {
  const names = Object.keys(samples[0]?.features ?? {});
  return fitTrees(
    samples.map(({ features }) => names.map((name) => features[name] ?? 0)),
    samples.map(({ right }) => right),
    samples.map(({ weight }) => weight),
    names,
    options,
  );
}

/** The models that look at each candidate alone. */
function fitAlone(samples: readonly Sample[]): Alone {
  const fitKind = (kind: Candidate["kind"]) =>
    fitOn(
      samples
        .filter(({ candidate }) => candidate.kind === kind)
        .map(({ candidate: { features }, right, weight }) => ({ features, right, weight })),
    );
  return Object.fromEntries(candidateKinds.map((kind) => [kind, fitKind(kind)])) as Alone;
}

/** The model that looks at candidates beside each other, from cases judged by models that had not seen them. */
function fitRivals(judged: readonly Case[]): DecisionModel["rivals"] {
  return fitOn(
    judged.flatMap(({ samples }) => {
      const all = samples.map(({ candidate }) => candidate);
      return samples.map(({ candidate, right, weight }) => ({
        features: rivalFeatures(candidate, all),
        right,
        weight,
      }));
    }),
    { trees: 80, leastWeight: 6, l2: 8 },
  );
}

const none: DecisionModel["calibration"] = { slope: 1, shift: 0 };

/** Made-up questions weigh in the trees; how often a probability is right is told by what people asked. */
function fitCalibration(samples: readonly Sample[]): DecisionModel["calibration"] {
  const logit = (p: number) => Math.log(p / (1 - p));
  const { means, scales, weights, intercept } = fitPlatt(
    samples.map(({ candidate }) => logit(candidate.probability)),
    samples.map(({ right }) => right),
  );
  const slope = weights[0]! / scales[0]!;
  return { slope, shift: intercept - slope * means[0]! };
}

/** A case whose samples have probabilities from models that have not seen it. */
function judgeAgain(
  each: Case,
  probability: (candidate: Candidate, all: readonly Candidate[]) => number,
): Case {
  const all = each.samples.map(({ candidate }) => candidate);
  const samples = each.samples.map((sample) => ({
    ...sample,
    candidate: { ...sample.candidate, probability: probability(sample.candidate, all) },
  }));
  return { ...each, samples };
}

const byFold = (judge: (fold: number) => Case[]): Case[] => allFolds.flatMap(judge);

/** Each case with probabilities from models of each candidate alone that have not seen it. */
const judgedAlone = byFold((fold) => {
  const seen = allCases.filter((each) => each.fold !== fold).flatMap(({ samples }) => samples);
  const model = fitAlone(seen);
  return allCases
    .filter((each) => each.fold === fold)
    .map((each) => judgeAgain(each, (candidate) => probabilityOf(model, candidate.kind, candidate.features)));
});

/** Each labelled question asked of the whole knowledge, with the probabilities beside each other, again unseen. */
const uncalibrated = byFold((fold) => {
  const model = { rivals: fitRivals(judgedAlone.filter((each) => each.fold !== fold)), calibration: none };
  return judgedAlone
    .filter((each) => each.fold === fold && !each.madeUp)
    .map((each) =>
      judgeAgain(each, (candidate, all) => rivalProbability(model, rivalFeatures(candidate, all))),
    );
});
const calibration = fitCalibration(uncalibrated.flatMap(({ samples }) => samples));

const judged = uncalibrated.map((each) => {
  const samples = each.samples.map((sample) => ({
    ...sample,
    candidate: { ...sample.candidate, probability: calibrate(calibration, sample.candidate.probability) },
  }));
  const candidates = samples.map(({ candidate }) => candidate);
  const sorted = candidates.toSorted((a, b) => rankOf(b) - rankOf(a));
  return {
    each: { ...each, samples, understood: { ...each.understood, candidates: sorted } },
    placeOf: (candidate: Candidate) => candidates.indexOf(candidate),
  };
});
type Judged = (typeof judged)[number];

const decideOn = ({ each }: Judged, limits: Limits): Decision => decide(each.understood, limits);

/** What came of all cases, in counts. */
function rate(limits: Limits, of: readonly Judged[] = judged) {
  const sums = { right: 0, wrong: 0, idle: 0 };
  for (const one of of) {
    const rated = rateDecision(one.each, decideOn(one, limits), one.placeOf);
    sums.right += rated.right;
    sums.wrong += Number(rated.wrong);
    sums.idle += Number(rated.idle);
  }
  return sums;
}

const grid = Array.from({ length: 36 }, (_, i) => 0.1 + i / 40);

/** The limits with the highest points, by turns for each limit. */
function findLimits(wrongCost: number): Limits {
  const points = (limits: Limits) => {
    const { right, wrong, idle } = rate(limits);
    return right - wrongCost * wrong - idleCost * idle;
  };
  let limits: Limits = { answer: 0.5, also: 0.3, sure: 0.8, talk: 0.5, choice: 0.3, outside: 0.8 };
  for (let round = 0; round < 3; round++)
    for (const name of Object.keys(limits) as (keyof Limits)[])
      limits = grid
        .map((value) => ({ ...limits, [name]: value }))
        .map((each) => ({ each, points: points(each) }))
        .reduce((best, one) => (one.points > best.points ? one : best), {
          each: limits,
          points: points(limits),
        }).each;
  return limits;
}

const limits = findLimits(wrongCost);
const model: DecisionModel = {
  ...fitAlone(allCases.flatMap(({ samples }) => samples)),
  rivals: fitRivals(judgedAlone),
  calibration,
  limits,
};
if (!flags.dry) writeFileSync("src/decision/model.json", `${JSON.stringify(model)}\n`);
console.log(`${cases.length} labelled questions and ${madeUpCases.length} made-up ones; cross-validated:`);
const share = (count: number, of: readonly Judged[]) => (count / of.length).toFixed(3);
const tell = (limits: Limits, of: readonly Judged[] = judged): string => {
  const { right, wrong, idle } = rate(limits, of);
  return `right ${share(right, of)}, wrong ${share(wrong, of)}, idle seconds ${share(idle, of)}`;
};
for (const [folder] of labelledSets) {
  const own = judged.filter(({ each }) => each.folder === folder);
  console.log(`  ${folder}: ${own.length} questions, ${tell(limits, own)}`);
}
for (const answer of [0.4, 0.5, 0.6, 0.7, 0.8])
  console.log(`  were ${answer} needed to answer: ${tell({ ...limits, answer })}`);
for (const cost of [1, 2, 3, 4])
  console.log(`  were a wrong answer to cost ${cost}: ${tell(findLimits(cost))}`);
console.log(`limits ${JSON.stringify(limits)}`);

if (flags.fails) judged.forEach(printFail);

function printFail(one: Judged): void {
  const { item, understood, samples } = one.each;
  const decision = decideOn(one, limits);
  if (rateDecision(one.each, decision, one.placeOf).right === 1) return;
  const shown = understood.candidates
    .slice(0, 4)
    .map(
      (each) =>
        `${each.id}${each.table ? `[${each.table.printed}]` : ""}${samples[one.placeOf(each)]!.right ? " RIGHT" : ""} ${each.probability.toFixed(2)}`,
    );
  const also = decision.kind === "answer" && decision.also ? ` + ${decision.also.id}` : "";
  console.log(
    `${item.id} ${decision.kind}${also} "${[...item.prior, item.q].join(" » ")}"\n    ${shown.join("\n    ")}`,
  );
}
