/**
 * `node bench/fit.ts`: derives the decision model from labelled questions, asked of the whole knowledge and of thinner
 * ones, and from the knowledge's own wordings, each asked of a knowledge that does not hold it.
 * Writes `src/decision/model.json`. The held-out questions are never read here.
 * `--fails` lists what went wrong in cross-validation; `--dry` writes nothing.
 */
import { writeFileSync } from "node:fs";
import type { Candidate, Features } from "../src/decision/candidate.ts";
import { type Decision, decide } from "../src/decision/decide.ts";
import {
  candidateKinds,
  type DecisionModel,
  type Limits,
  probabilityOf,
  rivalProbability,
} from "../src/decision/model.ts";
import { rivalFeatures } from "../src/decision/rivals.ts";
import { loadKnowledge } from "../src/knowledge/load.ts";
import { fitTrees } from "./boosting.ts";
import { type Case, folds, rateDecision, readCases, readSelfSamples, type Sample } from "./fit-cases.ts";
import { readLabelled } from "./labelled.ts";
import { createRandom } from "./random.ts";
import { thinned } from "./thinned.ts";

/** Folder of knowledge → labelled questions about it. */
const sets = [
  ["knowledge", ["tuning", "tuning-2"].map((name) => `test/eval/${name}.jsonl`)],
  ["test/fixtures/support-faq", ["test/fixtures/support-faq.questions.jsonl"]],
  ["test/fixtures/bicycle-city", ["test/fixtures/bicycle-city.questions.jsonl"]],
] as const;

/** A wrong answer costs as much as this many missing ones. */
const wrongCost = 2;
/** What a second passage that says nothing to the question costs: readers lose time. */
const idleCost = 0.15;
/** Thinner knowledges that each question is asked of as well: a small or young folder must do as well as a grown one. */
const thinnings = [
  { items: 0.7, wordings: 0.5 },
  { items: 0.7, wordings: 0.1 },
  { items: 0.3, wordings: 0.3 },
  { items: 0.15, wordings: 0.1 },
];
/** How much a question to a thinner knowledge counts. */
const thinnedWeight = 0.25;

type Alone = Pick<DecisionModel, Candidate["kind"]>;

const cases: Case[] = [];
const thinnedCases: Case[] = [];
const selfSamples: Sample[] = [];
for (const [folder, files] of sets) {
  const { knowledge } = await loadKnowledge(folder);
  if (!knowledge) throw new Error(`the knowledge in ${folder} has errors; run "npm run knowledge -- check"`);
  const items = files.flatMap(readLabelled);
  const random = createRandom(items.length);
  cases.push(...readCases({ folder, knowledge, items, weight: 1, thinned: false }));
  for (const kept of thinnings)
    thinnedCases.push(
      ...readCases({ folder, knowledge: thinned(knowledge, kept, random), items, weight: thinnedWeight, thinned: true }),
    );
  selfSamples.push(...readSelfSamples(knowledge));
}
const allCases = [...cases, ...thinnedCases];

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

/** A case whose samples have probabilities from models that have not seen it. */
function judgeAgain(each: Case, probability: (candidate: Candidate, all: readonly Candidate[]) => number): Case {
  const all = each.samples.map(({ candidate }) => candidate);
  const samples = each.samples.map((sample) => ({
    ...sample,
    candidate: { ...sample.candidate, probability: probability(sample.candidate, all) },
  }));
  return { ...each, samples };
}

const byFold = (judge: (fold: number) => Case[]): Case[] =>
  Array.from({ length: folds }, (_, fold) => judge(fold)).flat();

/** Each case with probabilities from models of each candidate alone that have not seen it. */
const judgedAlone = byFold((fold) => {
  const seen = allCases.filter((each) => each.fold !== fold).flatMap(({ samples }) => samples);
  const model = fitAlone([...seen, ...selfSamples]);
  return allCases
    .filter((each) => each.fold === fold)
    .map((each) =>
      judgeAgain(each, (candidate) => probabilityOf(model, candidate.kind, candidate.features)),
    );
});

/** Each labelled question asked of the whole knowledge, with the probabilities beside each other, again unseen. */
const judged = byFold((fold) => {
  const rivals = fitRivals(judgedAlone.filter((each) => each.fold !== fold));
  return judgedAlone
    .filter((each) => each.fold === fold && !each.thinned)
    .map((each) =>
      judgeAgain(each, (candidate, all) => rivalProbability({ rivals }, rivalFeatures(candidate, all))),
    );
}).map((each) => {
  const candidates = each.samples.map(({ candidate }) => candidate);
  const sorted = candidates.toSorted((a, b) => b.probability - a.probability);
  return {
    each: { ...each, understood: { ...each.understood, candidates: sorted } },
    placeOf: (candidate: Candidate) => candidates.indexOf(candidate),
  };
});
type Judged = (typeof judged)[number];

const decideOn = ({ each }: Judged, limits: Limits): Decision =>
  decide(each.understood, limits);

/** Right minus what the wrong ones cost, over all cases. */
function rate(limits: Limits, of: readonly Judged[] = judged) {
  let right = 0;
  let wrong = 0;
  let idle = 0;
  for (const one of of) {
    const rated = rateDecision(one.each, decideOn(one, limits), one.placeOf);
    right += rated.right;
    wrong += Number(rated.wrong);
    idle += Number(rated.idle);
  }
  return { utility: right - wrongCost * wrong - idleCost * idle, right, wrong, idle };
}

const grid = Array.from({ length: 36 }, (_, i) => 0.1 + i / 40);
let limits: Limits = {
  answer: 0.5,
  also: 0.3,
  sure: 0.8,
  talk: 0.5,
  choice: 0.3,
  outside: 0.8,
};
for (let round = 0; round < 3; round++)
  for (const name of Object.keys(limits) as (keyof typeof limits)[])
    limits = grid
      .map((value) => ({ ...limits, [name]: value }))
      .reduce((best, each) => (rate(each).utility > rate(best).utility ? each : best), limits);

const model: DecisionModel = {
  ...fitAlone([...allCases.flatMap(({ samples }) => samples), ...selfSamples]),
  rivals: fitRivals(judgedAlone),
  limits,
};
if (!process.argv.includes("--dry")) writeFileSync("src/decision/model.json", `${JSON.stringify(model)}\n`);
console.log(
  `${cases.length} labelled questions, ${thinnedCases.length} to thinner knowledges, ${selfSamples.length} samples from wordings; cross-validated:`,
);
for (const [folder] of sets) {
  const own = judged.filter(({ each }) => each.folder === folder);
  const { right, wrong, idle } = rate(limits, own);
  const share = (count: number) => (count / own.length).toFixed(3);
  console.log(`  ${folder}: ${own.length} questions, right ${share(right)}, wrong ${share(wrong)}, idle seconds ${share(idle)}`);
}
console.log(`limits ${JSON.stringify(limits)}`);

if (process.argv.includes("--fails")) judged.forEach(printFail);

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
