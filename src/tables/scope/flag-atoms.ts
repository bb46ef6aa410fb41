/** Columns that say yes or no, open or closed, or a price of nothing, as conditions. */

import { asking } from "../../language/index.ts";
import { flagOf } from "../index/column-kinds.ts";
import type { TableIndex } from "../index/table-index.ts";
import type { Links } from "../link/link.ts";
import type { Literal } from "../plan/plan.ts";
import type { TableQuestion } from "../question/question.ts";
import { conditionOf } from "../run/condition.ts";
import { type Atom, sureFit, where } from "./atom.ts";

/** "Which plans include SSO": a column of yes and no is a condition where it is not asked for itself. */
export function flagAtoms(question: TableQuestion, links: Links, index: TableIndex): Atom[] {
  return links.columns.flatMap(({ column, from, to, share, hinted }): Atom[] => {
    const own = index.columns[column]!;
    const flag = flagOf(own);
    if (flag === null || hinted || share < leastFlagShare || column === index.key) return [];
    const before = question.words.slice(Math.max(0, from - 3), from).map(({ text }) => text);
    if (!before.some((word) => asking.havingIt.has(word))) return [];
    const texts = flag.yes.map((text): Literal => ({ kind: "text", text }));
    const condition = where(column, "eq", texts);
    const rows = index.all.filter(conditionOf(index, condition));
    return rows.length ? [{ from, to, condition, rows, kind: "whole", fit: 1 }] : [];
  });
}

const leastFlagShare = 0.9;

const opening = /^(?:open(?:s|ed)?|available|offered)$/;
const shut = /^(?:closed|shut|none|no|not available|unavailable|[-–—]+)$/i;
/** Words between "open" and the column that says when or where. */
const farthestOpening = 3;

/** "Open on Saturday": the rows that are not closed there. */
export function openAtoms(question: TableQuestion, links: Links, index: TableIndex): Atom[] {
  return links.columns.flatMap(({ column, from, to, share, hinted }): Atom[] => {
    const own = index.columns[column]!;
    if (hinted || share < leastFlagShare || column === index.key || own.ordered) return [];
    const closed = own.values.filter(({ text }) => shut.test(text.trim()));
    if (!closed.length || closed.length === own.values.length) return [];
    const start = question.words.findIndex(
      ({ text }, at) => opening.test(text) && at < from && from - at <= farthestOpening,
    );
    if (start < 0) return [];
    const values = closed.map(({ text }): Literal => ({ kind: "text", text }));
    const condition = { ...where(column, "eq", values), not: true };
    const rows = index.all.filter((row) => conditionOf(index, condition)(row) && own.valueIds[row]! >= 0);
    return rows.length ? [{ from: start, to, condition, rows, kind: "whole", fit: 1 }] : [];
  });
}

/** "Which are free": the price of them is nothing. */
export function freeAtoms(question: TableQuestion, index: TableIndex): Atom[] {
  const at = question.words.findIndex(
    ({ text }, i) =>
      text === "free" && /^(?:|for|is|are|be|it|and|or)$/.test(question.words[i + 1]?.text ?? ""),
  );
  const price = index.columns.find(({ ordered, unit }) => ordered && unit.kind === "money");
  if (at < 0 || !price) return [];
  const condition = where(price.index, "eq", [{ kind: "number", number: 0 }]);
  const rows = index.all.filter(conditionOf(index, condition));
  return [{ from: at, to: at + 1, condition, rows, kind: "figure", fit: sureFit }];
}
