import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { DecisionModel } from "../../src/decision/model.ts";
import type { LookingBy } from "../../src/decision/search.ts";
import { type Case, readLessons } from "./cases.ts";
import { fitDecision, fitWeights, type Outcome, outcomesOf } from "./fitting.ts";
import { fitNature, type Heard, wantedBy } from "./nature.ts";
import { loadSet, loadSets } from "./sets.ts";

const limits: DecisionModel["limits"] = { answer: 0.62, table: 0.75, maybe: 0.17, near: 0.1, sure: 0.97 };
const natureFile = fileURLToPath(new URL("../../src/message/nature.json", import.meta.url));
const shippedFolder = fileURLToPath(new URL("../../knowledge", import.meta.url));
/** Families of questions that were put to the shipped folder as it is. */
const toShipped = new Set(["people", "authors"]);
const modelFile = fileURLToPath(new URL("../../src/decision/model.json", import.meta.url));

export interface DecisionOptions {
  /** Where sentence vectors are kept between runs. */
  readonly cache: string;
  /** Nothing is written. */
  readonly measure?: boolean | undefined;
  /** The one folder to fit weights for, on these questions; the shipped model, where there is none. */
  readonly folder?: string | undefined;
  readonly questions?: readonly string[] | undefined;
}

/** Makes the weights of the decision anew. */
export async function run({ cache, measure, folder, questions = [] }: DecisionOptions): Promise<void> {
  const sets = folder === undefined ? await loadSets() : [await loadSet(folder, questions)];
  const cases: Case[] = [];
  const heard: Heard[] = [];
  for (const set of sets) {
    const all = set.lines.length;
    const progress = (done: number) => {
      if (process.stderr.isTTY || done === all)
        process.stderr.write(`\r${set.name}: ${done} of ${all} lines${done === all ? "\n" : ""}`);
    };
    const lessons = readLessons(set, join(cache, set.family), progress);
    cases.push(...lessons.cases);
    heard.push(...lessons.heard);
  }
  const models: [file: string, model: unknown][] = [];
  if (folder === undefined) {
    const names = sets.map(({ name }) => name);
    for (const by of ["words", "meaning"] as const) report(cases, names, by);
    reportNature(heard);
    models.push([modelFile, fitDecision(cases, limits)], [natureFile, fitNature(heard)]);
  }
  const own = folder === undefined ? cases.filter(({ family }) => toShipped.has(family)) : cases;
  reportOwn(own);
  models.push([join(folder ?? shippedFolder, "decision.json"), fitDecision(own, limits)]);
  if (measure) return;
  for (const [file, model] of models) {
    writeFileSync(file, `${JSON.stringify(model, null, 2)}\n`);
    console.log(`written ${file}`);
  }
}

/** Figures of weights for one folder alone: each half of its questions judged by what was fitted on the other half. */
function reportOwn(cases: readonly Case[]): void {
  console.log("\nthis folder alone, each half judged by a fit on the other");
  for (const by of ["words", "meaning"] as const) {
    const halves = [0, 1].map((half) => cases.filter(({ line }) => halfOf(line.id) === half));
    const outcomes = halves.flatMap((half, i) => outcomesOf(half, by, fitWeights(halves[1 - i]!, by)));
    for (const set of new Set(outcomes.map((each) => each.set)))
      console.log(
        `by ${by.padEnd(8)}${set.padEnd(22)} ${figuresOf(outcomes.filter((each) => each.set === set))}`,
      );
    for (const kind of new Set(outcomes.map((each) => each.kind)))
      console.log(`  ${kind.padEnd(20)} ${figuresOf(outcomes.filter((each) => each.kind === kind))}`);
  }
}

/** Turns of one conversation stand in one half. */
const halfOf = (id: string): number => {
  let sum = 0;
  for (const char of id.replace(/\.\d+$/, "")) sum = (31 * sum + char.charCodeAt(0)) % 10_007;
  return sum % 2;
};

/** Of messages that want an answer and of those that do not, the shares taken for questions, each family left out. */
function reportNature(heard: readonly Heard[]): void {
  const judged = [...new Set(heard.map(({ family }) => family))].flatMap((family) => {
    const model = fitNature(heard.filter((each) => each.family !== family));
    return heard
      .filter((each) => each.family === family)
      .map((each) => ({ family, wanted: each.wanted, probability: wantedBy(model, each) }));
  });
  console.log("\nwhether an answer is wanted, each folder left out of the fit");
  for (const limit of [0.3, 0.5, 0.7, 0.9, 0.95]) {
    const share = (wanted: boolean) => {
      const all = judged.filter((each) => each.wanted === wanted);
      return ((100 * all.filter(({ probability }) => probability >= limit).length) / all.length).toFixed(1);
    };
    console.log(`from ${limit}: ${share(true)} % of questions, ${share(false)} % of chatter and small talk`);
  }
}

/** Figures with each family left out of the fit. */
function report(cases: readonly Case[], names: readonly string[], by: LookingBy): void {
  const outcomes: Outcome[] = [];
  for (const family of new Set(cases.map((each) => each.family))) {
    const weights = fitWeights(
      cases.filter((each) => each.family !== family),
      by,
    );
    outcomes.push(
      ...outcomesOf(
        cases.filter((each) => each.family === family),
        by,
        weights,
      ),
    );
  }
  console.log(`\nby ${by}, each folder left out of the fit`);
  for (const name of [...names, "all"]) {
    const own = outcomes.filter(({ set }) => name === "all" || set === name);
    console.log(`${name.padEnd(22)} ${figuresOf(own)}`);
  }
  for (const kind of new Set(outcomes.map((each) => each.kind)))
    console.log(`  ${kind.padEnd(20)} ${figuresOf(outcomes.filter((each) => each.kind === kind))}`);
}

function figuresOf(outcomes: readonly Outcome[]): string {
  const held = outcomes.filter(({ wanted }) => wanted !== "decline");
  const share = (some: readonly unknown[], all: readonly unknown[]) =>
    all.length === 0 ? "  – " : `${((100 * some.length) / all.length).toFixed(0).padStart(3)}%`;
  const parts = [0.4, 0.5, 0.6, 0.7, 0.8].map((limit) => {
    const answered = outcomes.filter(({ probability }) => probability >= limit);
    return `${limit}: ${share(
      answered.filter(({ right }) => right),
      held,
    )} right, ${share(
      answered.filter(({ right }) => !right),
      answered,
    )} wrong, ${share(
      answered.filter(({ wanted }) => wanted === "decline"),
      outcomes.filter(({ wanted }) => wanted === "decline"),
    )} false`;
  });
  return `n ${String(outcomes.length).padStart(4)}  first ${share(
    held.filter(({ right }) => right),
    held,
  )}  three ${share(
    held.filter(({ reached }) => reached),
    held,
  )} | ${parts.join(" | ")}`;
}
