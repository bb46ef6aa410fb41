import type { Cue } from "../../../language/index.ts";
import { oncePer } from "../../../memo.ts";
import type { CellLink } from "../../link/link-cells.ts";
import type { ColumnLink } from "../../link/link-columns.ts";
import { covers, meets } from "../../question/span.ts";
import type { Atom } from "../../scope/atom.ts";
import { isTakenOut } from "../../scope/atom.ts";
import type { Scope } from "../../scope/scope.ts";
import { type Scalar, scalarId } from "./layout.ts";
import type { FeatureContext, ScopeFacts } from "./types.ts";

/** Works out the facts of scopes for one question and table, each once. */
export const scopeFactsOf = (context: FeatureContext): ((scope: Scope) => ScopeFacts) =>
  oncePer((scope: Scope) => readScope(context, scope));

function readScope(context: FeatureContext, scope: Scope): ScopeFacts {
  const { question, links } = context;
  const outside = (span: Cue | ColumnLink | CellLink): boolean =>
    !scope.atoms.some((atom) => meets(atom, span));
  const cues = question.cues.filter(outside);
  return {
    cues,
    kinds: new Set(cues.map(({ kind }) => kind)),
    columns: links.columns.filter(outside),
    conditioned: new Set(scope.conditions.map(({ column }) => column)),
    negated: scope.atoms.some(isTakenOut),
    features: scopeFeatures(context, scope, links.cells.filter(outside)),
  };
}

const isName = ({ kind }: Pick<CellLink | Atom, "kind">): boolean => kind === "whole" || kind === "alias";

function scopeFeatures(
  context: FeatureContext,
  { atoms, conditions, joined }: Scope,
  unused: readonly CellLink[],
): [number, number][] {
  const features: [number, number][] = [];
  const emit = (name: Scalar, value: number | boolean): void => {
    if (Number(value) !== 0) features.push([scalarId(name), Number(value)]);
  };
  routeFeatures(context, emit);
  const { key } = context.index;
  const starts = (whole: boolean): number =>
    new Set(unused.filter((link) => isName(link) === whole).map(({ from }) => from)).size;
  emit("unusedWholeLink", Math.min(3, starts(true)));
  emit("unusedPartLink", Math.min(3, starts(false)));
  emit("comparatorIgnored", ignoresComparison(context, atoms));
  const onKey = atoms.filter((atom) => atom.condition.column === key);
  emit("keyLink", onKey.length > 0);
  emit("keyWhole", onKey.some(isName));
  emit("tableWhole", context.route !== null && onKey.some(isName));
  emit("routeKeyLink", context.route !== null && onKey.some(({ kind }) => kind !== "inside"));
  for (const atom of atoms) {
    if (atom.kind === "figure") figureFeatures(context, atom, emit);
    else cellFeatures(context, atom, emit);
  }
  const words = atoms.reduce((sum, atom) => sum + atom.to - atom.from, 0);
  emit("linkWords", Math.min(words, 12) / 4);
  emit("conditions", Math.min(conditions.length, 4));
  emit("negated", atoms.some(isTakenOut));
  emit("joined", joined !== null);
  return features;
}

type Emit = (name: Scalar, value: number | boolean) => void;

/** How the table stands among the others. */
function routeFeatures({ route, rowWord }: FeatureContext, emit: Emit): void {
  if (route === null) return;
  const { subject, foreign, unknown, lead, measure } = route;
  emit("routeSubject", subject);
  emit("routeForeign", foreign);
  emit("routeUnknown", unknown);
  emit("routeLead", lead);
  emit("routeMeasureWord", measure);
  emit("routeRowWord", rowWord);
  emit("routeLeading", route.leading === true);
  emit("routeFollowing", route.leading === false);
}

/** "Above 25%" taken for "25%". */
function ignoresComparison({ limits }: FeatureContext, atoms: readonly Atom[]): boolean {
  if (!limits.size) return false;
  const plain = atoms.filter((atom) => atom.kind !== "figure" || atom.condition.comparison === "eq");
  return [...limits].some((figure) => plain.some((atom) => covers(atom, figure)));
}

function figureFeatures({ links, index }: FeatureContext, { condition, fit, rows }: Atom, emit: Emit): void {
  emit(condition.comparison === "eq" ? "figureEq" : "figureCompared", 1);
  emit("figureFit", fit);
  emit("figureSplits", rows.length > 0 && rows.length < index.all.length);
  const share = (own: boolean): number =>
    links.columns.reduce((best, link) => {
      const fits = own
        ? link.column === condition.column
        : link.column !== condition.column && index.columns[link.column]!.ordered;
      return fits ? Math.max(best, link.share) : best;
    }, 0);
  emit("figureBeaten", share(false) > share(true) + 0.05);
}

function cellFeatures({ links, index, question, route }: FeatureContext, atom: Atom, emit: Emit): void {
  emit(`link:${atom.kind as CellLink["kind"]}`, 1);
  emit(
    "linkIsColumn",
    links.columns.some((link) => !link.hinted && link.share > 0.45 && covers(link, atom)),
  );
  const words = question.words.slice(atom.from, atom.to);
  const phrase = words.map((word) => word.stem).join(" ");
  emit(
    "linkIsRowWord",
    index.rowNames.some((name) => name === phrase || name.split(" ").at(-1) === phrase),
  );
  emit("linkIsSubject", route !== null && words.every((word) => word.frame || index.subject.has(word.stem)));
}
