import { comparing } from "../../language/index.ts";
import { levelOrder } from "../index/column-kinds.ts";
import { unitFit } from "../index/figure-columns.ts";
import type { TableIndex } from "../index/table-index.ts";
import type { Links } from "../link/link.ts";
import type { CellLink } from "../link/link-cells.ts";
import type { Comparison, Literal } from "../plan/plan.ts";
import { spanText, type TableQuestion } from "../question/question.ts";
import { covers, type Span } from "../question/span.ts";
import { compareFigures } from "../run/condition.ts";
import { type Atom, where } from "./atom.ts";
import { columnAtoms } from "./column-atoms.ts";
import { comparedEnds, figureAtoms } from "./figure-atoms.ts";
import { flagAtoms, freeAtoms, openAtoms } from "./flag-atoms.ts";
import { comparisonEnd, comparisonStart, comparisonsOf } from "./limits.ts";

/** A name that stands for more values than this is shortened in a plan to the first of them. */
const mostValues = 200;
/** Everything that the question says about rows of a table, but for negations. */
export function atomsOf(question: TableQuestion, links: Links, index: TableIndex): Atom[] {
  const figures = figureAtoms(question, links, index);
  const compared = figures.filter(({ condition }) => oneSided.has(condition.comparison));
  // "After" before a year compares: that some cell holds the word as well says nothing.
  const cells = cellAtoms(question, links.cells, index).filter(
    (atom) => !compared.some((figure) => covers(figure, atom)),
  );
  return [
    ...cells,
    ...flagAtoms(question, links, index),
    ...openAtoms(question, links, index),
    ...freeAtoms(question, index),
    ...levelAtoms(question, cells, index),
    ...columnAtoms(question, links, index),
    ...figures,
  ];
}

const oneSided: ReadonlySet<Comparison> = new Set<Comparison>(["lt", "le", "gt", "ge"]);

function cellAtoms(question: TableQuestion, links: readonly CellLink[], index: TableIndex): Atom[] {
  const ends = comparedEnds(question);
  const limits = question.figures.filter(
    (figure) => !ends.has(figure) && comparisonsOf(question, figure)[0] !== "eq",
  );
  return links.flatMap((link): Atom[] => {
    // "Above 25%" is not the row that has 25%.
    if (limits.some((figure) => covers(figure, link))) return [];
    // The 12 of "12 year old" is no price.
    const counted = question.figures.some(
      (figure) =>
        figure.kind !== "number" &&
        covers(figure, link) &&
        figure.to - figure.from > link.to - link.from &&
        index.columns[link.column]!.ordered &&
        unitFit(index.columns[link.column]!, figure) <= 0,
    );
    if (counted) return [];
    const { from, to, column, rows, kind } = link;
    const values = link.texts.slice(0, mostValues).map((text): Literal => ({ kind: "text", text }));
    const condition = where(column, link.inside ? "contains" : "eq", values);
    return [{ from, to, condition, rows, kind, fit: 1, exact: isExact(question, link) }];
  });
}

/** Whether a cell stands in the question letter for letter: "Engineering" is not "Engineer". */
const isExact = (question: TableQuestion, { from, to, texts }: CellLink): boolean => {
  const said = spanText(question, { from, to });
  return texts.some((text) => text.trim().toLowerCase() === said);
};

/** "At least a master's", "senior or higher": the cells from one of an ordered column on. */
function levelAtoms(question: TableQuestion, atoms: readonly Atom[], index: TableIndex): Atom[] {
  return atoms.flatMap((atom): Atom[] => {
    const { column } = atom.condition;
    if (atom.condition.comparison !== "eq" || atom.rows.length === 0) return [];
    const comparison = levelComparison(question, atom);
    const order = comparison === null ? null : levelOrder(index.columns[column]!, index);
    if (comparison === null || order === null) return [];
    const place = order.get(atom.rows[0]!);
    if (place === undefined) return [];
    const rows = index.all.filter(
      (row) => order.has(row) && compareFigures(order.get(row)!, comparison, place),
    );
    const texts = [...new Set(rows.map((row) => index.table.rows[row]!.cells[column]!.raw))];
    if (!texts.length || texts.length > mostValues) return [];
    const condition = where(
      column,
      "eq",
      texts.map((text): Literal => ({ kind: "text", text })),
    );
    const from = comparisonStart(question, atom, comparison);
    return [
      { ...atom, from, to: comparisonEnd(question, atom), condition, rows, kind: "whole", level: true },
    ];
  });
}

/** "More than a junior" compares what they earn: only "at least" and "at most" name a stretch. */
function levelComparison(question: TableQuestion, span: Span): "ge" | "le" | "gt" | "lt" | null {
  const [said] = comparisonsOf(question, span);
  const from = said === undefined ? span.from : comparisonStart(question, span, said);
  // "Apart from", "from entry level to": a beginning, not a limit.
  if (from < span.from && comparing.looseLimits.has(question.words[span.from - 1]!.text)) return null;
  if (said === "ge" || said === "le") return said;
  const words = spanText(question, { from, to: span.from });
  return (said === "gt" || said === "lt") && comparing.beyond.test(words) ? said : null;
}
