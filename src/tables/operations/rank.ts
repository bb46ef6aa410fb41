import { isPlace } from "../index/columns.ts";
import type { Order } from "../plan/plan.ts";
import { cueList, type ProposalContext } from "../proposals/proposal.ts";
import { bold, only, ordinal, sentence } from "../say/saying.ts";
import { columnField, orderField } from "./fields.ts";
import { unitOf } from "./figures.ts";
import type { OperationKind } from "./operation.ts";
import { measured } from "./template.ts";

declare module "../plan/plan.ts" {
  interface OperationFields {
    rank: { readonly column: number; readonly order: Order };
  }
}

declare module "../proposals/shapes.ts" {
  interface OperationShapes {
    rank: true;
  }
}

const ranked = measured((f, measure) => {
  const rows = f.rows(1);
  const name = f.name(rows[0]!);
  const wordings = [
    `what rank does ${name} have by ${f.column(measure)}`,
    `on which place is ${name} by ${f.column(measure)}`,
    `where does ${name} rank among the ${f.many}`,
    `which position does ${name} have in ${f.column(measure)}`,
  ];
  return f.made(f.pick(wordings), [f.where(rows)], {
    operation: "rank",
    column: measure.index,
    order: "desc",
  });
});

/** Which place a row has among all, counted from one end. */
export const rank: OperationKind<"rank"> = {
  result: "place",
  repeats: true,
  fields: { column: columnField, order: orderField },
  shapes: ["rank"],
  propose,
  templates: [ranked],
  run: ({ column, order }, { index, state, base }) => {
    const { figures } = index.columns[column]!;
    const sign = order === "desc" ? -1 : 1;
    const own = figures.middle(state.rows[0] ?? -1);
    if (Number.isNaN(own)) return { ...base, answers: [] };
    const before = index.all.filter((row) => sign * figures.middle(row) < sign * own).length;
    return {
      ...base,
      number: before + 1,
      answers: [String(before + 1)],
      figures: [own],
      missing: index.all.filter((row) => !figures.has(row)).length,
      meant: index.all.length,
      unit: unitOf(index, column),
    };
  },
  say: ({ column, order }, wording) => {
    const { result } = wording;
    const item = result.items[0]!;
    const place = bold(ordinal(result.number!));
    return only(
      sentence(
        `${item.label} ranks ${place} of ${wording.rows(wording.all)} by ${wording.column(column)}, ${wording.end(column, order === "desc", true)} first (${wording.figure(item, column)})`,
      ),
    );
  },
};

function propose(context: ProposalContext): void {
  const { rows, conditions } = context.scope;
  if (!context.has("rank") || rows.length !== 1 || !conditions.length) return;
  for (const measure of context.measures.filter((one) => !isPlace(context.column(one))).slice(0, 2)) {
    context.add(
      "rank",
      [],
      { operation: "rank", column: measure, order: "desc" },
      { measure, cues: cueList("rank what which where") },
    );
  }
}
