import { enumerate } from "../../language/index.ts";
import type { PlanStep } from "../plan/plan.ts";
import { cueList, type ProposalContext } from "../proposals/proposal.ts";
import { conditionPhrase } from "../say/conditions.ts";
import { mostNamed } from "../say/rows.ts";
import { bold, only, sentence } from "../say/saying.ts";
import type { Wording } from "../say/wording.ts";
import { optionalColumnField } from "./fields.ts";
import { distinctOf } from "./figures.ts";
import type { OperationKind } from "./operation.ts";
import { measured, type Template } from "./template.ts";

declare module "../plan/plan.ts" {
  interface OperationFields {
    count: { readonly column: number | null };
  }
}

declare module "../proposals/shapes.ts" {
  interface OperationShapes {
    count: true;
    distinct: true;
  }
}

const countFiltered = measured((f, measure) => {
  const { text, condition } = f.limit(measure);
  const wordings = [
    `how many ${f.many} have ${text}`,
    `number of ${f.many} with a ${f.column(measure)} of ${text}`,
    `in how many ${f.many} is the ${f.column(measure)} ${text}`,
    `count the ${f.many} with ${text}`,
  ];
  return f.made(f.pick(wordings), [condition], { operation: "count", column: null });
});

const counted: Template = (f) => {
  const wordings = [
    `how many ${f.many} are there`,
    `number of ${f.many}`,
    `how many ${f.many} are listed`,
    `how many ${f.many} does the table have`,
    `count the ${f.many}`,
    `how many ${f.many} are named in the table`,
    `total number of ${f.many}`,
    `how many rows does the table of ${f.many} have`,
    `in total, how many ${f.many}`,
  ];
  return f.made(f.pick(wordings), [], { operation: "count", column: null });
};

/** How many rows there are, or how many different values. */
export const count: OperationKind<"count"> = {
  result: "count",
  fields: { column: optionalColumnField },
  shapes: ["count", "distinct"],
  propose,
  templates: [countFiltered, counted],
  run: ({ column }, { index, state, base }) => {
    if (column === null) return { ...base, number: base.size, answers: [String(base.size)] };
    const { figures, ordered } = index.columns[column]!;
    const missing = ordered ? state.rows.filter((row) => !figures.has(row)).length : 0;
    const number = distinctOf(index, state, column);
    return { ...base, number, missing, answers: [String(number)] };
  },
  say: ({ column }, wording) => {
    const { result } = wording;
    const number = result.number ?? 0;
    if (result.grouped !== null)
      return only(
        `${bold(String(number))} of the values in ${wording.column(result.grouped)} fit: ${sentence(enumerate(result.items.slice(0, mostNamed).map((item) => item.label)))}`,
      );
    if (column !== null)
      return only(`There are ${bold(String(number))} different values in ${wording.column(column)}.`);
    return only(sentence(countRows(wording, number)));
  },
};

/** Fewer rows than this are named with their number. */
const mostListed = 12;

function countRows(wording: Wording, number: number): string {
  const { result, all } = wording;
  const phrase = conditionPhrase(wording, number !== 1);
  const { one, many } = result.table.row;
  if (number === 0)
    return `${bold("None")} of the ${wording.rows(all)} ${conditionPhrase(wording, false) || "fits that"}`;
  const whole = result.plan.steps.length === 0;
  const listed = number <= mostListed && !whole ? `: ${namesWithCells(wording)}` : "";
  if (whole) {
    const names = number <= mostListed ? `: ${enumerate(result.items.map(({ label }) => label))}` : "";
    return `There ${number === 1 ? "is" : "are"} ${bold(String(number))} ${number === 1 ? one : many}${names}`;
  }
  const besides = wording.excluded();
  const without = besides.length && phrase ? `Besides ${enumerate(besides)}, ` : "";
  return `${without}${bold(String(number))} of ${wording.rows(all)}${phrase ? ` ${phrase}` : ""}${listed}`;
}

function namesWithCells(wording: Wording): string {
  const { items } = wording.result;
  const columns = wording.conditionColumns().slice(0, 2);
  const telling = columns.filter(
    (column) =>
      new Set(items.map((item) => wording.cell(item.rows[0]!, column))).size > 1 &&
      items.every((item) => !wording.isLong(wording.cell(item.rows[0]!, column))),
  );
  return enumerate(items.map((item) => wording.row(item, telling)));
}

/** How many rows, or how many different values. */
function propose(context: ProposalContext): void {
  if (!context.has("count", "number", "total", "howLong", "times")) return;
  if (!isTrivial(context))
    context.add("count", [], { operation: "count", column: null }, { cues: countCues });
  for (const output of context.outputs.slice(0, 3)) {
    if (context.column(output).distinctness > 0.98) continue;
    context.add("distinct", [], { operation: "count", column: output }, { output, cues: countCues });
  }
  if (context.has("not")) proposeEmpty(context);
}

const countCues = cueList("count number total listed times whole together only has many");

/** Rows that the question names one by one are as many as it names. */
function isTrivial({ scope, index }: ProposalContext): boolean {
  const [only] = scope.conditions;
  if (scope.conditions.length !== 1 || index.columns[index.key]!.distinctness < 0.98) return false;
  return only!.column === index.key && only!.comparison === "eq" && !only!.not;
}

/** "how many did not …": rows whose named column says nothing. */
function proposeEmpty(context: ProposalContext): void {
  const { rows, conditions } = context.scope;
  if (conditions.length && rows.length === 1) return;
  for (const { column } of context.links.columns.slice(0, 2)) {
    if (context.column(column).filled === 1) continue;
    const empty: PlanStep = { step: "where", column, comparison: "empty", values: [], not: false };
    context.add(
      "count",
      [empty],
      { operation: "count", column: null },
      { measure: column, cues: [...countCues, "not"] },
    );
  }
}
