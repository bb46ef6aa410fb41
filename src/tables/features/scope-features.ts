import type { Atom } from "../atoms.ts";
import type { Draft } from "../drafts/draft.ts";
import type { CellLink } from "../link.ts";
import { covers } from "../span.ts";
import type { FeatureContext } from "./context.ts";
import type { Extraction } from "./extract.ts";

/** A word of the table's subject is half explained by asking that table at all. */
const subjectWeight = 0.3;

/** Which words the plan explains: those of its scope, its columns and its operators. */
export function coveredWords(draft: Draft, length: number): Uint8Array {
  const covered = new Uint8Array(length);
  for (const span of draft.scope.atoms) covered.fill(1, span.from, span.to);
  for (const span of draft.spans) covered.fill(1, span.from, span.to);
  return covered;
}

/** What the plan leaves unexplained. */
export function coverageFeatures(extraction: Extraction): void {
  const { context, draft, emit } = extraction;
  const { question, links, index, content } = context;
  const covered = coveredWords(draft, question.words.length);
  let missing = 0;
  for (const at of content) {
    if (!covered[at]) missing += index.subject.has(question.words[at]!.stem) ? subjectWeight : 1;
  }
  const share = content.length ? missing / content.length : 0;
  emit("uncoveredShare", share);
  emit("uncoveredWords", Math.min(missing, 8) / 4);
  emit("allCovered", missing === 0);
  if (context.route) routeFeatures(extraction, missing, share);
  const lost = question.figures.filter((figure) => !covered[figure.from]).length;
  emit("uncoveredFigure", Math.min(2, lost));
  emit("routeUncoveredFigure", context.route && lost > 0 ? 1 : 0);
  const unused = links.cells.filter((link) => !extraction.isInScope(link));
  const starts = (whole: boolean): number =>
    new Set(unused.filter((link) => isName(link) === whole).map(({ from }) => from)).size;
  emit("unusedWholeLink", Math.min(3, starts(true)));
  emit("unusedPartLink", Math.min(3, starts(false)));
}

function isName({ kind }: Pick<CellLink | Atom, "kind">): boolean {
  return kind === "whole" || kind === "alias";
}

/** Questions about pay or percentages go to tables that have such figures. */
function unitFeatures({ context, draft, kinds, emit }: Extraction): void {
  const { pool } = context.links;
  const shown = [draft.output, draft.measure].flatMap((at) =>
    typeof at === "number" ? [context.index.columns[at]!.unit.kind] : [],
  );
  for (const [cue, unit] of [
    ["money", "money"],
    ["percent", "share"],
  ] as const) {
    if (!kinds.has(cue)) continue;
    const held = pool.some((column) => column.unit.kind === unit);
    emit(`${cue}Table`, held);
    emit(`${cue}Missing`, !held);
    emit(`${cue}Output`, shown.includes(unit));
  }
}

function routeFeatures(extraction: Extraction, missing: number, share: number): void {
  const { context, draft, emit } = extraction;
  unitFeatures(extraction);
  const { subject, foreign, unknown, lead, measure } = context.route!;
  emit("routeSubject", subject);
  emit("routeForeign", foreign);
  emit("routeUnknown", unknown);
  emit("routeLead", lead);
  emit("routeMeasureWord", measure);
  emit("routeUncoveredShare", share);
  emit("routeUncoveredWords", Math.min(missing, 8) / 4);
  emit("routeAllCovered", missing === 0);
  emit("routeRowWord", context.rowWord);
  const figures = context.links.pool.some(({ unit }) => unit.kind === "share" || unit.kind === "money");
  emit("routePosition", draft.measure === "position");
  emit("routePositionOverFigures", draft.measure === "position" && figures);
  const { key } = context.index;
  emit(
    "routeKeyLink",
    draft.scope.atoms.some((atom) => atom.condition.column === key && atom.kind !== "inside"),
  );
}

/** How well the conditions of the plan stand on the words. */
export function scopeFeatures(extraction: Extraction): void {
  const { context, draft, kinds, emit } = extraction;
  const { atoms, conditions, joined } = draft.scope;
  const { key } = context.index;
  emit("comparatorIgnored", ignoresComparison(context, atoms));
  const keyed = atoms.some((atom) => atom.condition.column === key && isName(atom));
  emit("keyWhole", keyed);
  emit("tableWhole", keyed && context.route !== null);
  emit(
    "keyLink",
    atoms.some((atom) => atom.condition.column === key),
  );
  for (const atom of atoms) {
    if (atom.kind === "figure") figureFeatures(extraction, atom);
    else cellFeatures(extraction, atom);
  }
  const words = atoms.reduce((sum, atom) => sum + atom.to - atom.from, 0);
  emit("linkWords", Math.min(words, 12) / 4);
  emit("conditions", Math.min(conditions.length, 4));
  const negated = conditions.some((condition) => condition.not);
  const takesOut = negated || draft.shape === "complement" || draft.shape === "same";
  emit("negated", negated);
  emit("negationUnused", (kinds.has("not") || kinds.has("except")) && !takesOut);
  // "Average" in the name of the column does not ask for an average over rows.
  emit("averageUncued", draft.shape === "average" && !kinds.has("average"));
  emit("joined", joined !== null);
  emit("orUnjoined", kinds.has("or") && joined === null);
}

/** "Above 25%" taken for "25%". */
function ignoresComparison({ limits }: FeatureContext, atoms: readonly Atom[]): boolean {
  if (!limits.size) return false;
  const plain = atoms.filter((atom) => atom.kind !== "figure" || atom.condition.comparison === "eq");
  return [...limits].some((figure) => plain.some((atom) => covers(atom, figure)));
}

function figureFeatures({ context, emit }: Extraction, { condition, fit, rows }: Atom): void {
  const { links, index } = context;
  emit(condition.comparison === "eq" ? "figureEq" : "figureCompared", 1);
  emit("figureFit", fit);
  emit("figureSplits", rows.length > 0 && rows.length < index.all.length);
  const own = links.columns.reduce(
    (best, { column, share }) => (column === condition.column ? Math.max(best, share) : best),
    0,
  );
  emit(
    "figureBeaten",
    links.columns.some(
      ({ column, share }) =>
        column !== condition.column && index.columns[column]!.ordered && share > own + 0.05,
    ),
  );
}

function cellFeatures({ context, emit }: Extraction, atom: Atom): void {
  const { links, index, question } = context;
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
  emit(
    "linkIsSubject",
    context.route !== null && words.every((word) => word.frame || index.subject.has(word.stem)),
  );
}
