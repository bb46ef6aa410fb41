import { isSummable } from "../index/columns.ts";
import type { PlanStep } from "../plan/plan.ts";
import { cueList, type ProposalContext } from "../proposals/proposal.ts";
import { said } from "../say/figures.ts";
import { bold, only, sentence } from "../say/saying.ts";
import { columnOrCountField } from "./fields.ts";
import { computed, figuresOf, totals } from "./figures.ts";
import type { OperationKind } from "./operation.ts";
import { measured } from "./template.ts";

declare module "../plan/plan.ts" {
  interface OperationFields {
    portion: { readonly column: number | "count" };
  }
}

declare module "../proposals/shapes.ts" {
  interface OperationShapes {
    portion: true;
  }
}

const partCounted = measured((f, measure) => {
  const limit = f.pick(f.index.all.map((row) => measure.figures.low(row)).filter((figure) => figure > 0));
  const figure = f.figure(limit, measure);
  const [comparison, words] = f.pick([
    ["gt", "more than"],
    ["ge", "at least"],
    ["lt", "less than"],
  ] as const);
  const what = f.column(measure);
  const values = [{ kind: "number" as const, number: limit }];
  const step: PlanStep = { step: "where", column: measure.index, comparison, values, not: false };
  const wordings = [
    `what percentage of the ${f.many} have a ${what} of ${words} ${figure}`,
    `what percent of ${f.many} have ${words} ${figure} ${what}`,
    `what share of the ${f.many} has ${words} ${figure} ${what}`,
    `which proportion of ${f.many} have a ${what} of ${words} ${figure}`,
  ];
  return f.made(f.pick(wordings), [step], { operation: "portion", column: "count" });
});

/** What part of the whole table some rows are: by their figures, or by their number. */
export const portion: OperationKind<"portion"> = {
  result: "part",
  adds: true,
  fields: { column: columnOrCountField },
  shapes: ["portion"],
  propose,
  templates: [partCounted],
  run: ({ column }, rest) => {
    const { all } = rest.index;
    const everything = figuresOf(rest.index, { ...rest.state, rows: all, groups: null }, column);
    const whole = totals(everything.values).sum;
    const result = computed(rest, column, ({ values }, show) => {
      const { sum } = totals(values);
      if (whole <= 0) return null;
      return {
        value: (100 * sum) / whole,
        formula: `${show(sum)} ÷ ${show(whole)}`,
        unit: { kind: "share" },
      };
    });
    return { ...result, missing: everything.missing, meant: all.length };
  },
  say: ({ column }, wording) => {
    const { figure, formula, names } = said(wording, column, false);
    const { row } = wording.result.table;
    const whole = column === "count" ? `the ${row.many}` : `all ${wording.column(column)}`;
    return only(sentence(`${bold(figure)} of ${whole}${formula}: ${names}`));
  },
};

/** "What percent of the accidents": what the rows make up of the whole table. */
function propose(context: ProposalContext): void {
  const { conditions, rows } = context.scope;
  if (
    !conditions.length ||
    !context.question.cues.some(({ kind }) => kind === "part" || kind === "percent") ||
    rows.length === context.index.all.length
  )
    return;
  const whole = context.links.pool.some(({ ordered, unit }) => ordered && unit.kind === "share");
  if (!whole) {
    for (const measure of context.measures.slice(0, 2)) {
      const column = context.column(measure);
      const said = context.links.columns.some((link) => link.column === measure && !link.hinted);
      if (!said || !isSummable(column) || column.unit.kind === "share") continue;
      context.add("portion", [], { operation: "portion", column: measure }, { measure, cues: portionCues });
    }
  }
  if (countsRowsOf(context))
    context.add(
      "portion",
      [],
      { operation: "portion", column: "count" },
      { measure: "count", cues: portionCues },
    );
}

const portionCues = cueList("part percent howMuch count what has");

/** "What percent of the industries": the rows are counted. */
function countsRowsOf({ question, index }: ProposalContext): boolean {
  const names = index.rowNames.map((name) => name.split(" ").at(-1)!).filter(Boolean);
  return question.words.some(
    ({ stem }, at) =>
      names.includes(stem) &&
      [1, 2].some((back) => question.words[at - back]?.text === "of") &&
      question.cues.some(
        ({ kind, to }) => (kind === "part" || kind === "percent") && to <= at && at - to <= 3,
      ),
  );
}
