import type { Proposal } from "../../proposals/proposal.ts";
import type { Extraction } from "./types.ts";

/** A word of the table's subject is half explained by asking that table at all. */
const subjectWeight = 0.3;

/** Which words the plan explains: those of its scope, its columns and its operators. */
function coveredWords(proposal: Proposal, length: number): Uint8Array {
  const covered = new Uint8Array(length);
  for (const span of proposal.scope.atoms) covered.fill(1, span.from, span.to);
  for (const span of proposal.spans) covered.fill(1, span.from, span.to);
  return covered;
}

/** Features of what a plan leaves unexplained. */
export function coverageFeatures(extraction: Extraction): void {
  const { context, proposal, emit } = extraction;
  const { question, index, content, route } = context;
  const covered = coveredWords(proposal, question.words.length);
  let missing = 0;
  for (const at of content) {
    if (!covered[at]) missing += index.subject.has(question.words[at]!.stem) ? subjectWeight : 1;
  }
  const share = content.length ? missing / content.length : 0;
  emit("uncoveredShare", share);
  emit("uncoveredWords", Math.min(missing, 8) / 4);
  emit("allCovered", missing === 0);
  const lost = question.figures.filter((figure) => !covered[figure.from]).length;
  emit("uncoveredFigure", Math.min(2, lost));
  if (!route) return;
  emit("routeUncoveredFigure", lost > 0);
  emit("routeUncoveredShare", share);
  emit("routeUncoveredWords", Math.min(missing, 8) / 4);
  emit("routeAllCovered", missing === 0);
  positionFeatures(extraction);
  unitFeatures(extraction);
}

/** A place in the order of a table that may not be meant. */
function positionFeatures({ context, proposal, emit }: Extraction): void {
  if (proposal.measure !== "position") return;
  emit("routePosition", 1);
  emit("routePositionOverFigures", context.holds.share || context.holds.money);
}

/** Questions about pay or percentages go to tables that have such figures. */
function unitFeatures({ context, proposal, kinds, emit }: Extraction): void {
  const unitOf = (column: unknown): string | undefined =>
    typeof column === "number" ? context.index.columns[column]!.unit.kind : undefined;
  for (const [cue, unit] of [
    ["money", "money"],
    ["percent", "share"],
  ] as const) {
    if (!kinds.has(cue)) continue;
    emit(`${cue}Table`, context.holds[unit]);
    emit(`${cue}Missing`, !context.holds[unit]);
    emit(`${cue}Output`, unitOf(proposal.output) === unit || unitOf(proposal.measure) === unit);
  }
}

/** Features of operator words that a plan ignores. */
export function unheededFeatures({ proposal, facts, kinds, emit }: Extraction): void {
  const takesOut = facts.negated || proposal.shape === "complement" || proposal.shape === "same";
  emit("negationUnused", (kinds.has("not") || kinds.has("except")) && !takesOut);
  emit("orUnjoined", kinds.has("or") && proposal.scope.joined === null);
  // "Average" in the name of the column does not ask for an average over rows.
  emit("averageUncued", proposal.shape === "average" && !kinds.has("average"));
}
