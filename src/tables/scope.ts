import type { Atom } from "./atom.ts";
import { atomsOf } from "./atoms.ts";
import { markDenied, negationOf } from "./denied.ts";
import type { Links } from "./link/link.ts";
import type { LinkKind } from "./link/link-cells.ts";
import type { Comparison, Condition } from "./plan.ts";
import type { Question } from "./question.ts";
import { meets } from "./span.ts";
import type { TableIndex } from "./table-index.ts";

/** The rows that the question speaks of, by some of its atoms. */
export interface Scope {
  readonly atoms: readonly Atom[];
  readonly conditions: readonly Condition[];
  readonly rows: readonly number[];
  /** A column whose conditions were joined by "or". */
  readonly joined: number | null;
  readonly weight: number;
}

const maxAtoms = 28;
/** In a larger table fewer readings are tried: each costs a pass over its rows. */
const largeRows = 5_000;
const largeAtoms = 8;
const largeScopes = 6;
const kindWeight: Readonly<Record<LinkKind | "figure", number>> = {
  whole: 1,
  alias: 1,
  part: 0.9,
  concept: 0.9,
  inside: 0.7,
  near: 0.5,
  frame: 0.5,
  figure: 0.8,
};

/** A limit has to be kept: readings that do come first. */
const limitWeight = 3;
/** Of two cells with one stem the one that was said letter for letter comes first. */
const exactWeight = 0.2;
const limiting: ReadonlySet<Comparison> = new Set<Comparison>(["lt", "le", "gt", "ge"]);

/** Combines what the question says into row sets, the fullest reading first; at most `limit`, the whole table last. */
export function buildScopes(question: Question, links: Links, index: TableIndex, limit: number): Scope[] {
  const whole: Scope = { atoms: [], conditions: [], rows: index.all, joined: null, weight: 0 };
  let scopes: Scope[] = [whole];
  const large = index.all.length > largeRows;
  const width = large ? Math.min(limit, largeScopes) : limit;
  const atoms = markDenied(question, atomsOf(question, links, index))
    .sort((a, b) => weightOf(question, b) - weightOf(question, a))
    .slice(0, large ? largeAtoms : maxAtoms)
    .flatMap((atom) => [atom, negationOf(question, index, atom) ?? []].flat())
    .sort((a, b) => a.from - b.from);
  for (const atom of atoms) {
    const extended = scopes.flatMap((scope) => extend(question, scope, atom));
    scopes = [...scopes, ...extended].sort((a, b) => b.weight - a.weight).slice(0, width);
  }
  return scopes.includes(whole) ? scopes : [...scopes, whole];
}

function weightOf(question: Question, atom: Atom): number {
  let content = 0;
  for (let at = atom.from; at < atom.to; at++) content += question.words[at]!.frame ? 0.3 : 1;
  const limit = atom.kind === "figure" && limiting.has(atom.condition.comparison) ? limitWeight : 0;
  return kindWeight[atom.kind] * content * (0.5 + 0.5 * atom.fit) + limit + (atom.exact ? exactWeight : 0);
}

function extend(question: Question, scope: Scope, atom: Atom): Scope[] {
  if (scope.atoms.some((other) => meets(other, atom))) return [];
  const weight = scope.weight + weightOf(question, atom);
  const atoms = [...scope.atoms, atom];
  if (!scope.atoms.length) {
    // That no row keeps a limit is an answer too.
    const said = atom.rows.length > 0 || atom.kind === "figure";
    return said ? [{ atoms, conditions: [atom.condition], rows: atom.rows, joined: null, weight }] : [];
  }
  const same = scope.atoms.find(
    (other) => other.rows === atom.rows || sameCondition(other.condition, atom.condition),
  );
  if (same) return [{ ...scope, atoms, weight: scope.weight + 0.5 * weightOf(question, atom) }];
  const either = isAlternative(question, scope, atom) ? joinedScope(scope, atom, atoms, weight) : [];
  if (either.length) return either;
  const both = intersect(scope.rows, atom.rows);
  if (both.length)
    return [
      { atoms, conditions: [...scope.conditions, atom.condition], rows: both, joined: scope.joined, weight },
    ];
  return joinedScope(scope, atom, atoms, weight);
}

const between = new Set("the a an in on of for to through by at with from either".split(" "));

/** "Through Old Port or Millbrook": rows of either, though some row may have both. */
function isAlternative({ words }: Question, scope: Scope, atom: Atom): boolean {
  const before = scope.atoms.findLast(({ condition }) => condition.column === atom.condition.column);
  if (!before || before.to > atom.from || atom.condition.not || before.condition.not) return false;
  const joint = words.slice(before.to, atom.from).map(({ text }) => text);
  return joint.includes("or") && joint.every((word) => word === "or" || between.has(word));
}

function sameCondition(left: Condition, right: Condition): boolean {
  return (
    left.column === right.column &&
    left.comparison === right.comparison &&
    left.not === right.not &&
    JSON.stringify(left.values) === JSON.stringify(right.values)
  );
}

/** "Healthcare and e-commerce": two values that no row can have both of mean the rows of either. */
function joinedScope(scope: Scope, atom: Atom, atoms: readonly Atom[], weight: number): Scope[] {
  const { column, comparison, values, not } = atom.condition;
  const at = scope.conditions.findIndex(
    (other) => other.column === column && !other.not && !not && joins(other.comparison, comparison),
  );
  if (at < 0) return [];
  const other = scope.conditions[at]!;
  const either: Condition =
    other.comparison === comparison
      ? { ...other, values: [...other.values, ...values] }
      : { ...other, comparison: "contains", values: [...other.values, ...values] };
  const conditions = scope.conditions.map((condition, i) => (i === at ? either : condition));
  const rest = scope.atoms.filter((one) => one.condition.column !== column);
  let rows = atom.rows;
  for (const one of scope.atoms) if (one.condition.column === column) rows = union(rows, one.rows);
  for (const one of rest) rows = intersect(rows, one.rows);
  return rows.length ? [{ atoms, conditions, rows, joined: column, weight }] : [];
}

function joins(left: Comparison, right: Comparison): boolean {
  const plain = (comparison: Comparison): boolean => comparison === "eq" || comparison === "contains";
  return plain(left) && plain(right);
}

/** Members of either of two ascending lists. */
function union(left: readonly number[], right: readonly number[]): number[] {
  const all: number[] = [];
  let i = 0;
  let j = 0;
  while (i < left.length || j < right.length) {
    const [a = Number.POSITIVE_INFINITY, b = Number.POSITIVE_INFINITY] = [left[i], right[j]];
    all.push(Math.min(a, b));
    if (a <= b) i++;
    if (b <= a) j++;
  }
  return all;
}

/** Common members of two ascending lists. */
export function intersect(left: readonly number[], right: readonly number[]): number[] {
  const common: number[] = [];
  let i = 0;
  let j = 0;
  while (i < left.length && j < right.length) {
    const difference = left[i]! - right[j]!;
    if (difference === 0) common.push(left[i]!);
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return common;
}
