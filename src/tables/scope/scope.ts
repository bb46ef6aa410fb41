import { joints } from "../../language/index.ts";
import type { TableIndex } from "../index/table-index.ts";
import type { Links } from "../link/link.ts";
import type { LinkKind } from "../link/link-cells.ts";
import type { Comparison, Condition } from "../plan/plan.ts";
import type { TableQuestion } from "../question/question.ts";
import { meets, type Span } from "../question/span.ts";
import { type Atom, isTakenOut } from "./atom.ts";
import { atomsOf } from "./atoms.ts";
import { markDenied, negationOf } from "./denied.ts";

/** A row set of the question, given by some of its atoms. */
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
export function buildScopes(
  question: TableQuestion,
  links: Links,
  index: TableIndex,
  limit: number,
): Scope[] {
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
    const extended = scopes.flatMap((scope) => extend(question, scope, atom, atoms, index.key));
    scopes = [...scopes, ...extended].sort((a, b) => b.weight - a.weight).slice(0, width);
  }
  return scopes.includes(whole) ? scopes : [...scopes, whole];
}

function weightOf(question: TableQuestion, atom: Atom): number {
  let content = 0;
  for (let at = atom.from; at < atom.to; at++) content += question.words[at]!.frame ? 0.3 : 1;
  const limit = atom.kind === "figure" && limiting.has(atom.condition.comparison) ? limitWeight : 0;
  return kindWeight[atom.kind] * content * (0.5 + 0.5 * atom.fit) + limit + (atom.exact ? exactWeight : 0);
}

function extend(
  question: TableQuestion,
  scope: Scope,
  atom: Atom,
  all: readonly Atom[],
  key: number,
): Scope[] {
  if (scope.atoms.some((other) => meets(other, atom))) return [];
  // "Other than A, B and C" takes all of them out, or is a part of the whole by all of them.
  if (atom.denied && scope.atoms.some((other) => other.denied && isTakenOut(other) !== isTakenOut(atom)))
    return [];
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
  const other = alternativeTo(question, scope.atoms, atom, all);
  if (other) return eitherScope(scope, atom, other, weight);
  const both = intersect(scope.rows, atom.rows);
  if (both.length)
    return [
      { atoms, conditions: [...scope.conditions, atom.condition], rows: both, joined: scope.joined, weight },
    ];
  const joined = joinedScope(scope, atom, atoms, weight);
  return joined.length ? joined : noneOf(scope, atom, atoms, weight, key);
}

/** "Children's films in Odeon Two": that no row is both is an answer, where both are whole cells of their own columns. */
function noneOf(scope: Scope, atom: Atom, atoms: readonly Atom[], weight: number, key: number): Scope[] {
  const plain = atoms.every(
    ({ kind, denied, condition }) =>
      kind === "whole" && !denied && !condition.not && condition.column !== key,
  );
  const columns = new Set(atoms.map(({ condition }) => condition.column));
  if (!plain || columns.size < atoms.length || scope.joined !== null) return [];
  return [{ atoms, conditions: [...scope.conditions, atom.condition], rows: [], joined: null, weight }];
}

/** "Through Old Port or Millbrook": rows of either, though some row may have both. */
function isAlternative({ words }: TableQuestion, scope: Scope, atom: Atom): boolean {
  const before = scope.atoms.findLast(({ condition }) => condition.column === atom.condition.column);
  if (!before || before.to > atom.from || atom.condition.not || before.condition.not) return false;
  const joint = words.slice(before.to, atom.from).map(({ text }) => text);
  return joint.includes("or") && joint.every((word) => word === "or" || joints.alternating.has(word));
}

/**
 * "Gravel or longer than 15 km": of an earlier atom on another column, the one that "or" joins with this one.
 * What stands between the two may only say what the figure is of.
 */
export function alternativeTo(
  { words }: TableQuestion,
  atoms: readonly Atom[],
  atom: Atom,
  all: readonly Named[],
): Atom | null {
  const before = atoms.findLast((one) => one.to <= atom.from);
  if (!before || before.condition.column === atom.condition.column || atom.denied || before.denied)
    return null;
  // "United or Wanderers" are both at home and away: then they are looked for in one column.
  const twin = (one: Atom, column: number): boolean =>
    all.some((other) => other.from === one.from && other.to === one.to && columnOf(other) === column);
  if (twin(atom, before.condition.column) || twin(before, atom.condition.column)) return null;
  const joint = words.slice(before.to, atom.from);
  const at = joint.findIndex(({ text }) => text === "or");
  if (at < 0 || joint.some(({ text }) => text === "and" || text === "but")) return null;
  return at <= farthestOr && joint.length - at <= farthestOr + 1 ? before : null;
}

/** Something that a phrase means in a column. */
type Named = Span & ({ readonly column: number } | { readonly condition: Condition });
const columnOf = (named: Named): number => ("column" in named ? named.column : named.condition.column);

/** Words between an alternative and its "or". */
const farthestOr = 3;

/** Rows that either of two conditions on different columns takes in. */
function eitherScope(scope: Scope, atom: Atom, other: Atom, weight: number): Scope[] {
  const at = scope.conditions.findIndex((one) => holdsCondition(one, other.condition));
  if (at < 0) return [];
  const whole = scope.conditions[at]!;
  const condition: Condition = { ...whole, or: [...(whole.or ?? []), atom.condition] };
  const group = scope.atoms.filter((one) => holdsCondition(whole, one.condition));
  let rows = group.reduce<readonly number[]>((all, one) => union(all, one.rows), atom.rows);
  for (const one of scope.atoms) if (!group.includes(one)) rows = intersect(rows, one.rows);
  if (!rows.length) return [];
  const conditions = scope.conditions.map((one, i) => (i === at ? condition : one));
  return [{ atoms: [...scope.atoms, atom], conditions, rows, joined: scope.joined, weight }];
}

/** Whether a condition, or one of its alternatives, is the other one. */
const holdsCondition = (whole: Condition, part: Condition): boolean =>
  [whole, ...(whole.or ?? [])].some((one) => sameCondition(one, part));

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

/** Intersection of two ascending lists. */
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
