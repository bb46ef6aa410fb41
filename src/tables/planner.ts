/** A question → plans over tables, run and said; README.md beside leads through the rooms. */
import type { Table } from "../knowledge/index.ts";
import type { Language, Utterance } from "../language/index.ts";
import { oncePer } from "../memo.ts";
import { atOnce, type Steps } from "../steps.ts";
import { type Amendment, amendOnTable, type TableTurn } from "./amendments/amend.ts";
import { indexConcepts } from "./index/concept-index.ts";
import { indexTable } from "./index/table-index.ts";
import { prefixLength } from "./link/near.ts";
import { type Plan, planSeparator } from "./plan/plan.ts";
import { printPlan } from "./plan/print.ts";
import type { GenerateLimits } from "./proposals/generate.ts";
import { phraseOf } from "./question/folded-words.ts";
import { spanText, type TableQuestion } from "./question/question.ts";
import { readTableQuestion } from "./question/read.ts";
import type { Span } from "./question/span.ts";
import { coverageOfSpans, metBy } from "./rank/coverage.ts";
import { calibrate, type TableModel, tableModel } from "./rank/model.ts";
import { type IndexedTable, routeQuestion } from "./rank/route.ts";
import { type ScoredPlan, scorePlans } from "./rank/score.ts";
import { readOnTable } from "./read-on-table.ts";
import type { TableResult } from "./run/result.ts";
import { type Disagreement, findConflicts, settle } from "./say/conflict.ts";
import { type Statement, state } from "./say/statement.ts";

/** A candidate answer from tables: a plan with its result and calibrated probability. */
export interface PlannedAnswer {
  readonly kind: "table";
  /** Id of the table; where two disagree, of the first. */
  readonly table: string;
  /** Ids of all tables that the answer stands on. */
  readonly tables: readonly string[];
  readonly plan: Plan;
  /** The plan in its query language; where two tables disagree, both. */
  readonly printed: string;
  /** Calibrated probability, 0 to 1, that the plan is right. */
  readonly score: number;
  /** How far it lies before the next plan with another answer, 0 to 1. */
  readonly margin: number;
  /** Indices of tokens that the plan explains. */
  readonly covered: readonly number[];
  /** Content words of the question that nothing in the plan or the table's subject explains. */
  readonly uncovered: readonly string[];
  /** What speaks for it, in words; made when it is asked for. */
  evidence(): readonly string[];
  readonly result: TableResult;
  /** The answer in words with its working; made when it is asked for. */
  statement(): Statement;
}

/** Options of `TablePlanner.plan`. */
export interface PlanOptions {
  /** Most candidates given back. */
  readonly limit: number;
  /** Only this table. */
  readonly table?: string;
}

/** Plans questions over the tables of one knowledge. */
export interface TablePlanner {
  /** Candidates with different answers, most probable first. Pure and bounded, whatever the question says. */
  plan(utterance: Utterance, options: PlanOptions): PlannedAnswer[];
  /** Reads an utterance as a change of what was computed in the last turns, oldest first. */
  amend(turns: readonly TableTurn[], utterance: Utterance, options?: PlanOptions): PlannedAnswer[];
}

/** Most tables that plans are made on for one question: those with most links to it. */
export const tablesTried = 3;
/** Bounds for a question whose table is known. */
export const oneTable = { scopes: 24, proposals: 900, rowVisits: 300_000 } as const;
/** Bounds for each of the tables that a question may be about. */
const severalTables = { scopes: 6, proposals: 120, rowVisits: 100_000 } as const;
/** The same for a story of many words, of which few speak of a table. */
const severalTablesLong = { scopes: 3, proposals: 60, rowVisits: 60_000 } as const;
const longWords = 24;

/** How much is tried on each of several tables. */
export function limitsFor(question: TableQuestion): GenerateLimits {
  return question.words.length > longWords ? severalTablesLong : severalTables;
}

/**
 * Indexes the tables and makes a planner over them.
 * @public in one go, for whoever measures, fits or tests: the bot does it in steps
 */
export const createTablePlanner = (...parts: Parameters<typeof makeTablePlanner>): TablePlanner =>
  atOnce(makeTablePlanner(...parts));

/** The same, step by step. */
export function* makeTablePlanner(
  tables: readonly Table[],
  language: Language,
  { model = tableModel }: { readonly model?: TableModel | undefined } = {},
): Steps<TablePlanner> {
  // What was said is planned as a question and as a change of the last one: it is read once.
  const read = oncePer(readTableQuestion);
  const indexed: IndexedTable[] = [];
  for (const table of tables) {
    indexed.push(prepareTable(table, language));
    yield;
  }
  const disagreements = findConflicts(indexed, language);
  const finish = (question: TableQuestion, candidates: PlannedAnswer[], limit: number): PlannedAnswer[] =>
    showDisagreements(question, candidates, disagreements).slice(0, limit);

  return {
    plan(utterance, { limit, table }) {
      const question = read(utterance);
      const own = table === undefined ? indexed : indexed.filter((one) => one.index.table.id === table);
      if (!question.words.length || !own.length) return [];
      const limits = own.length === 1 ? oneTable : limitsFor(question);
      const onTables = routeQuestion(question, own, tablesTried).map(
        ({ table: { index, concepts }, route }) =>
          readOnTable(question, index, concepts, { limits, route, weights: model.weights }),
      );
      const scored = scorePlans(onTables, model, limit + 2);
      return finish(question, plannedAll(scored, model), limit);
    },
    amend(turns, utterance, { limit } = { limit: 4 }) {
      const question = read(utterance);
      if (!question.words.length) return [];
      const found = amendOnTable(turns, question, indexed).flatMap(({ table, amendments }) =>
        amendments.map((amendment) => amended(question, table, amendment)),
      );
      found.sort((a, b) => b.score - a.score);
      const several = turns.at(-1)?.table?.plan.includes(planSeparator) ?? false;
      return several ? finish(question, distinct(found), limit) : distinct(found).slice(0, limit);
    },
  };
}

/** All that is known about a table before any question. */
export function prepareTable(table: Table, language: Language): IndexedTable {
  const index = indexTable(table);
  const names = index.columns.flatMap((column) => column.names).join(" ");
  const vocabulary = new Set([...names.split(" "), ...index.subject].filter(Boolean));
  return {
    index,
    concepts: indexConcepts(index, language),
    vocabulary,
    spoken: [
      table.title,
      ...table.also,
      table.row.one,
      table.row.many,
      ...index.columns.flatMap(({ names }) => names),
    ]
      .map((text) => phraseOf(text))
      .join(" | "),
    byPrefix: Map.groupBy(vocabulary, (stem) => stem.slice(0, prefixLength)),
    measure: new Set(
      phraseOf(table.measure ?? "")
        .split(" ")
        .filter(Boolean),
    ),
  };
}

type Parts = Pick<PlannedAnswer, "score" | "margin" | "covered" | "uncovered" | "evidence">;

function candidateOf(result: TableResult, parts: Parts): PlannedAnswer {
  return {
    kind: "table",
    table: result.table.id,
    tables: [result.table.id],
    plan: result.plan,
    printed: printPlan(result.plan, result.table),
    ...parts,
    result,
    statement: () => state(result),
  };
}

/** The first is as sure as its calibration says; the others less, as far as the model puts them behind it. */
function plannedAll(scored: readonly ScoredPlan[], model: TableModel): PlannedAnswer[] {
  const [best] = scored;
  if (!best) return [];
  const top = calibrate(model, best);
  return scored.map((one) => {
    const behind = Math.min(1, one.probability / best.probability);
    // A table that is known is asked with any words; one of several has to be meant.
    const met = one.onTable.context.route === null ? 1 : metBy(one.coverage);
    const score = met * (one === best ? top : Math.min(calibrate(model, one), top * behind));
    const evidence = () => evidenceOf(one);
    return candidateOf(one.executed.result, { score, margin: one.margin, ...one.coverage, evidence });
  });
}

/** An amendment counts as far as it explains what was said: what it leaves over is a new question. */
function amended(
  question: TableQuestion,
  table: IndexedTable,
  { result, prior, spans }: Amendment,
): PlannedAnswer {
  const coverage = coverageOfSpans(question, table.index, table.concepts, result.plan.operation, spans);
  const score = prior * 0.25 ** Math.min(2, coverage.uncovered.length);
  return candidateOf(result, {
    score,
    margin: 0,
    ...coverage,
    evidence: () => ["goes on from the last answer"],
  });
}

function distinct(candidates: readonly PlannedAnswer[]): PlannedAnswer[] {
  const seen = new Set<string>();
  return candidates.filter(({ table, result }) => {
    const key = `${table}\u0000${result.answers.join("\u0000")}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** Where two tables answer differently and the question names neither, both are shown as one answer. */
function showDisagreements(
  question: TableQuestion,
  candidates: readonly PlannedAnswer[],
  disagreements: readonly Disagreement[],
): PlannedAnswer[] {
  const shown: PlannedAnswer[] = [];
  const merged = new Set<string>();
  for (const candidate of candidates) {
    const result = settle(question, candidate.result, disagreements);
    const other = result.others[0];
    const both = [result, ...result.others];
    if (!other) {
      shown.push(candidate);
      continue;
    }
    const key = both
      .map(({ table, items }) => `${table.id}:${items.flatMap((item) => item.rows).join()}`)
      .sort()
      .join("&");
    if (merged.has(key)) continue;
    merged.add(key);
    const twin = candidates.find(
      (one) =>
        one !== candidate &&
        one.table === other.table.id &&
        one.result.answers.join() === other.answers.join(),
    );
    shown.push({
      ...candidate,
      tables: both.map((result) => result.table.id),
      printed: both.map((result) => printPlan(result.plan, result.table)).join(planSeparator),
      score: twin ? 1 - (1 - candidate.score) * (1 - twin.score) : candidate.score,
      evidence: () => [...candidate.evidence(), `“${other.table.title}” says it differently`],
      result,
      statement: () => state(result),
    });
  }
  // What one of the two says alone is half of what both say.
  const both = shown.filter(({ result }) => result.others.length > 0);
  const whole = shown.filter(
    (one) =>
      both.includes(one) ||
      !both.some(({ result }) =>
        result.others.some(
          (other) => other.table.id === one.table && other.answers.join() === one.result.answers.join(),
        ),
      ),
  );
  return whole.sort((a, b) => b.score - a.score);
}

function evidenceOf({ executed, onTable }: ScoredPlan): string[] {
  const { table } = onTable.index;
  const said = (span: Span): string => spanText(onTable.question, span);
  const { scope, measure, output } = executed.proposal;
  const cells = scope.atoms.map((atom) => `“${said(atom)}” in ${table.columns[atom.condition.column]!.name}`);
  const columns = onTable.links.columns
    .filter((link) => link.column === measure || link.column === output)
    .map((link) => `“${said(link)}” names ${table.columns[link.column]!.name}`);
  return [...new Set([...cells, ...columns])];
}
