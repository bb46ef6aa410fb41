import { isTime } from "../index/columns.ts";
import type { Measure, Order, PlanStep } from "../plan/plan.ts";
import type { ProposalContext } from "../proposals/proposal.ts";
import { figureOf, type RowOrGroup } from "../run/steps.ts";
import { bold, only, sentence } from "../say/saying.ts";
import type { Wording } from "../say/wording.ts";
import { compareCues } from "./compare.ts";
import { measureField, orderField, textField } from "./fields.ts";
import { unitOf } from "./figures.ts";
import type { OperationKind } from "./operation.ts";

declare module "../plan/plan.ts" {
  interface OperationFields {
    exceeds: {
      readonly column: Measure;
      readonly order: Order;
      readonly yes: string;
      readonly no: string;
    };
  }
}

declare module "../proposals/shapes.ts" {
  interface OperationShapes {
    exceeds: true;
  }
}

/** Whether the first row's figure is beyond that of the second; answers with one of two words. */
export const exceeds: OperationKind<"exceeds"> = {
  result: "comparison",
  fields: { column: measureField, order: orderField, yes: textField, no: textField },
  shapes: ["exceeds"],
  propose,
  run: ({ column, order, yes, no }, { index, base }) => {
    const unit = unitOf(index, column);
    const figures = base.items.map((item) => figureOf(index, item, column));
    const [first, second] = figures;
    if (figures.length !== 2 || figures.some(Number.isNaN)) return { ...base, unit, answers: [] };
    const truth = order === "desc" ? first! > second! : first! < second!;
    return { ...base, figures, unit, truth, answers: [truth ? yes : no] };
  },
  say: ({ column: by, yes }, wording) => {
    const { result } = wording;
    const [first, second] = result.items;
    const answer = result.answers[0]!;
    // A word of degree is an answer of its own; "yes" is said only where the plan decides.
    const verdict = yes === "yes" && !result.decided ? "" : `${answer[0]!.toUpperCase()}${answer.slice(1)}: `;
    if (by === "position") {
      const before = result.figures[0]! < result.figures[1]!;
      return only(
        sentence(`${verdict}${first!.label} comes ${before ? "before" : "after"} ${second!.label}`),
      );
    }
    const [a, b] = [wording.figure(first!, by), wording.figure(second!, by)];
    const told = typeof by === "number" ? sayTimes(wording, by, [first!, second!], [a, b], verdict) : null;
    if (told !== null) return only(told);
    const of = wording.ofMeasure(by);
    const joint = wording.joint(by);
    const [verb, that] = typeof by === "number" && wording.isPlural(by) ? ["are", "those"] : ["is", "that"];
    const start = verdict ? "the" : "The";
    return only(
      sentence(
        `${verdict}${start} ${wording.measure(by)} ${joint} ${first!.label} ${verb} ${bold(`${a}${of}`)}, ${that} ${joint} ${second!.label} ${bold(b)}`,
      ),
    );
  },
};

/** `Lantern Bridge was built in 2009, Weir Bridge in 1972`; `null` for a column that is a noun. */
function sayTimes(
  wording: Wording,
  column: number,
  [first, second]: readonly [RowOrGroup, RowOrGroup],
  [a, b]: readonly [string, string],
  verdict: string,
): string | null {
  if (!isTime(wording.index.columns[column]!)) return null;
  const at = (figure: string): string =>
    `${/\d{1,2}.*\d{4}|^\d{4}-\d/.test(figure) ? "on" : "in"} ${bold(figure)}`;
  const said = wording.predicate(column, false);
  if (said !== null) return sentence(`${verdict}${first.label} ${said} ${at(a)}, ${second.label} ${at(b)}`);
  const heading = wording.result.table.columns[column]!.name;
  if (!/^since$/i.test(heading)) return null;
  const start = verdict ? "under" : "Under";
  return sentence(
    `${verdict}${start} “${heading}”, ${first.label} has ${bold(a)} and ${second.label} ${bold(b)}`,
  );
}

const degrees =
  "more|less|higher|lower|greater|fewer|before|after|older|younger|above|below|larger|smaller|longer|shorter|earlier|later|taller|better|worse";
const contrast = new RegExp(`\\b(${degrees}) or (${degrees})\\b`);
const downward: ReadonlySet<string> = new Set(
  "less lower fewer before older above smaller shorter earlier".split(" "),
);

/** Which way is asked about, and the two words that can answer. */
function contrastOf(context: ProposalContext): [Order, string, string] {
  const pair = contrast.exec(context.question.text);
  if (pair) return [downward.has(pair[1]!) ? "asc" : "desc", pair[1]!, pair[2]!];
  const down = context.has("less", "before", "early", "oldest") && !context.has("after");
  return [down ? "asc" : "desc", "yes", "no"];
}

/** "did A have more than B", "is A older or younger than B": the truth, in the words of the question. */
function propose(context: ProposalContext): void {
  const { atoms, rows, conditions, joined } = context.scope;
  if (joined === null || rows.length !== 2) return;
  if (!context.has("more", "less", "before", "after", "early", "late", "high", "low", "oldest", "newest"))
    return;
  const said = [...atoms]
    .filter((atom) => atom.condition.column === joined)
    .sort((a, b) => a.from - b.from)
    .flatMap((atom) => atom.rows)
    .filter((row, i, all) => rows.includes(row) && all.indexOf(row) === i);
  if (said.length !== 2) return;
  const [order, yes, no] = contrastOf(context);
  // Rows in the order of the question, unless other conditions have chosen among rows of the same name.
  const names = said.map((row) => context.index.table.rows[row]!.name);
  const steps: PlanStep[] = conditions.length === 1 ? [{ step: "rows", names }] : [];
  for (const measure of [...context.measures.slice(0, 3), "position" as const]) {
    context.add(
      "exceeds",
      steps,
      { operation: "exceeds", column: measure, order, yes, no },
      { measure, cues: compareCues },
    );
  }
}
