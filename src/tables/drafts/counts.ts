import { flagOf } from "../index/column-kinds.ts";
import type { Step } from "../plan.ts";
import { cueList, type DraftContext } from "./draft.ts";

const countCues = cueList("count number total listed times whole together only has many");

/** How many rows, or how many different values. */
export function draftCounts(context: DraftContext): void {
  if (!context.has("count", "number", "total", "howLong", "times")) return;
  if (!isTrivial(context))
    context.add("count", [], { operation: "count", column: null }, { cues: countCues });
  for (const output of context.outputs.slice(0, 3)) {
    if (context.column(output).distinctness > 0.98) continue;
    context.add("distinct", [], { operation: "count", column: output }, { output, cues: countCues });
  }
  draftDuration(context);
  if (context.has("not")) draftEmpty(context);
}

const emptyCues = cueList("not which what who list has");

/** "Which bridge has no cost", "routes without a length": rows whose named column says nothing. */
export function draftBlanks(context: DraftContext): void {
  const denials = context.cues.filter(({ kind }) => kind === "not" || kind === "except");
  for (const { column, from, share, hinted } of context.links.columns) {
    if (hinted || share < namedShare || column === context.index.key) continue;
    if (!denials.some(({ to }) => to <= from && from - to <= farthestDenial)) continue;
    // A column of yes and no says no itself: an empty cell there says nothing.
    if (context.column(column).filled === 1 || flagOf(context.column(column)) !== null) continue;
    const empty: Step = { step: "where", column, comparison: "empty", values: [], not: false };
    const { key } = context.index;
    context.add(
      "blank",
      [empty],
      { operation: "value", columns: [key] },
      { measure: column, output: key, cues: emptyCues },
    );
  }
}

/** "Which services have a reduced fee": rows whose named column says something. */
export function draftFilled(context: DraftContext): void {
  const { question, links, index } = context;
  if (context.has("not", "except", "high", "low", "common")) return;
  for (const { column, from, share, hinted } of links.columns) {
    const own = context.column(column);
    if (hinted || share < namedShare || column === index.key || own.filled === 1 || flagOf(own)) continue;
    if (
      !having.test(
        question.words
          .slice(Math.max(0, from - 2), from)
          .map(({ text }) => text)
          .join(" "),
      )
    )
      continue;
    const filled: Step = { step: "where", column, comparison: "empty", values: [], not: true };
    const operation = { operation: "value", columns: [index.key, column] } as const;
    context.add("blank", [filled], operation, { measure: column, output: index.key, cues: emptyCues });
  }
}

const having =
  /^(?:have|has|with|offer|offers|give|gives)(?: (?:an?|any|some))?$|\b(?:have|has|with) (?:an?|any|some)$/;

const namedShare = 0.9;
/** Words between "no" and the column that it denies. */
const farthestDenial = 2;

/** Rows that the question names one by one are as many as it names. */
function isTrivial({ scope, index }: DraftContext): boolean {
  const [only] = scope.conditions;
  if (scope.conditions.length !== 1 || index.columns[index.key]!.distinctness < 0.98) return false;
  return only!.column === index.key && only!.comparison === "eq" && !only!.not;
}

/** "how many did not …": rows whose named column says nothing. */
function draftEmpty(context: DraftContext): void {
  const { rows, conditions } = context.scope;
  if (conditions.length && rows.length === 1) return;
  for (const { column } of context.links.columns.slice(0, 2)) {
    if (context.column(column).filled === 1) continue;
    const empty: Step = { step: "where", column, comparison: "empty", values: [], not: false };
    context.add(
      "count",
      [empty],
      { operation: "count", column: null },
      { measure: column, cues: [...countCues, "not"] },
    );
  }
}

const durationCues = cueList("howLong count total year number");
const year = /(?<!\d)(?:1\d{3}|20\d{2})(?!\d)/g;
const maxDateChars = 60;

/** "how long did X serve": between two dates of one row. */
function draftDuration(context: DraftContext): void {
  const { rows, conditions } = context.scope;
  if (!conditions.length || rows.length !== 1 || !context.has("howLong", "count")) return;
  const { cells } = context.index.table.rows[rows[0]!]!;
  // Figures that count something are no years: 1,280 °C.
  const years = cells.map(({ raw }, column) =>
    raw.length < maxDateChars && context.column(column).column.unit === null
      ? (raw.match(year)?.length ?? 0)
      : 0,
  );
  const double = years.indexOf(2);
  const single = years.flatMap((count, column) => (count > 0 ? [column] : []));
  const [from, to] = double >= 0 ? [double, double] : single;
  if (from === undefined || to === undefined || (double < 0 && single.length !== 2)) return;
  context.add("duration", [], { operation: "duration", from, to }, { measure: from, cues: durationCues });
}

/** "how many consecutive": runs of neighbouring rows. */
export function draftRuns(context: DraftContext): void {
  if (!context.has("consecutive") || !context.scope.conditions.length) return;
  context.add("streak", [], { operation: "streak" }, { cues: cueList("consecutive count times high year") });
}
