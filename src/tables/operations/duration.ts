import { type Unit, writeFigure } from "../../figures/index.ts";
import { bold, only, sentence } from "../say/saying.ts";
import type { OperationKind } from "./operation.ts";

const year = /(?<!\d)(?:1\d{3}|20\d{2})(?!\d)/g;

/** Years between two dates of a row: in two columns, or both in one cell. */
export const duration: OperationKind<"duration"> = {
  print: ({ from, to }, names) => `${names.column(from)}${to === from ? "" : `, ${names.column(to)}`}`,
  parse: (reader) => {
    const from = reader.column();
    return { operation: "duration", from, to: reader.accept(",") ? reader.column() : from };
  },
  run: ({ from, to }, { index, state, base }) => {
    const cells = index.table.rows[state.rows[0] ?? -1]?.cells ?? [];
    const texts = [...new Set([from, to])].map((column) => cells[column]?.raw ?? "");
    const years = texts.flatMap((text) => (text.match(year) ?? []).map(Number));
    const [first, last] = [years[0], years.at(-1)];
    if (first === undefined || last === undefined || years.length < 2) return { ...base, answers: [] };
    const unit: Unit = { kind: "years" };
    const number = last - first;
    return { ...base, number, unit, formula: `${last} − ${first}`, answers: [writeFigure(number, unit)] };
  },
  say: (_, wording) => {
    const { result } = wording;
    const figure = bold(writeFigure(result.number!, result.unit));
    return only(sentence(`${result.items[0]!.label}: ${figure} (${result.formula})`));
  },
};
