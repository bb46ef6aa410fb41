/** "More easy questions than medium ones": one column held against another, row by row. */
import { comparing, joints } from "../../language/index.ts";
import type { TableIndex } from "../index/table-index.ts";
import type { Links } from "../link/link.ts";
import type { ColumnLink } from "../link/link-columns.ts";
import type { TableQuestion } from "../question/question.ts";
import { conditionOf } from "../run/condition.ts";
import { type Atom, sureFit, where } from "./atom.ts";

const sureShare = 0.9;

/** Conditions that hold a column against another one, where the question names both around a word of degree. */
export function columnAtoms(question: TableQuestion, links: Links, index: TableIndex): Atom[] {
  const named = links.columns.filter(
    ({ column, hinted, share }) =>
      !hinted && share > sureShare && column !== index.key && index.columns[column]!.ordered,
  );
  return question.cues.flatMap(({ kind, from, to }): Atom[] => {
    if ((kind !== "more" && kind !== "less") || comparing.loose.has(question.words[from]!.text)) return [];
    const pair = around(question, named, links.columns, from, to);
    if (!pair || pair.left.column === pair.right.column) return [];
    const [first, second] = [index.columns[pair.left.column]!, index.columns[pair.right.column]!];
    if (first.unit.kind !== second.unit.kind || first.dated !== second.dated) return [];
    const values = [{ kind: "column", column: pair.right.column }] as const;
    const condition = where(pair.left.column, kind === "more" ? "gt" : "lt", values);
    const rows = index.all.filter(conditionOf(index, condition));
    const start = Math.min(pair.left.from, from);
    return [{ from: start, to: pair.right.to, condition, rows, kind: "figure", fit: sureFit }];
  });
}

/** "More EASY questions than MEDIUM ones", "a MEAN above the MEDIAN", "more visitors in 2024 than in 2023": the two columns at both sides. */
function around(
  { words }: TableQuestion,
  named: readonly ColumnLink[],
  all: readonly ColumnLink[],
  from: number,
  to: number,
): { readonly left: ColumnLink; readonly right: ColumnLink } | null {
  const than = words.findIndex(({ text }, at) => at >= from && text === "than");
  const pivot = Math.max(to, than < 0 ? 0 : than + 1);
  // Between a word of degree and its column may stand what else the column is called by.
  const onlyFilling = (start: number, end: number, column: number): boolean =>
    start <= end &&
    words
      .slice(start, end)
      .every(
        ({ text }, i) =>
          joints.filling.has(text) ||
          all.some((link) => link.column === column && link.from <= start + i && start + i < link.to),
      );
  const right = named.find((link) => link.from >= pivot && onlyFilling(pivot, link.from, link.column));
  const left =
    than >= to
      ? (named.find(
          (link) => link.from >= to && link.to <= than && onlyFilling(to, link.from, link.column),
        ) ?? named.findLast((link) => link.to <= from))
      : named.findLast((link) => link.to === from || onlyFilling(link.to, from, link.column));
  return left && right ? { left, right } : null;
}
