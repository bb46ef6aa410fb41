import { isSummable } from "../index/columns.ts";
import type { PlanStep } from "../plan/plan.ts";
import { cueList, type ProposalContext } from "../proposals/proposal.ts";
import { said } from "../say/figures.ts";
import { bold, only, sentence } from "../say/saying.ts";
import { columnField } from "./fields.ts";
import { computed, joinFigures, totals } from "./figures.ts";
import type { OperationKind } from "./operation.ts";
import { measured } from "./template.ts";

declare module "../plan/plan.ts" {
  interface OperationFields {
    sum: { readonly column: number };
  }
}

declare module "../proposals/shapes.ts" {
  interface OperationShapes {
    sum: true;
    topCount: true;
  }
}

const summed = measured((f, measure) => {
  if (!isSummable(measure)) return null;
  const rows = f.rows(f.random() < 0.8 ? 2 : 3);
  const names = rows.map((row) => f.name(row));
  const joined =
    names.length === 2 ? names.join(" and ") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
  const what = f.column(measure);
  const wordings = [
    `${joined} together`,
    `${joined} combined`,
    `what is the ${what} of ${joined} together`,
    `sum of ${joined}`,
    `what do ${joined} add up to`,
    `${names.join(" plus ")}`,
    `how much ${what} do ${joined} have in total`,
    `if I add up ${joined}, what do I get`,
    names.join(" + "),
    `${names.join(" + ")} = `,
    `total ${what} of ${joined}`,
    `the combined ${what} of ${joined}`,
  ];
  return f.made(f.pick(wordings), [f.where(rows)], { operation: "sum", column: measure.index });
});

const topSum = measured((f, measure) => {
  if (f.table.rows.length < 4) return null;
  const count = 2 + Math.floor(f.random() * 2);
  const said = f.random() < 0.5 ? String(count) : ["", "", "two", "three"][count]!;
  const wordings = [
    `what do the ${said} largest ${f.many} make up together`,
    `the top ${said} ${f.many} combined`,
    `sum of the ${said} highest ${f.column(measure)} figures`,
    `how much do the ${said} biggest ${f.many} have in total`,
    `${f.column(measure)} of the top ${said} ${f.many} added up`,
  ];
  const step: PlanStep = { step: "top", by: measure.index, order: "desc", count, skip: 0 };
  return f.made(f.pick(wordings), [step], { operation: "sum", column: measure.index });
});

/** Figures added up. */
export const sum: OperationKind<"sum"> = {
  result: "aggregate",
  adds: true,
  fields: { column: columnField },
  shapes: ["sum", "topCount"],
  propose,
  templates: [summed, topSum],
  run: ({ column }, rest) =>
    computed(rest, column, (figures, show) => ({
      value: totals(figures.values).sum,
      formula: figures.values.length > 1 ? joinFigures(figures, " + ", show) : null,
    })),
  say: ({ column }, wording) => {
    const { figure, formula, names } = said(wording, column);
    if (wording.result.unit.kind === "share" && wording.result.items.length > 1)
      return only(sentence(`${names} together make up ${bold(figure)}${formula}`));
    const plural = wording.isPlural(column);
    return only(
      sentence(
        `The ${wording.column(column)} ${wording.joint(column)} ${names} ${plural ? "add" : "adds"} up to ${bold(figure)}${formula}`,
      ),
    );
  },
};

function propose(context: ProposalContext): void {
  if (
    context.scope.rows.length < 2 ||
    !context.has("total", "together", "count", "howMuch", "part", "percent")
  )
    return;
  for (const measure of context.leading)
    if (isSummable(context.column(measure)))
      context.add("sum", [], { operation: "sum", column: measure }, { measure, cues });
}

const cues = cueList("total together count howMuch number and part whole");
