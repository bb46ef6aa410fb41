import { writeFigure } from "../../figures/index.ts";
import { bold, only, sentence } from "../say/saying.ts";
import { unitOf } from "./figures.ts";
import type { OperationKind } from "./operation.ts";

const ends = ["low", "high", "middle", "width"] as const;

/** One end of a range cell, its middle, or how far its ends are apart. */
export const bound: OperationKind<"bound"> = {
  print: ({ column, end }, names) => `${names.column(column)} ${end}`,
  parse: (reader) => ({
    operation: "bound",
    column: reader.column(),
    end: reader.oneOf(ends, "end of a range"),
  }),
  run: ({ column, end }, { index, state, base }) => {
    const { readings } = index.columns[column]!;
    const [row = -1] = state.rows;
    const unit = unitOf(index, column);
    if (!readings.has(row)) return { ...base, unit, answers: [] };
    const [low, high] = [readings.low(row), readings.high(row)];
    const number = { low, high, middle: (low + high) / 2, width: high - low }[end];
    if (!Number.isFinite(number)) return { ...base, unit, answers: ["open"] };
    const [from, to] = [writeFigure(low, unit), writeFigure(high, unit)];
    const formula = end === "width" ? `${to} − ${from}` : end === "middle" ? `(${from} + ${to}) ÷ 2` : null;
    return { ...base, number, unit, formula, answers: [writeFigure(number, unit)] };
  },
  say: ({ column, end }, wording) => {
    const { result } = wording;
    const row = result.items[0]!.rows[0]!;
    const whole = `The ${wording.column(column)} ${wording.joint(column)} ${wording.index.labels[row]!}`;
    const cell = wording.cell(row, column);
    if (result.number === null) return only(`${whole} is ${bold("open")} at that end (${cell}).`);
    const figure = bold(`${writeFigure(result.number, result.unit)}${wording.of(column)}`);
    const verbs = { low: "begins at", high: "ends at", middle: "has its middle at", width: "spans" };
    return only(sentence(`${whole} ${verbs[end]} ${figure} (${cell})`));
  },
};
