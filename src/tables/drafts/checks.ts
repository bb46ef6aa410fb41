import { isSummable } from "../columns.ts";
import { figureIn, unitFit } from "../figure-columns.ts";
import { comparisonsOf } from "../limits.ts";
import type { Comparison, Operation } from "../plan.ts";
import type { QuestionFigure } from "../question.ts";
import type { ColumnIndex } from "../table-index.ts";
import { cueList, type DraftContext } from "./draft.ts";

const checkCues = cueList("extent yesNo more less atLeast atMost total together and");
const mostChecked = 12;

/** Yes or no: whether such rows exist, and whether their figure keeps a limit. */
export function draftChecks(context: DraftContext): void {
  if (!context.has("yesNo", "extent")) return;
  const { conditions, rows } = context.scope;
  if (!conditions.length) return;
  context.add("exists", [], { operation: "exists" }, { cues: ["yesNo"] });
  if (!rows.length || rows.length > mostChecked) return;
  for (const figure of context.freeFigures.slice(0, 2)) {
    const comparison = comparisonsOf(context.question, figure)[0];
    if (figure.date || comparison === undefined || !isLimit(comparison)) continue;
    draftCheck(context, comparison === "eq" && isRough(context, figure) ? "near" : comparison, figure);
  }
  if (/\bmajority\b/.test(context.question.text)) draftMajority(context);
}

function draftCheck(context: DraftContext, comparison: Limit, figure: QuestionFigure): void {
  for (const measure of context.measures.filter((one) => suits(context.column(one), figure)).slice(0, 2)) {
    if (context.scope.rows.length > 1 && !isSummable(context.column(measure))) continue;
    context.add(
      "check",
      [],
      { operation: "check", column: measure, comparison, number: figureIn(figure, context.column(measure)) },
      { measure, cues: checkCues, figure },
    );
  }
}

const rough = new Set("about around roughly approximately nearly almost some circa".split(" "));

/** "about a third": no exact figure is meant. */
function isRough({ question }: DraftContext, { from }: QuestionFigure): boolean {
  return rough.has(question.words[from - 1]?.text ?? "");
}

function draftMajority(context: DraftContext): void {
  const measure = context.measures.find((one) => context.column(one).unit.kind === "share");
  if (measure === undefined) return;
  context.add(
    "check",
    [],
    { operation: "check", column: measure, comparison: "gt", number: 50 },
    { measure, cues: checkCues },
  );
}

type Limit = Extract<Operation, { operation: "check" }>["comparison"];

function isLimit(comparison: Comparison): comparison is Limit {
  return ["lt", "le", "gt", "ge", "eq", "near"].includes(comparison);
}

/** Whether a figure can be held against a column: by its unit, or by its size where it has none. */
function suits(column: ColumnIndex, figure: QuestionFigure): boolean {
  if (column.banded || column.dated) return false;
  if (figure.kind !== "number") return unitFit(column, figure) >= 0.5;
  return unitFit(column, figure) > 0 && figure.low >= column.least / 5 && figure.low <= column.most * 5;
}

const ends = [
  ["boundLow", "low", cueList("low atLeast lowEnd")],
  ["boundHigh", "high", cueList("high atMost top highEnd")],
  ["boundMiddle", "middle", cueList("middle")],
  ["boundWidth", "width", cueList("difference width low high")],
] as const;

/** "the upper end of the range", "how wide is it": ends of a range cell. */
export function draftBounds(context: DraftContext): void {
  const { rows, conditions } = context.scope;
  if (!conditions.length || rows.length !== 1) return;
  for (const measure of context.measures.slice(0, 2)) {
    const { readings } = context.column(measure);
    if (!(readings.low(rows[0]!) < readings.high(rows[0]!))) continue;
    for (const [shape, end, cues] of ends) {
      if (!context.has(...cues)) continue;
      context.add(
        shape,
        [],
        { operation: "bound", column: measure, end },
        { measure, cues: [...cues, "what", "howMuch"] },
      );
    }
  }
}
