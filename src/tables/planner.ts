import type { Table, Vocabulary } from "../knowledge/types.ts";
import type { Language, Utterance } from "../language/types.ts";
import { readOnTable } from "./candidates.ts";
import { indexConcepts } from "./concept-index.ts";
import { calibrate, type TableModel, tableModel } from "./model.ts";
import type { Plan } from "./plan.ts";
import { printPlan } from "./plan-text.ts";
import { readQuestion } from "./question.ts";
import { type IndexedTable, routeQuestion } from "./route.ts";
import type { TableResult } from "./run.ts";
import { type Scored, scoreReadings } from "./score.ts";
import { indexTable } from "./table-index.ts";
import { phraseOf } from "./text.ts";

/** A plan that may be what the question asks. */
export interface TableCandidate {
  readonly kind: "table";
  /** Id of the table. */
  readonly table: string;
  readonly plan: Plan;
  /** The plan in its query language. */
  readonly printed: string;
  /** Calibrated probability, 0 to 1, that the plan is right. */
  readonly score: number;
  /** How far it lies before the next plan with another answer, 0 to 1. */
  readonly margin: number;
  /** Indices of tokens that the plan explains. */
  readonly covered: readonly number[];
  /** Content words of the question that nothing in the plan or the table's subject explains. */
  readonly uncovered: readonly string[];
  /** What speaks for it, in words. */
  readonly evidence: readonly string[];
  readonly result: TableResult;
}

/** What is wanted of a plan. */
export interface PlanOptions {
  /** Most candidates given back. */
  readonly limit: number;
  /** Only this table. */
  readonly table?: string;
}

/** Plans questions over the tables of one knowledge. */
export interface TablePlanner {
  /** Candidates with different answers, most probable first. Pure and bounded, whatever the question says. */
  plan(utterance: Utterance, options: PlanOptions): TableCandidate[];
}

/** Tables that a question is tried on; the others are touched less. */
const tablesTried = 4;
const oneTable = { scopes: 24, drafts: 900 } as const;
const severalTables = { scopes: 8, drafts: 160 } as const;

/** Indexes the tables and makes a planner over them. */
export function createTablePlanner(
  tables: readonly Table[],
  language: Language,
  vocabulary?: Vocabulary,
  model: TableModel = tableModel,
): TablePlanner {
  void vocabulary;
  const indexed = tables.map((table) => prepareTable(table, language));
  return {
    plan(utterance, { limit, table }) {
      const question = readQuestion(utterance);
      const own = table === undefined ? indexed : indexed.filter((one) => one.index.table.id === table);
      if (!question.words.length || !own.length) return [];
      const limits = own.length === 1 ? oneTable : severalTables;
      const readings = routeQuestion(question, own, tablesTried).map(
        ({ table: { index, concepts }, route }) => readOnTable(question, index, concepts, limits, route),
      );
      return scoreReadings(readings, model, limit).map((scored) => candidateOf(scored, model));
    },
  };
}

/** All that is known about a table before any question. */
export function prepareTable(table: Table, language: Language): IndexedTable {
  const index = indexTable(table);
  const names = index.columns.flatMap((column) => column.names).join(" ");
  return {
    index,
    concepts: indexConcepts(index, language),
    vocabulary: new Set([...names.split(" "), ...index.subject].filter(Boolean)),
    measure: new Set(
      phraseOf(table.measure ?? "")
        .split(" ")
        .filter(Boolean),
    ),
  };
}

function candidateOf(scored: Scored, model: TableModel): TableCandidate {
  const { candidate, reading } = scored;
  const { table } = reading.index;
  return {
    kind: "table",
    table: table.id,
    plan: candidate.plan,
    printed: printPlan(candidate.plan, table),
    score: calibrate(model, scored),
    margin: scored.margin,
    covered: scored.coverage.covered,
    uncovered: scored.coverage.uncovered,
    evidence: evidenceOf(scored),
    result: candidate.result,
  };
}

function evidenceOf({ candidate, reading }: Scored): string[] {
  const { table } = reading.index;
  const said = (span: { readonly from: number; readonly to: number }): string =>
    reading.question.words
      .slice(span.from, span.to)
      .map((word) => word.text)
      .join(" ");
  const { scope, measure, output } = candidate.draft;
  const cells = scope.atoms.map((atom) => `“${said(atom)}” in ${table.columns[atom.condition.column]!.name}`);
  const columns = reading.links.columns
    .filter((link) => link.column === measure || link.column === output)
    .map((link) => `“${said(link)}” names ${table.columns[link.column]!.name}`);
  return [...new Set([...cells, ...columns])];
}
