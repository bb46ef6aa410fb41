import type { LinkKind } from "../link/link-cells.ts";
import { kindOf } from "../operations/index.ts";
import { gives } from "../operations/traits.ts";
import type { Condition, PlanStep } from "../plan/plan.ts";
import { cueList } from "../proposals/proposal.ts";
import { covers, meets, type Span } from "../question/span.ts";
import type { Scope } from "../scope/scope.ts";
import { combineRows } from "./combine.ts";
import type { AmendContext } from "./context.ts";

const combining = cueList("difference ratio more less together or many");
const narrowing = cueList("which who only list has");
const mostNarrowed = 100;

/** "and for juniors?", "in tech?", "and above 11%?": the same for other rows. */
export function amendRows(context: AmendContext, scope: Scope): void {
  const columns = new Set(scope.conditions.map(({ column }) => column));
  const { key, table } = context.index;
  const entity = columns.has(key);
  const spans: Span[] = [
    ...scope.atoms,
    ...context.links.columns,
    ...context.spans(cueList("and what howMuch or")),
  ];
  replaceConditions(context, scope, columns, spans);
  // "How much more is that than at entry level?": the new row against the one before.
  const measure = context.measure();
  if (entity && measure !== null && context.rows.length > 0 && context.has(...combining)) {
    const names = new Set([...context.rows, ...scope.rows.map((row) => table.rows[row]!.name)]);
    combineRows(context, [...names], measure, 0.92, [...spans, ...context.spans(combining)]);
  }
  const several = context.rows.length > 1 && context.rows.length < mostNarrowed;
  if (several && (!entity || context.has("which", "who", "only", "list", "where")))
    narrow(context, scope, entity, spans);
}

function replaceConditions(
  context: AmendContext,
  scope: Scope,
  columns: ReadonlySet<number>,
  spans: readonly Span[],
): void {
  const { operation, steps } = context.plan;
  const { key } = context.index;
  const entity = columns.has(key);
  const kept = steps.filter(
    (step): step is Condition =>
      step.step === "where" && !entity && step.column !== key && !columns.has(step.column),
  );
  const conditions = [...kept, ...scope.conditions];
  const alike = entity || steps.some((step) => step.step === "where" && columns.has(step.column));
  const free = context.question.cues.filter((cue) => !scope.atoms.some((atom) => meets(atom, cue)));
  const combined = free.some(({ kind }) => kind === "difference" || kind === "ratio" || kind === "together");
  const prior = (alike ? 0.9 : 0.7) - (combined ? 0.15 : 0);
  const keyed = operation.operation === "value" && operation.columns[0] === key;
  const asked = keyed && !entity ? operation.columns : context.outputs(columns);
  context.add(conditions, { operation: "value", columns: asked }, prior, spans);
  const counted = gives(operation, "count") && !entity;
  if (alike && (kindOf(operation).repeats || counted))
    context.add(conditions, operation, prior + 0.03, spans);
}

/** "Which of them is virtual?": among the rows just shown. */
function narrow(context: AmendContext, scope: Scope, entity: boolean, spans: readonly Span[]): void {
  const steps: PlanStep[] = [context.shown, ...scope.conditions];
  const columns = entity ? context.outputs() : [context.index.key];
  context.add(steps, { operation: "value", columns }, context.refers ? 0.93 : 0.75, [
    ...spans,
    ...context.spans(narrowing),
  ]);
  if (!context.has("count")) return;
  context.add(steps, { operation: "count", column: null }, 0.9, [...spans, ...context.spans(["count"])]);
}

const asking = cueList("who where when what which howMuch howLong part number");
const mostAsked = 20;
const naming: ReadonlySet<LinkKind> = new Set<LinkKind>(["whole", "alias", "part", "concept"]);

/** "who gives it out?", "and the location?": another column of the same rows. */
export function amendColumn(context: AmendContext): void {
  const { rows, links, question, index } = context;
  if (!rows.length || rows.length > mostAsked) return;
  // "With more than five years" sets a limit, "the senior one" names a row: neither asks for the column.
  const named = links.columns.filter(
    (link) =>
      !link.hinted &&
      !question.figures.some((figure) => meets(figure, link)) &&
      !links.cells.some((cell) => naming.has(cell.kind) && covers(cell, link)),
  );
  for (const column of new Set(named.map((link) => link.column))) {
    if (column === index.key && rows.length > 1) continue;
    const own = links.columns.filter((link) => link.column === column);
    const share = Math.max(...own.map((link) => link.share));
    context.add([context.shown], { operation: "value", columns: [column] }, 0.5 + 0.4 * share, [
      ...own,
      ...context.spans(asking),
    ]);
  }
  for (const column of context.askedColumns()) {
    context.add([context.shown], { operation: "value", columns: [column] }, 0.7, context.spans(asking));
  }
}
