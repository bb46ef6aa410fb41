/** What the question takes out in plain words: "other than X", "not from Y". */

import { joints, negation } from "../../language/index.ts";
import { flagOf } from "../index/column-kinds.ts";
import type { TableIndex } from "../index/table-index.ts";
import type { Literal } from "../plan/plan.ts";
import { spanText, type TableQuestion } from "../question/question.ts";
import { conditionOf } from "../run/condition.ts";
import { type Atom, where } from "./atom.ts";

/** How many words may stand between "not" and what it denies. */
const farthestNegation = 3;

/** Marks the atoms that are taken out in plain words, and those that follow them in one list: "other than A and B". */
export function markDenied(question: TableQuestion, atoms: readonly Atom[]): Atom[] {
  const denied = new Set<Atom>();
  const starts = question.cues.filter(
    (cue) => (cue.kind === "except" || cue.kind === "not") && negation.excluding.has(spanText(question, cue)),
  );
  const sorted = [...atoms].sort((a, b) => a.from - b.from);
  const isNear = (to: number, atom: Atom): boolean =>
    to <= atom.from &&
    atom.from - to <= farthestNegation &&
    question.words.slice(to, atom.from).every(({ text }) => joints.joining.has(text));
  for (const atom of sorted) {
    const own = starts.some(({ to }) => isNear(to, atom));
    const chained = [...denied].some(
      (other) =>
        isNear(other.to, atom) &&
        (other.condition.column === atom.condition.column ||
          question.words.slice(other.to, atom.from).some(({ text }) => text === "nor")),
    );
    if ((own || chained) && !(atom.kind === "figure" && atom.condition.comparison !== "eq")) denied.add(atom);
  }
  return atoms.map((atom) => (denied.has(atom) ? { ...atom, denied: true } : atom));
}

/** "not from Denmark", "other than CART", "CART aside": the opposite of an atom that a word beside it denies. */
export function negationOf(question: TableQuestion, index: TableIndex, atom: Atom): Atom | null {
  const { condition } = atom;
  if (atom.kind === "figure" && condition.comparison !== "eq") return null;
  const before = question.cues.some(
    ({ kind, to }) =>
      (kind === "not" || kind === "except") && to <= atom.from && atom.from - to <= farthestNegation,
  );
  const behind = question.cues.some(
    (cue) =>
      cue.kind === "except" && cue.from === atom.to && negation.denyingBehind.has(spanText(question, cue)),
  );
  if (!before && !behind && !atom.denied) return null;
  // What a column of yes and no leaves empty is neither.
  const flag = condition.comparison === "eq" ? flagOf(index.columns[condition.column]!) : null;
  if (
    flag &&
    flag.no.length > 0 &&
    condition.values.every((one) => one.kind === "text" && flag.yes.includes(one.text.trim()))
  ) {
    const values = flag.no.map((text): Literal => ({ kind: "text", text }));
    const denied = where(condition.column, "eq", values);
    return { ...atom, condition: denied, rows: index.all.filter(conditionOf(index, denied)), refused: true };
  }
  const out = new Set(atom.rows);
  return { ...atom, condition: { ...condition, not: true }, rows: index.all.filter((row) => !out.has(row)) };
}
