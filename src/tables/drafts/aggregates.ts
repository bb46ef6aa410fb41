import { isTakenOut } from "../atom.ts";
import { isAddable, isSummable } from "../columns.ts";
import type { ColumnIndex } from "../table-index.ts";
import { cueList, type DraftContext } from "./draft.ts";

const sumCues = cueList("total together count howMuch number and part whole");
const differenceCues = cueList("difference more less between and howMuch or many after");

/** Figures that are computed from several rows. */
export function draftAggregates(context: DraftContext): void {
  draftPortions(context);
  for (const measure of context.measures.slice(0, 3)) {
    const column = context.column(measure);
    if (isAddable(column)) draftSums(context, column);
    if (!column.banded) draftDifferences(context, column);
    if (column.unit.kind === "share") draftComplement(context, column);
  }
}

function draftSums(context: DraftContext, column: ColumnIndex): void {
  const { index: measure } = column;
  const { length } = context.scope.rows;
  if (length < 2) return;
  if (isSummable(column) && context.has("total", "together", "count", "howMuch", "part", "percent")) {
    context.add("sum", [], { operation: "sum", column: measure }, { measure, cues: sumCues });
  }
  if (context.has("average")) {
    context.add(
      "average",
      [],
      { operation: "average", column: measure },
      { measure, cues: cueList("average howMuch what whole") },
    );
  }
  if (context.has("median")) {
    context.add(
      "median",
      [],
      { operation: "median", column: measure },
      { measure, cues: cueList("median howMuch what whole") },
    );
  }
  if (length === 2 && context.has("ratio", "times")) {
    context.add(
      "ratio",
      [],
      { operation: "ratio", column: measure },
      { measure, cues: cueList("ratio times and or") },
    );
  }
}

/** Between two rows, or between the ends of all. */
function draftDifferences(context: DraftContext, column: ColumnIndex): void {
  const { index: measure } = column;
  const { rows, conditions } = context.scope;
  if (rows.length === 2 && context.has("difference", "more", "less", "next", "after", "between")) {
    context.add(
      "difference",
      [],
      { operation: "difference", column: measure },
      { measure, cues: differenceCues },
    );
  }
  const amount = ["money", "plain", "measure"].includes(column.unit.kind);
  if (
    rows.length === 2 &&
    amount &&
    isAddable(column) &&
    context.has("percent") &&
    context.has("difference", "more")
  ) {
    context.add(
      "growth",
      [],
      { operation: "growth", column: measure },
      { measure, cues: [...differenceCues, "percent"] },
    );
  }
  const ends = context.has("high", "low") || !conditions.length;
  if (rows.length > 2 && context.has("difference") && ends) {
    context.add(
      "spread",
      [],
      { operation: "difference", column: measure },
      { measure, cues: cueList("difference high low and between") },
    );
  }
}

const portionCues = cueList("part percent howMuch count what has");

/** "What percent of the accidents": what the rows make up of the whole table. */
function draftPortions(context: DraftContext): void {
  const { conditions, rows } = context.scope;
  if (
    !conditions.length ||
    !context.question.cues.some(({ kind }) => kind === "part" || kind === "percent") ||
    rows.length === context.index.all.length
  )
    return;
  const whole = context.links.pool.some(({ ordered, unit }) => ordered && unit.kind === "share");
  if (!whole) {
    for (const measure of context.measures.slice(0, 2)) {
      const column = context.column(measure);
      const said = context.links.columns.some((link) => link.column === measure && !link.hinted);
      if (!said || !isSummable(column) || column.unit.kind === "share") continue;
      context.add("portion", [], { operation: "portion", column: measure }, { measure, cues: portionCues });
    }
  }
  if (countsRowsOf(context))
    context.add(
      "portion",
      [],
      { operation: "portion", column: "count" },
      { measure: "count", cues: portionCues },
    );
}

/** "What percent of the industries": the rows are counted. */
function countsRowsOf({ question, index }: DraftContext): boolean {
  const names = index.rowNames.map((name) => name.split(" ").at(-1)!).filter(Boolean);
  return question.words.some(
    ({ stem }, at) =>
      names.includes(stem) &&
      [1, 2].some((back) => question.words[at - back]?.text === "of") &&
      question.cues.some(
        ({ kind, to }) => (kind === "part" || kind === "percent") && to <= at && at - to <= 3,
      ),
  );
}

/** "what share is not X": what is left of the whole. */
function draftComplement(context: DraftContext, { index: measure }: ColumnIndex): void {
  const { conditions, rows } = context.scope;
  if (
    !conditions.length ||
    !rows.length ||
    context.scope.atoms.some(isTakenOut) ||
    !context.has("not", "except")
  )
    return;
  context.add(
    "complement",
    [],
    { operation: "complement", column: measure },
    { measure, cues: cueList("not except howMuch part total") },
  );
}
