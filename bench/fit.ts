/**
 * `node bench/fit.ts`: derives the decision model from labelled questions and from the knowledge's own wordings,
 * each asked of a knowledge that does not hold it. Writes `src/decision/model.json`.
 * The held-out questions are never read here. `--fails` lists what went wrong in cross-validation.
 */
import { writeFileSync } from "node:fs";
import { createBot, type Frame } from "../src/bot.ts";
import type { Candidate, Understood } from "../src/decision/candidate.ts";
import { decide } from "../src/decision/decide.ts";
import { candidateKinds, type DecisionModel, probabilityOf } from "../src/decision/model.ts";
import { loadKnowledge } from "../src/knowledge/load.ts";
import type { Knowledge } from "../src/knowledge/types.ts";
import { fitTrees } from "./boosting.ts";
import { type Labelled, patternsHold, readLabelled } from "./labelled.ts";
import { splitKnowledge } from "./self-questions.ts";

/** Folder of knowledge → labelled questions about it. */
const sets = [
  ["knowledge", "test/eval/tuning.jsonl"],
  ["test/fixtures/support-faq", "test/fixtures/support-faq.questions.jsonl"],
  ["test/fixtures/bicycle-city", "test/fixtures/bicycle-city.questions.jsonl"],
] as const;

const folds = 5;
/** A wrong answer costs as much as this many missing ones. */
const wrongCost = 2;
/** How much a question made from a wording counts beside one that somebody asked. */
const selfWeight = 0.25;

/** A candidate with what is known of it. */
interface Sample {
  readonly candidate: Candidate;
  readonly right: boolean;
  readonly weight: number;
}

/** A labelled question with its candidates. */
interface Case {
  readonly item: Labelled;
  readonly fold: number;
  readonly understood: Understood;
  readonly samples: readonly Sample[];
}

type Weights = Omit<DecisionModel, "limits">;

const cases: Case[] = [];
const selfSamples: Sample[] = [];
for (const [folder, questions] of sets) {
  const { knowledge } = await loadKnowledge(folder);
  if (!knowledge) throw new Error(`the knowledge in ${folder} has errors; run "npm run knowledge -- check"`);
  cases.push(...readCases(knowledge, readLabelled(questions)));
  selfSamples.push(...readSelfSamples(knowledge));
}

function readCases(knowledge: Knowledge, items: readonly Labelled[]): Case[] {
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
    return { item, fold: i % folds, understood, samples };
  });
}

function readSelfSamples(knowledge: Knowledge): Sample[] {
  return Array.from({ length: folds }, (_, fold) => {
    const split = splitKnowledge(knowledge, fold, folds);
    const bot = createBot(split.knowledge);
    return split.questions.flatMap(({ text, judge }) =>
      bot.consider({ id: text, text }, null).candidates.flatMap((candidate): Sample[] => {
        const right = judge(candidate);
        return right === null ? [] : [{ candidate, right, weight: selfWeight }];
      }),
    );
  }).flat();
}

function fitAll(samples: readonly Sample[]): Weights {
  const fitKind = (kind: Candidate["kind"]) => {
    const own = samples.filter(({ candidate }) => candidate.kind === kind);
    const names = Object.keys(own[0]?.candidate.features ?? {});
    return fitTrees(
      own.map(({ candidate }) => names.map((name) => candidate.features[name] ?? 0)),
      own.map(({ right }) => right),
      own.map(({ weight }) => weight),
      names,
    );
  };
  return Object.fromEntries(candidateKinds.map((kind) => [kind, fitKind(kind)])) as Weights;
}

/** Each case with probabilities from a model that has not seen it. */
function judgeUnseen() {
  return Array.from({ length: folds }, (_, fold) => {
    const seen = cases.filter((each) => each.fold !== fold).flatMap(({ samples }) => samples);
    const model = fitAll([...seen, ...selfSamples]);
    return cases
      .filter((each) => each.fold === fold)
      .map(({ item, understood, samples }) => {
        const judged = samples
          .map(({ candidate, right }) => ({
            candidate: {
              ...candidate,
              probability: probabilityOf(model, candidate.kind, candidate.features),
            },
            right,
          }))
          .sort((a, b) => b.candidate.probability - a.candidate.probability);
        return {
          item,
          understood: { ...understood, candidates: judged.map(({ candidate }) => candidate) },
          right: new Map(judged.map(({ candidate, right }) => [candidate, right])),
        };
      });
  }).flat();
}
const judged = judgeUnseen();

/** Right minus what the wrong ones cost, over all cases. */
function rate(limits: DecisionModel["limits"]): { utility: number; right: number; wrong: number } {
  let right = 0;
  let wrong = 0;
  for (const { item, understood, right: isRight } of judged) {
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

const { right, wrong } = rate(limits);
const model = { ...fitAll([...cases.flatMap(({ samples }) => samples), ...selfSamples]), limits };
writeFileSync("src/decision/model.json", `${JSON.stringify(model)}\n`);
const share = (count: number) => (count / cases.length).toFixed(3);
console.log(`${cases.length} labelled questions, ${selfSamples.length} samples from wordings`);
console.log(
  `cross-validated: right ${share(right)}, wrong ${share(wrong)}, limits ${JSON.stringify(limits)}`,
);

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
