import { tableFromCsv } from "../../bench/table-from-csv.ts";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import { textsOf } from "../../src/knowledge/texts.ts";
import type { Table } from "../../src/knowledge/types.ts";
import { createLanguage } from "../../src/language/language.ts";
import { createTablePlanner, type PlannedAnswer } from "../../src/tables/planner.ts";
import { planOver } from "./harbour.ts";

/** Below this the decision hardly ever lets a plan speak. */
const spoken = 0.3;

/** What a planner says first: its answers, `null` where no plan is likely enough to be spoken. */
export interface Said {
  readonly answers: string | null;
  readonly text: string;
  readonly plan: string;
  readonly score: number;
}

function saidBy(candidates: readonly PlannedAnswer[]): Said {
  const [best] = candidates;
  if (!best || best.score < spoken)
    return { answers: null, text: "", plan: best?.printed ?? "", score: best?.score ?? 0 };
  return {
    answers: best.result.answers.join("|"),
    text: best.statement().text,
    plan: best.printed,
    score: best.score,
  };
}

/** Asks one table that is given as CSV, as a keeper who declares nothing would have it. */
export function askCsv(csv: string, question: string, about: Partial<Table> = {}): Said {
  const table = { ...tableFromCsv(csv, { id: "table", title: about.title ?? "" }), ...about };
  return saidBy(planOver([table]).ask(question));
}

const folders = new Map<string, Promise<(question: string) => Said>>();

/** Asks all tables of a knowledge folder, given relative to the root of the project. */
export async function askFolder(folder: string, question: string): Promise<Said> {
  const asking = folders.get(folder) ?? plannerOf(folder);
  folders.set(folder, asking);
  return (await asking)(question);
}

async function plannerOf(folder: string): Promise<(question: string) => Said> {
  const { knowledge } = await loadKnowledge(folder);
  if (!knowledge) throw new Error(`${folder} has errors`);
  const language = createLanguage({ texts: textsOf(knowledge), concepts: knowledge.vocabulary.concepts });
  const planner = createTablePlanner(knowledge.tables, language);
  return (question) => saidBy(planner.plan(language.read(question), { limit: 4 }));
}
