import { type Labelled, patternsHold } from "../../bench/labelled.ts";
import { answersAgree, type LabelledTableQuestion } from "../../bench/table-questions.ts";
import { contentsOf, textsOf, wordingsOf } from "../../src/knowledge/texts.ts";
import type { Knowledge, Table } from "../../src/knowledge/types.ts";
import { createLanguage } from "../../src/language/language.ts";
import type { Language } from "../../src/language/types.ts";
import { limitsFor, oneTable, prepareTable, tablesTried } from "../../src/tables/planner.ts";
import type { TableQuestion } from "../../src/tables/question/question.ts";
import { readTableQuestion } from "../../src/tables/question/read.ts";
import type { ExecutedPlan } from "../../src/tables/rank/executed-plan.ts";
import { type IndexedTable, routeQuestion } from "../../src/tables/rank/route.ts";
import { readOnTable } from "../../src/tables/read-on-table.ts";
import type { TableResult } from "../../src/tables/run/result.ts";
import { runPlan } from "../../src/tables/run/run.ts";
import { findConflicts, settle } from "../../src/tables/say/conflict.ts";
import { state } from "../../src/tables/say/statement.ts";
import { inventedTables } from "./invented.ts";
import { templateQuestions } from "./templates.ts";
import { type Example, exampleOf, seeded } from "./training.ts";

/** A language that knows the words of one table. */
export function languageOf(table: Table): Language {
  const cells = table.rows.flatMap((row) => row.cells.map((cell) => cell.raw));
  return createLanguage({ texts: [...table.columns.map((column) => column.name), ...cells], concepts: [] });
}

/** Examples from questions that each name their table. */
export function singleTableExamples(
  questions: readonly LabelledTableQuestion[],
  tables: ReadonlyMap<string, Table>,
): Example[] {
  const prepared = new Map<string, { language: Language; table: IndexedTable }>();
  return questions.map(({ table: id, question, answer }) => {
    const table = tables.get(id)!;
    if (!prepared.has(id)) {
      const language = languageOf(table);
      prepared.set(id, { language, table: prepareTable(table, language) });
    }
    const { language, table: one } = prepared.get(id)!;
    const onTable = readOnTable(readTableQuestion(language.read(question)), one.index, one.concepts, {
      limits: oneTable,
      route: null,
    });
    return exampleOf(id, [onTable], (candidate) => answersAgree(candidate.result.answers, answer));
  });
}

/** A labelled question over all tables of a knowledge. */
export interface LabelledExample {
  readonly item: Labelled;
  readonly example: Example;
}

/** Examples from labelled questions over a whole knowledge: right is a plan whose statement holds the patterns. */
export function knowledgeExamples(items: readonly Labelled[], knowledge: Knowledge): LabelledExample[] {
  const language = createLanguage({ texts: textsOf(knowledge), concepts: knowledge.vocabulary.concepts });
  const tables = knowledge.tables.map((table) => prepareTable(table, language));
  const disagreements = findConflicts(tables, language);
  const says = (question: TableQuestion, { result }: ExecutedPlan): string =>
    state(settle(question, result, disagreements)).text;
  return items
    .filter((item) => item.prior.length === 0)
    .map((item) => {
      const question = readTableQuestion(language.read(item.q));
      const onTables = routeQuestion(question, tables, tablesTried).map(({ table, route }) =>
        readOnTable(question, table.index, table.concepts, { limits: limitsFor(question), route }),
      );
      const holding = onTables
        .flatMap(({ executed }) => executed)
        .filter((candidate) => item.expect === "answer" && patternsHold(item, says(question, candidate)));
      const right = new Set(
        holding.filter(
          (candidate) => !holding.some((other) => saysMore(candidate, other) || floods(candidate, other)),
        ),
      );
      return { item, example: exampleOf(`labelled:${item.id}`, onTables, (each) => right.has(each)) };
    });
}

/** More cells than this many times those of a look-up that answers as well are no answer to its question. */
const flooding = 3;

/** Whether a plan reads out a table where a narrower look-up of it answers too. */
function floods({ result }: ExecutedPlan, { result: other }: ExecutedPlan): boolean {
  if (result.table !== other.table || other.plan.steps.length === 0) return false;
  return cellsShown(result) > flooding * cellsShown(other);
}

function cellsShown({ plan, items, table }: TableResult): number {
  const { operation } = plan;
  if (operation.operation === "describe") return items.length * table.columns.length;
  return operation.operation === "value" ? items.length * operation.columns.length : 1;
}

/** Whether a plan shows what another one shows, and further columns that nobody asked for; names of rows are always shown. */
function saysMore({ result }: ExecutedPlan, { result: { plan: other } }: ExecutedPlan): boolean {
  const { plan, table } = result;
  if (plan.table !== other.table || plan.operation.operation !== "value") return false;
  if (other.operation.operation !== "value") return false;
  const withoutKey = (columns: readonly number[]) => columns.filter((column) => !table.columns[column]!.key);
  const columns = withoutKey(plan.operation.columns);
  const fewer = withoutKey(other.operation.columns);
  return (
    fewer.length > 0 &&
    fewer.length < columns.length &&
    fewer.every((column) => columns.includes(column)) &&
    JSON.stringify(plan.steps) === JSON.stringify(other.steps)
  );
}

/** Examples made from templates over the invented tables, all of them searched for each question. */
export function inventedExamples(rounds: number, weight: number): Example[] {
  const texts = inventedTables.flatMap((table) => [...wordingsOf(table), contentsOf(table)]);
  const language = createLanguage({ texts, concepts: [] });
  const tables = inventedTables.map((table) => prepareTable(table, language));
  const random = seeded(11);
  return inventedTables.flatMap((table) =>
    templateQuestions(table, random, rounds).map(({ question: text, plan }) => {
      const question = readTableQuestion(language.read(text));
      const onTables = routeQuestion(question, tables, tablesTried).map(({ table: one, route }) =>
        readOnTable(question, one.index, one.concepts, { limits: limitsFor(question), route }),
      );
      const wanted = runPlan(plan, table);
      const right = ({ result }: ExecutedPlan): boolean =>
        result.table === table && answersAs(result, wanted);
      return exampleOf(`invented:${table.id}`, onTables, right, weight);
    }),
  );
}

/** Whether a result gives the wanted answers in the wanted way. */
export function answersAs(result: TableResult, wanted: TableResult): boolean {
  return (
    sameOperation(result.plan.operation.operation, wanted.plan.operation.operation) &&
    answersAgree(result.answers, wanted.answers)
  );
}

/** "The highest" may be answered by the row or by its figure's row; all else has to be computed as it was meant. */
function sameOperation(left: string, right: string): boolean {
  const shown = (operation: string): string => (operation === "describe" ? "value" : operation);
  return shown(left) === shown(right);
}
