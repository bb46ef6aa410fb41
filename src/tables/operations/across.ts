import { writeFigure } from "../../figures/index.ts";
import { amounts, enumerate } from "../../language/index.ts";
import { isSummable } from "../index/columns.ts";
import type { ColumnIndex } from "../index/table-index.ts";
import { cueList, type ProposalContext } from "../proposals/proposal.ts";
import { rowFigure } from "../run/steps.ts";
import { said, writeGap } from "../say/figures.ts";
import { bold, only, sentence } from "../say/saying.ts";
import type { Wording } from "../say/wording.ts";
import { columnsField, oneOfField } from "./fields.ts";
import { mostItems } from "./items.ts";
import type { OperationKind } from "./operation.ts";
import type { Template } from "./template.ts";

type Across = "sum" | "difference" | "more" | "less";
const ways: readonly Across[] = ["sum", "difference", "more", "less"];

declare module "../plan/plan.ts" {
  interface OperationFields {
    across: { readonly give: Across; readonly columns: readonly number[] };
  }
}

declare module "../proposals/shapes.ts" {
  interface OperationShapes {
    across: true;
  }
}

const addedUp: Template = (f) => {
  const [first, second] = f.measures().filter(isSummable);
  if (!first || !second || !areAlike(first, second)) return null;
  const rows = f.rows(1);
  const name = f.name(rows[0]!);
  const give = f.pick(["sum", "difference"] as const);
  const [a, b] = [f.column(first), f.column(second)];
  const wordings =
    give === "sum"
      ? [
          `total of ${a} and ${b} for ${name}`,
          `${a} and ${b} of ${name} together`,
          `what do ${a} and ${b} of ${name} add up to`,
        ]
      : [`difference between ${a} and ${b} of ${name}`, `how far apart are ${a} and ${b} of ${name}`];
  return f.made(f.pick(wordings), [f.where(rows)], {
    operation: "across",
    give,
    columns: [first.index, second.index],
  });
};

/** Figures of several columns, row by row: what they add up to, how far the last is above the first, or whether the first is above the last. */
export const across: OperationKind<"across"> = {
  result: ({ give }) => (give === "sum" ? "aggregate" : give === "difference" ? "difference" : "comparison"),
  fields: { give: oneOfField(ways, "what is done with the columns"), columns: columnsField },
  shapes: ["across"],
  propose,
  templates: [addedUp],
  run: ({ give, columns }, { index, state, base }) => {
    const rows = state.rows.filter((row) =>
      columns.every((column) => !Number.isNaN(rowFigure(index, row, column))),
    );
    const items = rows.slice(0, mostItems).map((row) => ({ rows: [row], label: index.labels[row]! }));
    const missing = state.rows.length - rows.length;
    if (!rows.length || columns.length < 2) return { ...base, missing, answers: [] };
    const sums = columns.map((column) => rows.reduce((sum, row) => sum + rowFigure(index, row, column), 0));
    const { unit } = index.columns[columns[0]!]!;
    const result = { ...base, items, size: rows.length, missing, unit, figures: sums };
    const gap = sums.at(-1)! - sums[0]!;
    if (give === "more" || give === "less") {
      // Rows that lack one of the figures may turn it.
      if (missing > 0) return { ...result, answers: sums.map((one) => writeFigure(one, unit)) };
      const truth = give === "more" ? gap < 0 : gap > 0;
      return { ...result, truth, answers: [truth ? "yes" : "no"] };
    }
    const value = give === "sum" ? sums.reduce((sum, one) => sum + one, 0) : gap;
    const number = Math.round(value * 1e6) / 1e6;
    const shown = (give === "sum" ? sums : [sums.at(-1)!, sums[0]!]).map((one) => writeFigure(one, unit));
    const formula = shown.join(give === "sum" ? " + " : " − ");
    return { ...result, number, formula, answers: [writeFigure(number, unit)] };
  },
  say: ({ give, columns }, wording) => {
    const { result } = wording;
    const [first, last] = [columns[0]!, columns.at(-1)!];
    const { formula, names } = said(wording, first);
    const joint = wording.joint(first);
    const counted = columns.every((column) => wording.counts(column));
    const have = result.items.length === 1 ? "has" : "have";
    if (give === "sum") {
      const sum = bold(wording.write(result.number!, first));
      return only(
        sentence(`The ${headingsOf(wording, columns, `${joint} ${names}`)} add up to ${sum}${formula}`),
      );
    }
    if (give === "more" || give === "less") {
      const verdict = result.decided && result.truth !== null ? `${result.truth ? "Yes" : "No"}: ` : "";
      const [own, other] = result.figures.map((figure) => bold(wording.write(figure, first)));
      const beside = wording.beside(last, first);
      if (counted)
        return only(
          sentence(`${verdict}${names} ${have} ${own} ${wording.name(first)} and ${other} ${beside}`),
        );
      const start = verdict ? "the" : "The";
      return only(
        sentence(
          `${verdict}${start} ${wording.name(first)} ${joint} ${names} is ${own}, the ${wording.name(last)} ${other}`,
        ),
      );
    }
    const [name, other] = [wording.name(last), wording.beside(first, last)];
    const size = Math.abs(result.number!);
    const gap = bold(result.unit.kind === "share" ? writeGap(size, result.unit) : wording.write(size, first));
    const up = result.number! > 0;
    const heading = (column: number): string => `“${result.table.columns[column]!.name}”`;
    // "Adult", "Child": headings that are no words for an amount.
    if (columns.some((column) => wording.column(column) !== wording.name(column)))
      return only(
        sentence(
          result.number === 0
            ? `For ${names}, ${heading(first)} and ${heading(last)} are the same${formula}`
            : `For ${names}, ${heading(last)} is ${gap} ${up ? "above" : "below"} ${heading(first)}${formula}`,
        ),
      );
    if (result.number === 0)
      return only(
        sentence(`The ${wording.name(first)} and the ${name} ${joint} ${names} are the same${formula}`),
      );
    if (counted)
      return only(
        sentence(`${names} ${have} ${gap} ${up ? "more" : "fewer"} ${name} than ${other}${formula}`),
      );
    const that = other.startsWith("in ") ? `that ${other}` : `the ${other}`;
    return only(
      sentence(`The ${name} ${joint} ${names} is ${gap} ${up ? "above" : "below"} ${that}${formula}`),
    );
  },
};

/** `visitors of Austin in 2023 and 2024`, `fee and deposit for Austin`. */
function headingsOf(wording: Wording, columns: readonly number[], names: string): string {
  const families = columns.map((column) => wording.family(column));
  const [first] = families;
  if (first && families.every((family) => family?.of === first.of))
    return `${first.of} ${names} in ${enumerate(families.map((family) => family!.year))}`;
  return `${enumerate(columns.map((column) => wording.name(column)))} ${names}`;
}

/** "Visitors of 2023 and 2024 together", "did it grow from 2023 to 2024, and by how much". */
function propose(context: ProposalContext): void {
  const columns = [
    ...new Set(
      context.links.columns
        .filter((link) => !link.hinted && link.share > sureShare && !context.isInScope(link))
        .toSorted((a, b) => a.from - b.from)
        .map(({ column }) => column),
    ),
  ].filter((column) => column !== context.index.key && isSummable(context.column(column)));
  const [first] = columns;
  if (first === undefined || columns.length < 2 || columns.length > mostColumns) return;
  const same = (column: number): boolean => sameUnit(context.column(first), context.column(column));
  if (!columns.every(same)) return;
  const alike = columns.every((column) => areAlike(context.column(first), context.column(column)));
  const add = (give: Across): void =>
    context.add(
      "across",
      [],
      { operation: "across", give, columns },
      { measure: first, cues, words: named(context, columns) },
    );
  // Dogs and cats are added up where that is said in so many words; staff and visitors have no total.
  const listed = context.has("together") && amounts.together.test(context.question.text);
  if (alike ? context.has("total", "together") : listed) add("sum");
  if (columns.length !== 2) return;
  if (context.has("difference")) add("difference");
  if (!context.has("yesNo") || !/ than /.test(context.question.text) || !context.scope.conditions.length)
    return;
  if (context.has("more")) add("more");
  if (context.has("less")) add("less");
}

const named = ({ links }: ProposalContext, columns: readonly number[]) =>
  links.columns.filter(({ column }) => columns.includes(column));

const cues = cueList("total together count howMuch number and difference between more less what");
const sureShare = 0.9;
const mostColumns = 6;

function sameUnit({ unit }: ColumnIndex, { unit: other }: ColumnIndex): boolean {
  if (unit.kind !== other.kind) return false;
  return unit.kind !== "money" || unit.currency === (other as typeof unit).currency;
}

/** Amounts of money, or columns whose headings have a word in common. */
function areAlike(left: ColumnIndex, right: ColumnIndex): boolean {
  if (!sameUnit(left, right)) return false;
  const words = left.names[0]!.split(" ");
  return (
    left.unit.kind === "money" ||
    right.names[0]!.split(" ").some((stem) => stem.length > 1 && words.includes(stem))
  );
}
