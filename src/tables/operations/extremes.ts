import { writeFigure } from "../../figures/index.ts";
import { enumerate } from "../../language/index.ts";
import { isRanking } from "../index/columns.ts";
import { cueList, type ProposalContext } from "../proposals/proposal.ts";
import { endsAsked, placesOf } from "../proposals/superlatives.ts";
import { bold, only, sentence } from "../say/saying.ts";
import { columnField } from "./fields.ts";
import { figuresOf, totals, withFigures } from "./figures.ts";
import type { OperationKind } from "./operation.ts";
import { measured } from "./template.ts";

declare module "../plan/plan.ts" {
  interface OperationFields {
    max: { readonly column: number };
    min: { readonly column: number };
  }
}

declare module "../proposals/shapes.ts" {
  interface OperationShapes {
    highFigure: true;
    lowFigure: true;
  }
}

const figureOnly = measured((f, measure) => {
  const high = f.random() < 0.5;
  const what = f.column(measure);
  const wordings = high
    ? [`what is the highest ${what}`, `maximum ${what}`, `how high is the highest ${what}`]
    : [`what is the lowest ${what}`, `minimum ${what}`, `how low is the lowest ${what}`];
  return f.made(f.pick(wordings), [], { operation: high ? "max" : "min", column: measure.index });
});

/** The figure at one end, as its cell writes it. */
const extreme = (end: "max" | "min"): OperationKind<"max"> => ({
  result: "extreme",
  end: () => (end === "max" ? "desc" : "asc"),
  fields: { column: columnField },
  shapes: [end === "max" ? "highFigure" : "lowFigure"],
  propose: (context) => propose(context, end),
  templates: end === "max" ? [figureOnly] : [],
  run: ({ column }, { index, state, base }) => {
    const figures = figuresOf(index, state, column);
    const kept = withFigures(base, figures);
    if (!figures.values.length) return { ...kept, answers: [] };
    const ends = totals(figures.values);
    const number = end === "max" ? ends.high : ends.low;
    const item = figures.items[figures.values.indexOf(number)];
    const raw = index.table.rows[item?.rows[0] ?? -1]?.cells[column]?.raw;
    return { ...kept, number, answers: [raw ?? writeFigure(number, figures.unit)] };
  },
  say: ({ column }, wording) => {
    const { result } = wording;
    const best = result.items.filter((_, i) => result.figures[i] === result.number);
    const degree = wording.counts(column)
      ? end === "max"
        ? "highest"
        : "lowest"
      : wording.end(column, end === "max", true);
    return only(
      sentence(
        `The ${degree} ${wording.column(column)} is ${bold(`${result.answers[0]}${wording.of(column)}`)} (${enumerate(best.map(({ label }) => label))})`,
      ),
    );
  },
});

/** The highest figure. */
export const max = extreme("max");
/** The lowest figure. */
export const min = extreme("min") as unknown as OperationKind<"min">;

function propose(context: ProposalContext, operation: "max" | "min"): void {
  const { count, skip } = placesOf(context);
  if (skip || count !== 1 || context.scope.rows.length < 2) return;
  const shape = operation === "max" ? "highFigure" : "lowFigure";
  for (const { order, cues, plain } of endsAsked(context, skip)) {
    if (order !== (operation === "max" ? "desc" : "asc")) continue;
    for (const measure of context.measures) {
      if (!plain && !isRanking(context.column(measure))) continue;
      const parts = { measure, cues: [...cues, ...cueList("what howMuch howLong number")] };
      context.add(shape, [], { operation, column: measure }, parts);
    }
  }
}
