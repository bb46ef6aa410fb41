import { writeFigure } from "../../figures/index.ts";
import { isAddable } from "../index/columns.ts";
import { cueList, type ProposalContext } from "../proposals/proposal.ts";
import type { TableResult } from "../run/result.ts";
import { type RowOrGroup, rowFigure } from "../run/steps.ts";
import { said } from "../say/figures.ts";
import { bold, only, type Saying, sentence } from "../say/saying.ts";
import type { Wording } from "../say/wording.ts";
import { columnField } from "./fields.ts";
import { computed, joinFigures, totals } from "./figures.ts";
import type { OperationKind, Rest } from "./operation.ts";
import { measured } from "./template.ts";

declare module "../plan/plan.ts" {
  interface OperationFields {
    average: { readonly column: number };
  }
}

declare module "../proposals/shapes.ts" {
  interface OperationShapes {
    average: true;
  }
}

const averaged = measured((f, measure) => {
  const what = f.column(measure);
  const wordings = [
    `what is the average ${what}`,
    `average ${what} of all ${f.many}`,
    `mean ${what} over the ${f.many}`,
    `${what} on average`,
    `what is the average ${what} over all ${f.table.rows.length} ${f.many}`,
    `the mean ${what}`,
  ];
  return f.made(f.pick(wordings), [], { operation: "average", column: measure.index });
});

/** The mean of figures. */
export const average: OperationKind<"average"> = {
  result: "aggregate",
  repeats: true,
  fields: { column: columnField },
  shapes: ["average"],
  propose,
  templates: [averaged],
  run: ({ column }, rest) =>
    rest.state.groups
      ? ofGroups(column, rest, rest.state.groups)
      : computed(rest, column, (figures, show) => ({
          value: totals(figures.values).sum / figures.values.length,
          formula: `(${joinFigures(figures, " + ", show)}) ÷ ${figures.values.length}`,
        })),
  say: ({ column }, wording) => {
    if (wording.result.grouped !== null) return sayGroups(wording, column);
    const { figure, formula } = said(wording, column);
    const { length } = wording.result.items;
    const plural = wording.isPlural(column) ? "are" : "is";
    return only(
      sentence(
        `Averaged over ${wording.rows(length)}, the ${wording.column(column)} ${plural} ${bold(figure)}${formula}`,
      ),
    );
  },
};

/** One mean for each group that has a figure; the highest first. */
function ofGroups(column: number, { index, base }: Rest, groups: readonly RowOrGroup[]): TableResult {
  const { unit } = index.columns[column]!;
  const means = groups
    .flatMap((group) => {
      const figures = group.rows
        .map((row) => rowFigure(index, row, column))
        .filter((one) => !Number.isNaN(one));
      return figures.length ? [{ group, mean: totals(figures).sum / figures.length }] : [];
    })
    .sort((a, b) => b.mean - a.mean);
  return {
    ...base,
    items: means.map(({ group }) => group),
    size: means.length,
    figures: means.map(({ mean }) => mean),
    unit,
    missing: groups.flatMap(({ rows }) => rows).filter((row) => !index.columns[column]!.figures.has(row))
      .length,
    answers: means.map(({ group, mean }) => `${group.label}: ${writeFigure(mean, unit)}`),
  };
}

function sayGroups(wording: Wording, column: number): Saying {
  const { result } = wording;
  const texts = result.items.map(
    (item, i) =>
      `${bold(item.label)}: ${wording.write(result.figures[i]!, column)} (${wording.rows(item.rows.length)})`,
  );
  const lead = `On average, by ${wording.column(result.grouped!)}, the ${wording.column(column)} is:`;
  return { lead, items: texts };
}

function propose(context: ProposalContext): void {
  if (context.scope.rows.length < 2 || !context.has("average")) return;
  for (const measure of context.leading)
    if (isAddable(context.column(measure)))
      context.add("average", [], { operation: "average", column: measure }, { measure, cues });
}

const cues = cueList("average howMuch what whole");
