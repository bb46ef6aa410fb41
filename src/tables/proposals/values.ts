import { asking } from "../../language/index.ts";
import { mostRowsOfAll, wholeCues } from "../operations/describe.ts";
import type { Operation } from "../plan/plan.ts";
import { cueList, type ProposalContext } from "./proposal.ts";

const cellCues = cueList("list who when where which what howMuch howLong number part only has listed");
const rowCues = cueList(
  "list who when where which what howMuch howLong number part only has listed describe and",
);
const sureShare = 0.9;
const mostRows = 60;
const mostRowsInFull = 12;
const mostColumnsInFull = 6;

const value = (...columns: readonly number[]): Operation => ({ operation: "value", columns });

/** Cells of the rows: one, several, or all of them. */
export function proposeValues(context: ProposalContext): void {
  const { rows, conditions } = context.scope;
  proposeSome(context);
  if (!conditions.length) {
    proposeWhole(context);
    return;
  }
  if (rows.length > mostRows) return;
  for (const output of context.outputs) {
    if (isNamedBy(context, output)) continue;
    const shape = rows.length === 1 ? "cell" : "list";
    const shown = shownWith(context, output);
    // "Visitors in 2023 and 2024": all that are shown were asked for.
    const sure = context.links.columns.filter((link) => !link.hinted && link.share > sureShare);
    const alike = context.column(output).ordered && sure.some(({ column }) => column === output);
    const words = sure.filter(
      ({ column }) => alike && shown.includes(column) && context.column(column).ordered,
    );
    context.add(shape, [], value(output, ...shown), { output, cues: cellCues, words });
  }
  const others = context.index.columns.flatMap(({ index }) => (index === context.index.key ? [] : [index]));
  if (others.length > 1 && others.length <= mostColumnsInFull && rows.length <= mostRowsInFull) {
    context.add("row", [], value(...others), { cues: rowCues });
  }
  if (context.has("same", "except")) proposeSame(context);
}

function proposeWhole(context: ProposalContext): void {
  if (context.index.table.rows.length > mostRowsOfAll) return;
  for (const output of context.outputs) {
    context.add("all", [], value(output, ...shownWith(context, output)), { output, cues: wholeCues });
  }
}

const someCues = cueList("list which what number many");

/** "Name three": as many as are asked for, from the top of the table. */
function proposeSome(context: ProposalContext): void {
  const figure = context.freeFigures.find(
    ({ kind, low, from }) =>
      kind === "number" &&
      Number.isInteger(low) &&
      low >= 1 &&
      low < context.scope.rows.length &&
      asking.naming.has(context.question.words[from - 1]?.text ?? ""),
  );
  if (!figure) return;
  const { key } = context.index;
  const step = { step: "top", by: "position", order: "asc", count: figure.low, skip: 0 } as const;
  context.add("someRows", [step], value(key, ...shownWith(context, key)), {
    measure: "position",
    output: key,
    cues: someCues,
    figure,
  });
}

const mostShown = 2;

/** Columns that are shown beside the answer: others that were named, else, beside a name, what the table is about. */
function shownWith(context: ProposalContext, output: number): number[] {
  const { key } = context.index;
  const named = context.links.columns.filter(
    (link) =>
      !link.hinted &&
      link.share > 0.6 &&
      link.column !== output &&
      link.column !== key &&
      !context.isInScope(link),
  );
  if (named.length || output !== key)
    return [...new Set(named.map((link) => link.column))].slice(0, mostShown);
  // Rows that were found by a figure are shown with it.
  if (context.scope.atoms.some(({ kind }) => kind === "figure")) return [];
  const figure = context.links.pool.find(
    ({ ordered, dated, unit }) => ordered && !dated && (unit.kind === "share" || unit.kind === "money"),
  );
  return figure && figure.index !== key ? [figure.index] : [];
}

/** The question gives this column's cell itself, so that asking for it would say nothing. */
function isNamedBy({ scope }: ProposalContext, output: number): boolean {
  return scope.conditions.some(
    ({ column, comparison, not, values }) =>
      column === output && comparison === "eq" && !not && values.every(({ kind }) => kind === "text"),
  );
}

/** "which other … in the same year as X" */
function proposeSame(context: ProposalContext): void {
  const { key } = context.index;
  const named = [...context.links.columns, ...context.scope.conditions].map(({ column }) => column);
  for (const column of [...new Set(named)].slice(0, 3)) {
    const parts = { output: key, measure: column };
    const part = context.has("month") ? "month" : "year";
    if (context.column(column).dated && context.has(part)) {
      context.add("samePart", [{ step: "same", column, part }], value(key), {
        ...parts,
        cues: cueList(`same except which ${part}`),
      });
    }
    context.add("same", [{ step: "same", column }], value(key), {
      ...parts,
      cues: cueList("same except which"),
    });
  }
}

/** "what comes after X": the rows above and below. */
export function proposeNeighbours(context: ProposalContext): void {
  const { rows, conditions } = context.scope;
  if (!conditions.length || !rows.length || rows.length > 3) return;
  for (const [cue, by] of [
    ["next", 1],
    ["previous", -1],
  ] as const) {
    if (!context.has(cue)) continue;
    for (const output of new Set([...context.outputs.slice(0, 3), conditions[0]!.column])) {
      context.add(cue, [{ step: "shift", by }], value(output), {
        output,
        cues: cueList(`${cue} which what who listed`),
      });
    }
  }
}
