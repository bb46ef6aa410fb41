import type { Language } from "../src/language/types.ts";
import { createTablePlanner, type PlannedAnswer, type TablePlanner } from "../src/tables/planner.ts";
import { tableModel } from "../src/tables/rank/model.ts";
import { languageOf } from "../train/tables/examples.ts";
import { machine } from "./machine.ts";
import {
  answersAgree,
  type LabelledTableQuestion,
  readTableQuestions,
  readTables,
} from "./table-questions.ts";

interface Asked {
  readonly item: LabelledTableQuestion;
  readonly best: PlannedAnswer | null;
  readonly right: boolean;
  readonly ms: number;
}

export interface TablesOptions {
  readonly tables: string;
  readonly questions: string;
  readonly threshold?: number | undefined;
  /** How many of those that were answered wrongly are printed. */
  readonly fails?: number | undefined;
  readonly json?: boolean | undefined;
}

/** Right, answered, and right among answered over questions to single tables. */
export function run({ threshold = tableModel.threshold, ...options }: TablesOptions): void {
  const questions = readTableQuestions(options.questions);
  const asked = askAll(questions, options.tables);
  const answered = asked.filter(({ best }) => best !== null && best.score >= threshold);
  const right = answered.filter((one) => one.right);
  const summary = {
    right: ratio(right.length, asked.length),
    answered: ratio(answered.length, asked.length),
    rightAmongAnswered: ratio(right.length, answered.length),
    rightWithoutThreshold: ratio(asked.filter((one) => one.right).length, asked.length),
    questions: asked.length,
    p50Ms: quantile(asked, 0.5),
    p99Ms: quantile(asked, 0.99),
  };
  console.log(machine());
  console.table([summary]);
  if (options.fails) printFails(answered, options.fails);
  if (options.json) console.log(JSON.stringify(summary));
}

function askAll(questions: readonly LabelledTableQuestion[], folder: string): Asked[] {
  const tables = readTables(folder, questions);
  const planners = new Map<string, { readonly language: Language; readonly planner: TablePlanner }>();
  for (const [id, table] of tables) {
    const language = languageOf(table);
    planners.set(id, { language, planner: createTablePlanner([table], language) });
  }
  return questions.map((item) => {
    const { language, planner } = planners.get(item.table)!;
    const start = performance.now();
    const best = planner.plan(language.read(item.question), { limit: 1 })[0] ?? null;
    const ms = performance.now() - start;
    return { item, best, right: best !== null && answersAgree(best.result.answers, item.answer), ms };
  });
}

const ratio = (part: number, whole: number): number => Math.round((1e4 * part) / Math.max(1, whole)) / 1e4;

function quantile(asked: readonly Asked[], q: number): number {
  const sorted = asked.map(({ ms }) => ms).sort((a, b) => a - b);
  return Math.round(100 * (sorted[Math.floor(q * (sorted.length - 1))] ?? 0)) / 100;
}

function printFails(answered: readonly Asked[], count: number): void {
  for (const { item, best } of answered.filter((one) => !one.right).slice(0, count)) {
    console.log(`\n${item.id} ${item.table}: ${item.question}`);
    console.log(`  expected ${item.answer.join(" | ")}`);
    console.log(
      `  ${best!.score.toFixed(2)} ${best!.result.answers.slice(0, 8).join(" | ")}   ${best!.printed}`,
    );
  }
}
