import { writeFigure } from "../../figures/index.ts";
import { bold, enumerate, only, sentence } from "../say/saying.ts";
import { figuresOf, totals, withFigures } from "./figures.ts";
import type { OperationKind } from "./operation.ts";

/** The figure at one end, as its cell writes it. */
const extreme = (end: "max" | "min"): OperationKind<"max"> => ({
  print: ({ column }, names) => names.column(column),
  parse: (reader) => ({ operation: end as "max", column: reader.column() }),
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
