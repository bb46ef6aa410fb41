import { type Unit, writeFigure } from "../../figures/index.ts";
import { cueList, type ProposalContext } from "../proposals/proposal.ts";
import { bold, only, sentence } from "../say/saying.ts";
import { columnField } from "./fields.ts";
import type { OperationKind } from "./operation.ts";

declare module "../plan/plan.ts" {
  interface OperationFields {
    duration: { readonly from: number; readonly to: number };
  }
}

declare module "../proposals/shapes.ts" {
  interface OperationShapes {
    duration: true;
  }
}

const year = /(?<!\d)(?:1\d{3}|20\d{2})(?!\d)/g;

/** Years between two dates of a row: in two columns, or both in one cell. */
export const duration: OperationKind<"duration"> = {
  result: "figure",
  fields: { from: columnField, to: columnField },
  shapes: ["duration"],
  propose,
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

/** "how long did X serve": between two dates of one row. */
function propose(context: ProposalContext): void {
  const { rows, conditions } = context.scope;
  if (!conditions.length || rows.length !== 1 || !context.has("howLong", "count")) return;
  const { cells } = context.index.table.rows[rows[0]!]!;
  // Figures that count something are no years: 1,280 °C.
  const years = cells.map(({ raw }, column) =>
    raw.length < maxDateChars && context.column(column).column.unit === null
      ? (raw.match(year)?.length ?? 0)
      : 0,
  );
  const double = years.indexOf(2);
  const single = years.flatMap((count, column) => (count > 0 ? [column] : []));
  const [from, to] = double >= 0 ? [double, double] : single;
  if (from === undefined || to === undefined || (double < 0 && single.length !== 2)) return;
  context.add("duration", [], { operation: "duration", from, to }, { measure: from, cues: durationCues });
}

const durationCues = cueList("howLong count total year number");
const maxDateChars = 60;
