import { isAddable } from "../index/columns.ts";
import type { Condition, Order, PlanStep } from "../plan/plan.ts";
import { cueList } from "../proposals/proposal.ts";
import type { Span } from "../question/span.ts";
import type { AmendContext } from "./context.ts";

const combining = cueList(
  "difference together total average ratio more less high low which who many and or between what part howMuch",
);

/** "by how much?", "together?", "which of the two is larger?": over the rows of the last answers. */
export function amendCombination(context: AmendContext): void {
  const measure = context.measure();
  const names = recentRows(context);
  if (measure === null || names.length < 2) return;
  combineRows(context, names, measure, 0.9, [...context.spans(combining), ...context.links.columns]);
}

/** The rows of the last answer, or of as many turns as it takes to have two. */
function recentRows({ history }: AmendContext): readonly string[] {
  const names: string[] = [];
  for (const rows of [...history].reverse()) {
    for (const row of [...rows].reverse()) if (!names.includes(row)) names.unshift(row);
    if (names.length >= 2) break;
  }
  return names;
}

/** Everything that the words ask to be computed from some rows. */
export function combineRows(
  context: AmendContext,
  names: readonly string[],
  column: number,
  prior: number,
  spans: readonly Span[],
): void {
  const steps: PlanStep[] = [{ step: "rows", names }];
  const two = names.length === 2 && !context.column(column).banded;
  const addable = isAddable(context.column(column));
  const difference = context.has("difference");
  if (two && context.has("difference", "more", "less")) {
    context.add(steps, { operation: "difference", column }, difference ? prior : prior - 0.1, spans);
  }
  if (addable && context.has("together", "total")) {
    const others = difference || context.has("which");
    context.add(steps, { operation: "sum", column }, others ? prior - 0.15 : prior, spans);
  }
  if (addable && context.has("average")) context.add(steps, { operation: "average", column }, prior, spans);
  if (two && context.has("ratio")) context.add(steps, { operation: "ratio", column }, prior, spans);
  if (context.has("which", "who") && context.has("more", "less", "high", "low", "best")) {
    const order: Order = context.has("less", "low") ? "asc" : "desc";
    context.add(steps, { operation: "compare", column, order }, prior + 0.02, spans);
  }
}

const resting = cueList("except together total average what and list which");
/** An utterance of so few words that counts can only mean what was shown. */
const fewWords = 3;

/** "how many is that?", "and the others?": about the rows that were shown, or about the rest. */
export function amendShown(context: AmendContext): void {
  const { rows, question, index } = context;
  if (!rows.length) return;
  if (context.has("count") && (context.refers || question.words.length <= fewWords)) {
    context.add(
      [context.shown],
      { operation: "count", column: null },
      rows.length > 1 ? 0.85 : 0.4,
      context.spans(["count"]),
    );
  }
  if (!context.has("except")) return;
  const cellOf = (name: string): string =>
    index.table.rows.find((row) => row.name === name)?.cells[index.key]?.raw ?? name;
  const values = rows.map((name) => ({ kind: "text" as const, text: cellOf(name) }));
  const rest: Condition = { step: "where", column: index.key, comparison: "eq", values, not: true };
  const measure = context.measure();
  const summed = context.has("together", "total");
  if (measure !== null && summed)
    context.add([rest], { operation: "sum", column: measure }, 0.92, context.spans(resting));
  context.add(
    [rest],
    { operation: "value", columns: context.outputs() },
    summed ? 0.6 : 0.85,
    context.spans(resting),
  );
}
