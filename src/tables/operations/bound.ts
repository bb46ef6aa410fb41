import { writeFigure } from "../../figures/index.ts";
import { cueList, type ProposalContext } from "../proposals/proposal.ts";
import { writeGap } from "../say/figures.ts";
import { bold, only, sentence } from "../say/saying.ts";
import { columnField, oneOfField } from "./fields.ts";
import { unitOf } from "./figures.ts";
import type { OperationKind } from "./operation.ts";
import type { Template } from "./template.ts";

declare module "../plan/plan.ts" {
  interface OperationFields {
    bound: {
      readonly column: number;
      readonly end: "low" | "high" | "middle" | "width";
    };
  }
}

declare module "../proposals/shapes.ts" {
  interface OperationShapes {
    boundLow: true;
    boundHigh: true;
    boundMiddle: true;
    boundWidth: true;
  }
}

const ends = ["low", "high", "middle", "width"] as const;

const bounded: Template = (f) => {
  const [band] = f.bands("money");
  if (!band) return null;
  const rows = f.rows(1);
  const name = f.name(rows[0]!);
  const what = f.column(band);
  const [end, words] = f.pick([
    [
      "low",
      [
        `what is the lower end of the ${what} of ${name}`,
        `lowest ${what} for ${name}`,
        `from what amount does the ${what} of ${name} start`,
        `minimum ${what} of ${name}`,
        `where does the ${what} of ${name} begin`,
      ],
    ],
    [
      "high",
      [
        `what is the upper end of the ${what} of ${name}`,
        `maximum ${what} for ${name}`,
        `how high can the ${what} of ${name} go`,
        `what is the most that the ${what} of ${name} comes to`,
        `ceiling of the ${what} of ${name}`,
      ],
    ],
    [
      "width",
      [
        `how wide is the ${what} of ${name}`,
        `span of the ${what} for ${name}`,
        `what is the span between the lowest and highest ${what} of ${name}`,
      ],
    ],
  ] as const);
  return f.made(f.pick(words), [f.where(rows)], { operation: "bound", column: band.index, end });
};

/** One end of a range cell, its middle, or how far its ends are apart. */
export const bound: OperationKind<"bound"> = {
  result: ({ end }) => (end === "width" ? "difference" : "figure"),
  repeats: true,
  fields: { column: columnField, end: oneOfField(ends, "end of a range") },
  shapes: ["boundLow", "boundHigh", "boundMiddle", "boundWidth"],
  propose,
  templates: [bounded, bounded, bounded],
  run: ({ column, end }, { index, state, base }) => {
    const { figures } = index.columns[column]!;
    const [row] = state.rows;
    const unit = unitOf(index, column);
    if (row === undefined || !figures.has(row)) return { ...base, unit, answers: [] };
    const [low, high] = [figures.low(row), figures.high(row)];
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
    const said =
      end === "width"
        ? writeGap(result.number, result.unit)
        : `${writeFigure(result.number, result.unit)}${wording.of(column)}`;
    const figure = bold(said);
    const verbs = { low: "begins at", high: "ends at", middle: "has its middle at", width: "spans" };
    return only(sentence(`${whole} ${verbs[end]} ${figure} (${cell})`));
  },
};

/** "the upper end of the range", "how wide is it": ends of a range cell. */
function propose(context: ProposalContext): void {
  const { rows, conditions } = context.scope;
  if (!conditions.length || rows.length !== 1) return;
  for (const measure of context.measures.slice(0, 2)) {
    const { figures } = context.column(measure);
    if (!(figures.low(rows[0]!) < figures.high(rows[0]!))) continue;
    for (const [shape, end, cues] of asked) {
      if (!context.has(...cues)) continue;
      context.add(
        shape,
        [],
        { operation: "bound", column: measure, end },
        { measure, cues: [...cues, "what", "howMuch"] },
      );
    }
  }
}

const asked = [
  ["boundLow", "low", cueList("low atLeast lowEnd")],
  ["boundHigh", "high", cueList("high atMost top highEnd")],
  ["boundMiddle", "middle", cueList("middle")],
  ["boundWidth", "width", cueList("difference width low high")],
] as const;
