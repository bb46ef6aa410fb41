import type { CueKind } from "../../language/index.ts";
import { isAddable } from "../index/columns.ts";
import type { Measure, Order, Plan, PlanStep } from "../plan/plan.ts";
import { cueList } from "../proposals/proposal.ts";
import type { Span } from "../question/span.ts";
import type { AmendContext } from "./context.ts";

const asking = cueList("which what who many only list and common where");

/** "the smallest?", "and the second?", "the last one of them", "only the top two", "sort them". */
export function amendPlaces(context: AmendContext): void {
  const measure = context.measure();
  const places = placesOf(context);
  const superlatives = new Superlatives(context, places);
  const before = context.plan.steps.findLast((step) => step.step === "top");
  if (measure !== null) {
    if (context.has("high", "best", "top")) superlatives.add(measure, "desc", 0.9, cueList("high best top"));
    if (context.has("low", "bottom")) superlatives.add(measure, "asc", 0.9, cueList("low bottom"));
    if (places.skip > 0 && before?.by !== "position") {
      superlatives.add(measure, before?.order ?? "desc", before ? 0.9 : 0.6, cueList("high low rank"));
    }
    if (context.has("next") && before && before.by !== "position") {
      superlatives.add(before.by, before.order, 0.88, ["next"], before.skip + before.count);
    }
  }
  const placed =
    measure === null || before?.by === "position" || listsNames(context.plan, context.rows, measure);
  const byPlace = placed || !isAddable(context.column(measure)) ? 0.93 : 0.7;
  if (context.has("early", "top") || places.skip > 0)
    superlatives.add("position", "asc", byPlace, cueList("early top"));
  if (context.has("late", "bottom")) superlatives.add("position", "desc", byPlace, cueList("late bottom"));
  amendNeighbour(context, before !== undefined);
  if (context.has("sort") && measure !== null) amendOrder(context, measure);
}

/** Whether the last answer listed rows rather than figures, so that "the last" means a place in the list. */
function listsNames({ operation, steps }: Plan, rows: readonly string[], measure: number): boolean {
  if (rows.length < 2 || steps.some(({ step }) => step === "top")) return false;
  return operation.operation === "value" && !operation.columns.includes(measure);
}

interface Places {
  readonly count: number;
  readonly skip: number;
  /** The words that say so. */
  readonly spans: readonly Span[];
}

function placesOf(context: AmendContext): Places {
  const { figures } = context.question;
  const ordinal = figures.find(({ kind, low }) => kind === "ordinal" && low > 1 && low < 100);
  if (ordinal) return { count: 1, skip: ordinal.low - 1, spans: [ordinal] };
  const number = figures.find(({ kind, low }) => kind === "number" && low >= 2 && low <= 20);
  const extreme = context.has("high", "low", "top", "bottom", "early", "late");
  return number && extreme
    ? { count: number.low, skip: 0, spans: [number] }
    : { count: 1, skip: 0, spans: [] };
}

class Superlatives {
  readonly #context: AmendContext;
  readonly #places: Places;
  /** What stays of the last plan: the rows that were pointed at, or conditions on other columns. */
  readonly #base: readonly PlanStep[];

  constructor(context: AmendContext, places: Places) {
    const { plan, rows, refers, index } = context;
    const measure = context.measure();
    const others = plan.steps.filter(
      (step) => step.step === "where" && step.column !== index.key && step.column !== measure,
    );
    this.#context = context;
    this.#places = places;
    this.#base = refers && rows.length > 1 ? [context.shown] : others;
  }

  add(by: Measure, order: Order, prior: number, cues: readonly CueKind[], skip = this.#places.skip): void {
    const context = this.#context;
    const { count, spans } = this.#places;
    const columns = typeof by === "number" ? [context.index.key, by] : this.#outputs();
    const steps: PlanStep[] = [...this.#base, { step: "top", by, order, count, skip }];
    const used = [...spans, ...context.spans([...asking, ...cues]), ...context.links.columns];
    context.add(steps, { operation: "value", columns }, prior, used);
  }

  #outputs(): number[] {
    const { links, index } = this.#context;
    const named = links.columns
      .filter((link) => !link.hinted && link.column !== index.key)
      .map(({ column }) => column);
    const asked = [...new Set([...named, ...this.#context.askedColumns()])];
    return asked.length ? asked : this.#context.outputs();
  }
}

/** "and the one after it?" */
function amendNeighbour(context: AmendContext, ordered: boolean): void {
  if (!context.has("next", "previous") || context.rows.length !== 1) return;
  const steps: PlanStep[] = [context.shown, { step: "shift", by: context.has("next") ? 1 : -1 }];
  const spans = [...context.spans([...asking, "next", "previous"]), ...context.links.columns];
  context.add(steps, { operation: "value", columns: context.outputs() }, ordered ? 0.6 : 0.85, spans);
}

function amendOrder(context: AmendContext, column: number): void {
  const order: Order = context.has("low") && !context.has("high") ? "asc" : "desc";
  const spans = [...context.spans([...asking, ...cueList("sort high low")]), ...context.links.columns];
  const steps = context.rows.length > 1 ? [context.shown] : [];
  context.add(steps, { operation: "sort", column, order }, 0.95, spans);
}
