/**
 * `node bench/fit.ts`: derives the decision model from labelled questions and from the knowledge's own wordings,
 * each asked of a knowledge that does not hold it. Writes `src/decision/model.json`.
 * The held-out questions are never read here. `--fails` lists what went wrong in cross-validation.
 */
import { writeFileSync } from "node:fs";
import { createBot, type Frame } from "../src/bot.ts";
import type { Candidate, Features, Understood } from "../src/decision/candidate.ts";
import { decide } from "../src/decision/decide.ts";
import {
  candidateKinds,
  type DecisionModel,
  probabilityOf,
  rivalProbability,
} from "../src/decision/model.ts";
import { rivalFeatures } from "../src/decision/rivals.ts";
import { loadKnowledge } from "../src/knowledge/load.ts";
import type { Knowledge } from "../src/knowledge/types.ts";
import { fitTrees } from "./boosting.ts";
import { type Labelled, patternsHold, readLabelled } from "./labelled.ts";
import { splitKnowledge } from "./self-questions.ts";

/** Folder of knowledge → labelled questions about it. */
const sets = [
  ["knowledge", ["test/eval/tuning.jsonl", "test/eval/tuning-2.jsonl"]],
  ["test/fixtures/support-faq", ["test/fixtures/support-faq.questions.jsonl"]],
  ["test/fixtures/bicycle-city", ["test/fixtures/bicycle-city.questions.jsonl"]],
] as const;

const folds = 5;
/** A wrong answer costs as much as this many missing ones. */
const wrongCost = 2;
/** How much a question made from a wording counts beside one that somebody asked. */
const selfWeight = 0.25;

/** Parts that the wordings are split into; each is asked of a knowledge without it. */
const selfFolds = 3;
/** Most probable candidates that are looked at of each of these questions. */
const selfCandidates = 5;

/** A candidate with what is known of it. */
interface Sample {
  readonly candidate: Candidate;
  readonly right: boolean;
  readonly weight: number;
}

/** A labelled question with its candidates. */
interface Case {
  readonly item: Labelled;
  /** Folder of the knowledge that it is asked of. */
  readonly folder: string;
  readonly fold: number;
  readonly understood: Understood;
  readonly samples: readonly Sample[];
}

type Alone = Pick<DecisionModel, Candidate["kind"]>;

const cases: Case[] = [];
const selfSamples: Sample[] = [];
for (const [folder, questions] of sets) {
  const { knowledge } = await loadKnowledge(folder);
  if (!knowledge) throw new Error(`the knowledge in ${folder} has errors; run "npm run knowledge -- check"`);
  cases.push(...readCases(folder, knowledge, questions.flatMap(readLabelled)));
  selfSamples.push(...readSelfSamples(knowledge));
}

function readCases(folder: string, knowledge: Knowledge, items: readonly Labelled[]): Case[] {
  const bot = createBot(knowledge);
  const texts = new Map(knowledge.entries.map(({ id, text }) => [id, text]));
  const textOf = ({ id, table }: Candidate) => (table ? table.statement().text : (texts.get(id) ?? ""));
  const isRight = (item: Labelled, candidate: Candidate): boolean => {
    if (candidate.kind === "talk") return item.expect === "chitchat";
    if (candidate.kind === "outside") return item.expect === "decline";
    return item.expect === "answer" && patternsHold(item, textOf(candidate));
  };
  return items.map((item, i) => {
    let frame: Frame | null = null;
    for (const text of item.prior) frame = bot.answer({ id: text, text }, frame).frame;
    const understood = bot.consider({ id: item.id, text: item.q }, frame);
    const samples = understood.candidates.map((candidate) => ({
      candidate,
      right: isRight(item, candidate),
      weight: 1,
    }));
    return { item, folder, fold: i % folds, understood, samples };
  });
}

function readSelfSamples(knowledge: Knowledge): Sample[] {
  return Array.from({ length: selfFolds }, (_, fold) => {
    const split = splitKnowledge(knowledge, fold, selfFolds);
    const bot = createBot(split.knowledge);
    return split.questions.flatMap(({ text, judge }) =>
      bot
        .consider({ id: text, text }, null)
        .candidates.slice(0, selfCandidates)
        .flatMap((candidate): Sample[] => {
          const right = judge(candidate);
          return right === null ? [] : [{ candidate, right, weight: selfWeight }];
        }),
    );
  }).flat();
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
    judged.flatMap(({ samples }) =>
      samples.map(({ candidate, right, weight }, _, all) => ({
        features: rivalFeatures(
          candidate,
          all.map((each) => each.candidate),
        ),
        right,
        weight,
      })),
    ),
    { trees: 60, leastWeight: 6, l2: 8 },
  );
}

const allFolds = Array.from({ length: folds }, (_, fold) => fold);

/** Each case with probabilities from models of each candidate alone that have not seen it. */
const judgedAlone = allFolds.flatMap((fold) => {
  const seen = cases.filter((each) => each.fold !== fold).flatMap(({ samples }) => samples);
  const model = fitAlone([...seen, ...selfSamples]);
  return cases
    .filter((each) => each.fold === fold)
    .map((each) => ({
      ...each,
      samples: each.samples.map((sample) => ({
        ...sample,
        candidate: {
          ...sample.candidate,
          probability: probabilityOf(model, sample.candidate.kind, sample.candidate.features),
        },
      })),
    }));
});

/** Each case with the probabilities beside each other, again unseen. */
const judged = allFolds.flatMap((fold) => {
  const rivals = fitRivals(judgedAlone.filter((each) => each.fold !== fold));
  return judgedAlone
    .filter((each) => each.fold === fold)
    .map(({ item, folder, understood, samples }) => {
      const all = samples.map(({ candidate }) => candidate);
      const weighed = samples
        .map(({ candidate, right }) => ({
          candidate: {
            ...candidate,
            probability: rivalProbability({ rivals }, rivalFeatures(candidate, all)),
          },
          right,
        }))
        .sort((a, b) => b.candidate.probability - a.candidate.probability);
      return {
        item,
        folder,
        understood: { ...understood, candidates: weighed.map(({ candidate }) => candidate) },
        right: new Map(weighed.map(({ candidate, right }) => [candidate, right])),
      };
    });
});

/** Right minus what the wrong ones cost, over all cases. */
function rate(
  limits: DecisionModel["limits"],
  of = judged,
): { utility: number; right: number; wrong: number } {
  let right = 0;
  let wrong = 0;
  for (const { item, understood, right: isRight } of of) {
    const decision = decide(understood, limits);
    if (decision.kind === "answer" && isRight.get(decision.best)) right++;
    else if (decision.kind === "answer") wrong++;
    else if (decision.kind === "talk") right += item.expect === "chitchat" ? 1 : 0;
    else if (decision.kind === "clarify")
      right += item.expect === "clarify" ? 1 : item.expect === "decline" ? 0.5 : 0;
    else right += item.expect === "decline" ? 1 : 0;
  }
  return { utility: right - wrongCost * wrong, right, wrong };
}

const grid = Array.from({ length: 28 }, (_, i) => 0.25 + i / 40);
let limits: DecisionModel["limits"] = { answer: 0.5, talk: 0.5, choice: 0.3 };
for (let round = 0; round < 3; round++)
  for (const name of ["answer", "talk", "choice"] as const)
    limits = grid
      .map((value) => ({ ...limits, [name]: value }))
      .reduce((best, each) => (rate(each).utility > rate(best).utility ? each : best), limits);

const model: DecisionModel = {
  ...fitAlone([...cases.flatMap(({ samples }) => samples), ...selfSamples]),
  rivals: fitRivals(judgedAlone),
  limits,
};
writeFileSync("src/decision/model.json", `${JSON.stringify(model)}\n`);
console.log(
  `${cases.length} labelled questions, ${selfSamples.length} samples from wordings, cross-validated:`,
);
for (const [folder] of sets) {
  const own = judged.filter((each) => each.folder === folder);
  const { right, wrong } = rate(limits, own);
  const share = (count: number) => (count / own.length).toFixed(3);
  console.log(`  ${folder}: ${own.length} questions, right ${share(right)}, wrong ${share(wrong)}`);
}
console.log(`limits ${JSON.stringify(limits)}`);

if (process.argv.includes("--fails")) {
  for (const { item, understood, right: isRight } of judged) {
    const decision = decide(understood, limits);
    const fits =
      decision.kind === "answer"
        ? isRight.get(decision.best)
        : { talk: "chitchat", clarify: "clarify", decline: "decline" }[decision.kind] === item.expect;
    if (fits) continue;
    const shown = understood.candidates
      .slice(0, 4)
      .map(
        (each) =>
          `${each.id}${each.table ? `[${each.table.printed}]` : ""}${isRight.get(each) ? " RIGHT" : ""} ${each.probability.toFixed(2)}`,
      );
    console.log(
      `${item.id} ${decision.kind} "${[...item.prior, item.q].join(" » ")}"\n    ${shown.join("\n    ")}`,
    );
  }
}
