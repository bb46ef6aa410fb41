import { isAskedBy, isProse, isTime } from "../../index/columns.ts";
import type { ColumnIndex } from "../../index/table-index.ts";
import type { ColumnLink } from "../../link/link-columns.ts";
import { covers } from "../../question/span.ts";
import type { Extraction } from "./types.ts";

const shareOf = (links: readonly ColumnLink[]): number =>
  links.reduce((best, link) => Math.max(best, link.share), 0);
const clearlyMore = 0.05;

/** Features of how well the answer's column fits what is asked for. */
export function outputFeatures(extraction: Extraction, output: number): void {
  const { context, proposal, facts, emit } = extraction;
  const { links, index } = context;
  const column = index.columns[output]!;
  const free = facts.columns;
  const own = free.filter((link) => link.column === output);
  const named = free.filter((link) => !link.hinted);
  const whatIs = context.whatIs && !links.columns.some((link) => !link.hinted && link.share > 0.6);
  emit("outputShare", shareOf(own));
  emit(
    "outputNamed",
    own.some((link) => link.share > 0.9),
  );
  const rivals = named.filter((link) => link.column !== output && link.column !== proposal.measure);
  emit("outputBeaten", shareOf(rivals) > shareOf(own) + clearlyMore);
  emit("outputIsKey", output === index.key);
  emit("outputIsFirst", output === 0);
  emit("outputInScope", facts.conditioned.has(output));
  const head = { from: context.head, to: context.head + 1 };
  const headed = free.filter((link) => !link.hinted && covers(link, head));
  const isHead = headed.some((link) => link.column === output);
  emit("outputAfterWh", isHead);
  emit("outputHead", headed.length > 0 && !isHead);
  emit("prose", isProse(column));
  emit("proseForWhatIs", whatIs && isProse(column));
  emit("cellForWhatIs", whatIs && !isProse(column));
  if (!named.some((link) => link.share > 0.45)) unnamedFeatures(extraction, column);
  askedFeatures(extraction, column);
}

/** Nothing names the column of the answer: a look-up by other columns means the figure rather than the name. */
function unnamedFeatures({ context, facts, kinds, emit }: Extraction, column: ColumnIndex): void {
  if (kinds.has("which") || kinds.has("who")) return;
  const { key } = context.index;
  const keyed = facts.conditioned.has(key);
  emit("unnamedKey", column.index === key && !keyed);
  emit("unnamedMeasure", column.ordered && (column.unit.kind === "share" || column.unit.kind === "money"));
}

function askedFeatures({ context, kinds, emit }: Extraction, column: ColumnIndex): void {
  const asked = (["when", "where", "who", "howMuch", "howLong"] as const).some(
    (kind) => kinds.has(kind) && isAskedBy(column, kind),
  );
  emit("outputAsked", asked);
  emit("outputFigureForWho", (kinds.has("who") || kinds.has("where")) && column.ordered);
  const which = kinds.has("which") || context.question.words[0]?.text === "name";
  emit("outputFigureForWhat", which && column.ordered && !column.dated);
}

/** Features of how well the column that rows are ordered or computed by fits the words. */
export function measureFeatures({ context, proposal, facts, emit }: Extraction, measure: number): void {
  const { links, index, headColumns, question } = context;
  const column = index.columns[measure]!;
  const own = links.columns.filter((link) => link.column === measure);
  const share = shareOf(own.filter((link) => !link.hinted));
  const others = links.pool.filter((other) => other.ordered && other.index !== measure);
  emit("measureShare", share);
  emit(
    "measureHinted",
    own.some((link) => link.hinted),
  );
  emit("measureUnnamed", own.length === 0);
  emit("measureOnly", column.ordered && others.filter((other) => other.index !== index.key).length === 0);
  emit("measureDated", isTime(column));
  emit("measureRank", /^(?:rank|po|place|posit|no|number)\b/.test(column.names[0]!));
  emit("measureInScope", facts.conditioned.has(measure));
  emit("measureInHead", headColumns.has(measure));
  const rivals = facts.columns.filter(
    (link) => !link.hinted && link.column !== measure && index.columns[link.column]!.ordered,
  );
  emit("measureBeaten", shareOf(rivals) > share + clearlyMore);
  const timely = question.cues.some((cue) => cue.kind === "newest" || cue.kind === "oldest");
  emit("datedPassedOver", timely && !isTime(column) && others.some(isTime));
  emit(
    "measureNearCue",
    own.some((link) => isBesideCue(link, proposal.spans)),
  );
}

function isBesideCue(
  link: ColumnLink,
  spans: readonly { readonly from: number; readonly to: number }[],
): boolean {
  return spans.some(
    (span) =>
      span.from !== link.from && (Math.abs(link.from - span.to) <= 1 || Math.abs(span.from - link.to) <= 1),
  );
}
