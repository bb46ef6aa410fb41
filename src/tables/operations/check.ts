import { writeFigure } from "../../figures/index.ts";
import { amounts, asksForMajority } from "../../language/index.ts";
import { isSummable, isTime } from "../index/columns.ts";
import { figureIn, unitFit } from "../index/figure-columns.ts";
import type { ColumnIndex } from "../index/table-index.ts";
import type { Comparison } from "../plan/plan.ts";
import { cueList, type ProposalContext } from "../proposals/proposal.ts";
import type { QuestionFigure } from "../question/question.ts";
import { compareFigures } from "../run/condition.ts";
import { said } from "../say/figures.ts";
import { bold, only, sentence } from "../say/saying.ts";
import { freeAtoms } from "../scope/flag-atoms.ts";
import { comparisonsOf } from "../scope/limits.ts";
import { columnField, comparisonField, numberField } from "./fields.ts";
import { figuresOf, joinFigures, totals, withFigures } from "./figures.ts";
import type { OperationKind, OperationOf } from "./operation.ts";
import { measured } from "./template.ts";

declare module "../plan/plan.ts" {
  interface OperationFields {
    check: {
      readonly column: number;
      readonly comparison: "lt" | "le" | "gt" | "ge" | "eq" | "near";
      readonly number: number;
    };
  }
}

declare module "../proposals/shapes.ts" {
  interface OperationShapes {
    check: true;
  }
}

const words: Readonly<Record<OperationOf<"check">["comparison"], string>> = {
  gt: "more than",
  ge: "at least",
  lt: "less than",
  le: "at most",
  eq: "exactly",
  near: "about",
};

const majority = measured((f, measure) => {
  if (measure.unit.kind !== "share") return null;
  const rows = f.rows(1);
  const name = f.name(rows[0]!);
  const wordings = [
    `is more than half ${name}`,
    `does ${name} have the majority`,
    `is ${name} over half`,
    `does ${name} account for more than half`,
  ];
  return f.made(f.pick(wordings), [f.where(rows)], {
    operation: "check",
    column: measure.index,
    comparison: "gt",
    number: 50,
  });
});

const checked = measured((f, measure) => {
  const rows = f.rows(1);
  const name = f.name(rows[0]!);
  const { text, condition } = f.limit(measure);
  const [value] = condition.values;
  if (value?.kind !== "number") return null;
  const what = f.column(measure);
  const wordings = [
    `does ${name} have ${text}`,
    `is the ${what} of ${name} ${text}`,
    `is ${name} at ${text}`,
  ];
  const comparison = condition.comparison as "gt";
  return f.made(f.pick(wordings), [f.where(rows)], {
    operation: "check",
    column: measure.index,
    comparison,
    number: value.number,
  });
});

/** Whether the figures of some rows, added up, keep a limit. */
export const check: OperationKind<"check"> = {
  result: "verdict",
  adds: true,
  fields: { column: columnField, comparison: comparisonField, number: numberField },
  shapes: ["check"],
  propose,
  templates: [majority, checked],
  run: ({ column, comparison, number }, { index, state, base }) => {
    const figures = figuresOf(index, state, column);
    const kept = withFigures(base, figures);
    if (!figures.values.length) return { ...kept, answers: [] };
    const { sum } = totals(figures.values);
    const now = compareFigures(sum, comparison, number);
    // What is not given adds to a sum of amounts: that one is past the limit stays so, all else is open.
    const past = sum > number && index.columns[column]!.least >= 0 && !(comparison === "near" && now);
    const truth = figures.missing === 0 || past ? now : null;
    const show = (value: number): string => writeFigure(value, figures.unit);
    const formula = figures.values.length > 1 ? joinFigures(figures, " + ", show) : null;
    const answer = truth === null ? show(sum) : truth ? "yes" : "no";
    return { ...kept, number: sum, truth, formula, answers: [answer] };
  },
  say: ({ column, comparison, number }, wording) => {
    const { result } = wording;
    const { figure, formula, names } = said(wording, column);
    const [item] = result.items;
    if (item && result.items.length === 1 && isTime(wording.index.columns[column]!)) {
      const told = wording.one(item.label, item.rows[0]!, column);
      const start = result.decided ? `${result.truth ? "Yes" : "No"}: ` : "";
      return only(`${start}${start ? told.replace(/^(?:The|Under) /, (word) => word.toLowerCase()) : told}`);
    }
    const limit = writeFigure(number, result.unit);
    const open = result.truth === null;
    const verdict = result.decided && !open ? `${result.truth ? "Yes" : "No"}: the` : "The";
    const verb = wording.isPlural(column) ? "are" : "is";
    const kept = open ? "" : `, ${result.truth ? "" : "not "}${words[comparison]} ${limit}`;
    return only(
      sentence(
        `${verdict} ${wording.column(column)} ${wording.joint(column)} ${names} ${verb} ${bold(figure)}${formula}${kept}`,
      ),
    );
  },
};

function propose(context: ProposalContext): void {
  if (!context.has("yesNo", "extent")) return;
  const { conditions, rows } = context.scope;
  if (!conditions.length) return;
  if (context.has("yesNo")) proposeFree(context);
  if (!rows.length || rows.length > mostChecked) return;
  for (const figure of context.freeFigures.slice(0, 2)) {
    const comparison = comparisonsOf(context.question, figure)[0];
    if (figure.date || comparison === undefined || !isLimit(comparison)) continue;
    proposeCheck(context, comparison === "eq" && isRough(context, figure) ? "near" : comparison, figure);
  }
  if (asksForMajority(context.question.text)) proposeMajority(context);
}

const checkCues = cueList("extent yesNo more less atLeast atMost total together and");
const mostChecked = 12;

function proposeCheck(context: ProposalContext, comparison: Limit, figure: QuestionFigure): void {
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

/** "Is glazing free?": whether its price is nothing. */
function proposeFree(context: ProposalContext): void {
  const { scope, index } = context;
  if (scope.rows.length !== 1 || !scope.conditions.every(({ column }) => column === index.key)) return;
  for (const { condition, ...word } of freeAtoms(context.question, index)) {
    const operation = { operation: "check", column: condition.column, comparison: "eq", number: 0 } as const;
    context.add("check", [], operation, { measure: condition.column, cues: ["yesNo"], words: [word] });
  }
}

/** "about a third": no exact figure is meant. */
function isRough({ question }: ProposalContext, { from }: QuestionFigure): boolean {
  return amounts.rough.has(question.words[from - 1]?.text ?? "");
}

function proposeMajority(context: ProposalContext): void {
  const measure = context.measures.find((one) => context.column(one).unit.kind === "share");
  if (measure === undefined) return;
  context.add(
    "check",
    [],
    { operation: "check", column: measure, comparison: "gt", number: 50 },
    { measure, cues: checkCues },
  );
}

type Limit = OperationOf<"check">["comparison"];

function isLimit(comparison: Comparison): comparison is Limit {
  return ["lt", "le", "gt", "ge", "eq", "near"].includes(comparison);
}

/** Whether a figure can be held against a column: by its unit, or by its size where it has none. */
function suits(column: ColumnIndex, figure: QuestionFigure): boolean {
  if (column.banded || column.dated) return false;
  if (figure.kind !== "number") return unitFit(column, figure) >= 0.5;
  return unitFit(column, figure) > 0 && figure.low >= column.least / 5 && figure.low <= column.most * 5;
}
