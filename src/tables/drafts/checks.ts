import { isSummable } from "../columns.ts";
import { figureIn, unitFit } from "../figure-columns.ts";
import { freeAtoms, openAtoms } from "../flag-atoms.ts";
import { comparisonsOf } from "../limits.ts";
import type { CellLink, LinkKind } from "../link/link-cells.ts";
import type { Comparison, Operation } from "../plan.ts";
import { type QuestionFigure, textIn } from "../question.ts";
import { covers, type Span } from "../span.ts";
import type { ColumnIndex } from "../table-index.ts";
import { holdsPhrase, phraseOf } from "../text.ts";
import { cueList, type DraftContext } from "./draft.ts";

const checkCues = cueList("extent yesNo more less atLeast atMost total together and");
const mostChecked = 12;

/** Yes or no: whether such rows exist, and whether their figure keeps a limit. */
export function draftChecks(context: DraftContext): void {
  if (!context.has("yesNo", "extent")) return;
  const { conditions, rows } = context.scope;
  if (!conditions.length) return;
  context.add("exists", [], { operation: "exists" }, { cues: ["yesNo"] });
  if (context.has("yesNo")) draftHolds(context);
  if (!rows.length || rows.length > mostChecked) return;
  for (const figure of context.freeFigures.slice(0, 2)) {
    const comparison = comparisonsOf(context.question, figure)[0];
    if (figure.date || comparison === undefined || !isLimit(comparison)) continue;
    draftCheck(context, comparison === "eq" && isRough(context, figure) ? "near" : comparison, figure);
  }
  if (asksForMost.test(context.question.text)) draftMajority(context);
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

/** "Do most have a PhD?" asks for more than half, but not "the most popular". */
export const asksForMost =
  /\bmajority\b|(?<!\b(?:the|at) )\bmost (?:of|have|hold|do|are|use|work|get|need|people|engineers?|employees|members|customers|users)\b/;

const rough = new Set("about around roughly approximately nearly almost some circa".split(" "));

/** "Is Ben in Berlin?": whether his row says what was named, where other rows do. */
function draftHolds(context: DraftContext): void {
  const { scope, index, links } = context;
  const [row] = scope.rows;
  if (scope.rows.length !== 1 || !scope.conditions.every(({ column }) => column === index.key)) return;
  const hold = (column: number, link: CellLink, words: readonly Span[]): void =>
    context.add(
      "holds",
      [],
      {
        operation: "holds",
        column,
        text: link.kind === "part" ? textIn(context.question, link) : link.texts[0]!,
      },
      { output: column, cues: ["yesNo", "has"], words: [link, ...words] },
    );
  for (const atom of openAtoms(context.question, links, index)) {
    if (atom.rows.includes(row!)) continue;
    const operation = { operation: "holds", column: atom.condition.column, text: "open" } as const;
    context.add("holds", [], operation, { output: operation.column, cues: ["yesNo"], words: [atom] });
  }
  for (const atom of freeAtoms(context.question, index)) {
    const operation = {
      operation: "check",
      column: atom.condition.column,
      comparison: "eq",
      number: 0,
    } as const;
    context.add("check", [], operation, { measure: operation.column, cues: ["yesNo"], words: [atom] });
  }
  for (const link of links.cells) {
    if (!naming.has(link.kind) || context.isInScope(link) || link.rows.includes(row!)) continue;
    if (link.column !== index.key) for (const column of askedColumns(context, link)) hold(column, link, []);
    else for (const column of toldOf(context, row!, link)) hold(column, link, [between(context, link)]);
  }
}

/** Where the cell stands, or the column that the question names for it: "is a senior an expert in it?" */
function askedColumns({ links, index, scope }: DraftContext, link: CellLink): number[] {
  const named = links.columns.filter(
    ({ column, hinted, share, from, to }) =>
      !hinted &&
      share > sureShare &&
      column !== index.key &&
      !index.columns[column]!.ordered &&
      !covers(link, { from, to }) &&
      !scope.atoms.some((atom) => covers(atom, { from, to })),
  );
  return named.length ? [...new Set(named.map(({ column }) => column))] : [link.column];
}

const sureShare = 0.9;

const naming: ReadonlySet<string> = new Set<LinkKind>(["whole", "alias", "part"]);

/** The words that join the row of the scope and another name: "Keras, built on, PyTorch". */
function between({ scope }: DraftContext, { from, to }: Span): Span {
  const atom = scope.atoms[0]!;
  return atom.to <= from ? { from: atom.to, to: from } : { from: to, to: atom.from };
}

/** Columns of prose in which the row says by the same words that it is so of yet another row. */
function toldOf(context: DraftContext, row: number, link: CellLink): number[] {
  const { index, question } = context;
  const joint = between(context, link);
  const stems = question.words
    .slice(joint.from, joint.to)
    .flatMap(({ frame, stem }) => (frame ? [] : [stem]));
  if (!stems.length) return [];
  return index.columns.flatMap((column) => {
    if (column.index === index.key || column.ordered) return [];
    const text = phraseOf(index.table.rows[row]!.cells[column.index]!.raw);
    const words = text.split(" ");
    const others = index.all.some(
      (other) => other !== row && holdsPhrase(text, phraseOf(index.table.rows[other]!.name)),
    );
    return others && stems.every((stem) => words.includes(stem)) ? [column.index] : [];
  });
}

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
