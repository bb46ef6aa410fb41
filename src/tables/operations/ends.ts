import { enumerate, readBothEnds } from "../../language/index.ts";
import type { Measure, Order } from "../plan/plan.ts";
import { cueList, type ProposalContext } from "../proposals/proposal.ts";
import { figureOf, type RowOrGroup } from "../run/steps.ts";
import { bold, only, sentence } from "../say/saying.ts";
import { standing } from "../say/tops.ts";
import { measureField, orderField } from "./fields.ts";
import { figuresOf, totals, unitOf } from "./figures.ts";
import type { OperationKind } from "./operation.ts";
import { measured } from "./template.ts";

declare module "../plan/plan.ts" {
  interface OperationFields {
    /** `order`: which end is told first. */
    ends: { readonly column: Measure; readonly order: Order };
  }
}

declare module "../proposals/shapes.ts" {
  interface OperationShapes {
    ends: true;
  }
}

const bothEnds = measured((f, measure) => {
  const what = f.column(measure);
  const order: Order = f.random() < 0.6 ? "desc" : "asc";
  const [one, other] = order === "desc" ? ["highest", "lowest"] : ["lowest", "highest"];
  const wordings = [
    `which ${f.many} have the ${one} and the ${other} ${what}`,
    `${one} and ${other} ${what}`,
    `what are the ${one} and ${other} ${what}`,
    `${f.many} with the ${one} and with the ${other} ${what}`,
  ];
  return f.made(f.pick(wordings), [], { operation: "ends", column: measure.index, order });
});

/** The rows at both ends of an order: "the largest and the smallest ferry", "the first and the last step". */
export const ends: OperationKind<"ends"> = {
  result: "choice",
  fields: { column: measureField, order: orderField },
  shapes: ["ends"],
  propose,
  templates: [bothEnds],
  run: ({ column, order }, { index, state, base }) => {
    const found = figuresOf(index, { ...state, groups: null }, column);
    const { high, low } = totals(found.values);
    const unit = unitOf(index, column);
    if (found.values.length < 2 || high === low)
      return { ...base, missing: found.missing, unit, answers: [] };
    const at = (end: number): RowOrGroup[] =>
      found.items.filter((item) => figureOf(index, item, column) === end);
    const items = order === "desc" ? [...at(high), ...at(low)] : [...at(low), ...at(high)];
    const figures = items.map((item) => figureOf(index, item, column));
    const answers = items.map(({ label }) => label);
    return { ...base, items, size: items.length, missing: found.missing, unit, figures, answers };
  },
  say: ({ column, order }, wording) => {
    const { items, figures } = wording.result;
    const first = items.filter((_, i) => figures[i] === figures[0]);
    const last = items.filter((_, i) => figures[i] !== figures[0]);
    const names = (own: readonly RowOrGroup[]): string => enumerate(own.map(({ label }) => bold(label)));
    const opposite: Order = order === "desc" ? "asc" : "desc";
    const { said } = standing(wording, column, { order, skip: 0 }, first.length > 1);
    const { short } = standing(wording, column, { order: opposite, skip: 0 }, last.length > 1);
    const figure = (own: readonly RowOrGroup[]): string =>
      column === "position" ? "" : ` (${wording.figure(own[0]!, column)})`;
    return only(sentence(`${names(first)} ${said}${figure(first)}, ${names(last)} ${short}${figure(last)}`));
  },
};

function propose(context: ProposalContext): void {
  const { text } = context.question;
  const first = readBothEnds(text);
  if (context.scope.rows.length < 3 || first === null) return;
  const order: Order = first === "low" ? "asc" : "desc";
  const placed = /\b(?:first|last)\b/.test(text) ? (["position"] as const) : [];
  for (const column of [...context.measures.slice(0, 2), ...placed])
    context.add("ends", [], { operation: "ends", column, order }, { measure: column, cues });
}

const cues = cueList("high low best early late top bottom newest oldest and common which what who list");
