import { writeFigure } from "../../figures/index.ts";
import { compare } from "../condition.ts";
import { said } from "../say/figures.ts";
import { bold, only, sentence } from "../say/saying.ts";
import { figuresOf, listed, totals, withFigures } from "./figures.ts";
import type { OperationKind, OperationOf } from "./operation.ts";

const signs = { lt: "<", le: "<=", gt: ">", ge: ">=", eq: "=", near: "~" } as const;
const words: Readonly<Record<OperationOf<"check">["comparison"], string>> = {
  gt: "more than",
  ge: "at least",
  lt: "less than",
  le: "at most",
  eq: "exactly",
  near: "about",
};

/** Whether the figures of some rows, added up, keep a limit. */
export const check: OperationKind<"check"> = {
  print: ({ column, comparison, number }, names) => `${names.column(column)} ${signs[comparison]} ${number}`,
  parse: (reader) => ({
    operation: "check",
    column: reader.column(),
    comparison: reader.comparison() as "eq",
    number: reader.number(),
  }),
  run: ({ column, comparison, number }, { index, state, base }) => {
    const figures = figuresOf(index, state, column);
    const kept = withFigures(base, figures);
    if (!figures.values.length) return { ...kept, answers: [] };
    const { sum } = totals(figures.values);
    const truth = compare(sum, comparison, number);
    const show = (value: number): string => writeFigure(value, figures.unit);
    const formula = figures.values.length > 1 ? listed(figures, " + ", show) : null;
    return { ...kept, number: sum, truth, formula, answers: [truth ? "yes" : "no"] };
  },
  say: ({ column, comparison, number }, wording) => {
    const { result } = wording;
    const { figure, formula, names } = said(wording, column);
    const limit = writeFigure(number, result.unit);
    const verdict = result.decided ? `${result.truth ? "Yes" : "No"}: the` : "The";
    const verb = wording.isPlural(column) ? "are" : "is";
    const kept = `${result.truth ? "" : "not "}${words[comparison]} ${limit}`;
    return only(
      sentence(
        `${verdict} ${wording.column(column)} ${wording.joint(column)} ${names} ${verb} ${bold(figure)}${formula}, ${kept}`,
      ),
    );
  },
};
