import type { CueKind } from "../../language/index.ts";
import { isAddable, isRanking } from "../index/columns.ts";
import type { Order, PlanStep } from "../plan/plan.ts";
import type { QuestionFigure } from "../question/question.ts";
import type { Span } from "../question/span.ts";
import { cueList, type ProposalContext } from "./proposal.ts";

const used = cueList("many list which what who where common rank");

/** How many rows a superlative means, and how many stand before them. */
export interface RankSpan {
  readonly count: number;
  readonly skip: number;
  /** The figure that says so. */
  readonly figure?: Span;
}

const extremes: ReadonlySet<CueKind> = new Set(cueList("high low best early late top bottom common"));
const askers: ReadonlySet<string> = new Set(
  "which what the name list these top bottom first last".split(" "),
);

/** "top 3", "three largest": how many; "second largest", "third": how many to skip. */
export function placesOf(context: ProposalContext): RankSpan {
  const ordinal = context.freeFigures.find(({ kind, low }) => kind === "ordinal" && low > 1 && low < 100);
  if (ordinal) return { count: 1, skip: ordinal.low - 1, figure: ordinal };
  const number = context.freeFigures.find((figure) => isCount(context, figure));
  return number ? { count: number.low, skip: 0, figure: number } : { count: 1, skip: 0 };
}

function isCount({ cues, question }: ProposalContext, { kind, low, from, to }: QuestionFigure): boolean {
  if (kind !== "number" || low < 2 || low > 50 || !Number.isInteger(low)) return false;
  const near = cues.filter((cue) => extremes.has(cue.kind));
  const beside = near.some(
    (cue) => (from >= cue.to && from - cue.to <= 1) || (cue.from >= to && cue.from - to <= 1),
  );
  // "which two … have the highest"
  return beside || (near.length > 0 && askers.has(question.words[from - 1]?.text ?? ""));
}

/** Rows at the end of an order: by a column, or by place in the table. */
export function proposeSuperlatives(context: ProposalContext): void {
  if (context.scope.rows.length < 2) return;
  const places = placesOf(context);
  for (const { order, cues, plain } of endsAsked(context, places.skip))
    proposeTops(context, order, cues, places, plain);
  proposePositions(context, places);
}

interface EndAsked {
  readonly order: Order;
  readonly cues: readonly CueKind[];
  /** The words ask for this end; otherwise it is meant only where a low figure is the better one. */
  readonly plain: boolean;
}

/** The ends of an order that a question asks for. */
export function endsAsked(context: ProposalContext, skip: number): readonly EndAsked[] {
  const asked: EndAsked[] = [];
  const ask = (order: Order, cues: readonly CueKind[], plain = true): void => {
    asked.push({ order, cues, plain });
  };
  const upper = context.has("high", "best", "late", "top", "newest");
  const lower = context.has("low", "best", "early", "bottom", "oldest");
  if (upper) ask("desc", cueList("high best late top newest"));
  else if (skip > 0 && !lower) for (const order of ["desc", "asc"] as const) ask(order, []);
  if (lower) ask("asc", cueList("low best early bottom oldest"));
  else if (context.has("best", "top")) ask("asc", cueList("best top"), false);
  // Of ages the youngest is the lowest, of years of birth the highest.
  if (/\byoungest\b/.test(context.question.text)) ask("asc", cueList("late newest"));
  if (/\boldest\b/.test(context.question.text)) ask("desc", cueList("early oldest"));
  return asked;
}

/** `plain`: the words ask for this end; otherwise it is meant only where a low figure is the better one. */
function proposeTops(
  context: ProposalContext,
  order: Order,
  cues: readonly CueKind[],
  { count, skip, ...said }: RankSpan,
  plain: boolean,
): void {
  for (const measure of context.measures) {
    const column = context.column(measure);
    if (!plain && !isRanking(column)) continue;
    // "The fourth step" is the one with the number 4, unless the words count from the other end.
    if (skip > 0 && cues.length === 0 && isRanking(column) !== (order === "asc")) continue;
    const step: PlanStep = { step: "top", by: measure, order, count, skip };
    const shape = skip ? "nth" : order === "desc" ? "high" : "low";
    for (const output of new Set([...context.outputs.slice(0, 3), context.index.key])) {
      if (output === measure) continue;
      context.add(
        shape,
        [step],
        { operation: "value", columns: [output, measure] },
        { measure, output, cues: [...cues, ...used], ...said },
      );
    }
    // "Between the biggest and the second biggest": how far the first places are apart.
    if (skip > 0 && plain && !column.banded && context.has("difference")) {
      const first: PlanStep = { step: "top", by: measure, order, count: skip + 1, skip: 0 };
      const difference = { operation: "difference", column: measure } as const;
      context.add("topDifference", [first], difference, {
        measure,
        cues: [...cues, ...cueList("difference between and")],
        ...said,
      });
    }
    if (count > 1 && isAddable(column) && context.has("total", "together", "average", "count", "howMuch")) {
      const operation = context.has("average") ? "average" : "sum";
      context.add(
        "topCount",
        [step],
        { operation, column: measure },
        { measure, cues: [...cues, ...cueList("total together average howMuch")], ...said },
      );
    }
  }
}

/** "the first", "the last two", "the third": by place in the table. */
function proposePositions(context: ProposalContext, { count, skip, ...said }: RankSpan): void {
  const asked = cueList("which what who where when listed list rank");
  const proposal = (order: Order, cues: readonly CueKind[]): void => {
    const step: PlanStep = { step: "top", by: "position", order, count, skip };
    const shape = skip ? "nth" : order === "asc" ? "firstRow" : "lastRow";
    for (const output of context.outputs) {
      context.add(
        shape,
        [step],
        { operation: "value", columns: [output] },
        { measure: "position", output, cues: [...cues, ...asked], ...said },
      );
    }
  };
  // "The second" of rows with shares or amounts is the second largest, unless a place in the list is meant.
  const ranked = context.links.pool.some(
    ({ unit, ordered }) => ordered && (unit.kind === "share" || unit.kind === "money"),
  );
  const nth = skip > 0 && (!ranked || context.has("listed"));
  if (context.has("early", "top") ? !skip || nth : nth) proposal("asc", cueList("early top"));
  if (context.has("late", "bottom")) proposal("desc", cueList("late bottom"));
}

/** "the next highest after X", "what comes before X in size": of the rows beyond one, the nearest. */
export function proposeNearest(context: ProposalContext): void {
  const { rows, conditions } = context.scope;
  if (!conditions.length || !rows.length || rows.length > 2) return;
  for (const measure of context.measures.slice(0, 2)) {
    // Numbers of an order say before and after themselves.
    if (isRanking(context.column(measure))) continue;
    const byMeasure = context.has("common") || context.links.columns.some((link) => link.column === measure);
    if (context.has("next") && (context.has("high") || byMeasure))
      proposeBeyond(context, "nextHigh", measure, "asc", cueList("next high common"));
    if (context.has("next") && context.has("low"))
      proposeBeyond(context, "nextLow", measure, "desc", cueList("next low"));
    if (context.has("previous") && byMeasure)
      proposeBeyond(context, "nextLow", measure, "desc", cueList("previous common"));
  }
}

/** `order`: `asc` for the nearest lower figure, `desc` for the nearest higher one. */
function proposeBeyond(
  context: ProposalContext,
  shape: "nextHigh" | "nextLow",
  measure: number,
  order: Order,
  cues: readonly CueKind[],
): void {
  const steps: PlanStep[] = [
    { step: "beyond", column: measure, order },
    { step: "top", by: measure, order: order === "asc" ? "desc" : "asc", count: 1, skip: 0 },
  ];
  for (const output of new Set([context.index.key, context.outputs[0] ?? 0])) {
    context.add(
      shape,
      steps,
      { operation: "value", columns: [output, measure] },
      { measure, output, cues: [...cues, ...cueList("which what")] },
    );
  }
}
