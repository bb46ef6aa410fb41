import type { Quantifier } from "../../language/index.ts";
import { isEmpty } from "../index/cells.ts";
import type { TableIndex } from "../index/table-index.ts";
import type { Plan } from "../plan/plan.ts";
import { cueList, type ProposalContext } from "../proposals/proposal.ts";
import { quantifiedRows } from "../question/quantified.ts";
import { runStep, stateOf } from "../run/steps.ts";
import { conditionPhrase } from "../say/conditions.ts";
import { bold, only, sentence } from "../say/saying.ts";
import { Wording } from "../say/wording.ts";
import { oneOfField } from "./fields.ts";
import type { OperationKind } from "./operation.ts";
import type { Template } from "./template.ts";

declare module "../plan/plan.ts" {
  interface OperationFields {
    every: { readonly quantity: Quantifier };
  }
}

declare module "../proposals/shapes.ts" {
  interface OperationShapes {
    every: true;
  }
}

const quantities: readonly Quantifier[] = ["all", "most"];

const ofAll: Template = (f) => {
  const [column] = f.texts().filter(({ distinctness }) => distinctness < 0.9);
  const [row] = f.rows(1);
  const text = column && f.table.rows[row!]!.cells[column.index]!.raw.trim();
  if (!column || !text) return null;
  const quantity = f.pick(quantities);
  const wordings = [
    `do ${quantity} ${f.many} have the ${f.column(column)} ${text}`,
    `are ${quantity} ${f.many} ${text}`,
  ];
  const values = [{ kind: "text" as const, text }];
  const step = { step: "where", column: column.index, comparison: "eq", values, not: false } as const;
  return f.made(f.pick(wordings), [step], { operation: "every", quantity });
};

/** Whether all rows, or most of them, keep the last condition of the plan, among those that keep the others. */
export const every: OperationKind<"every"> = {
  result: "verdict",
  settles: true,
  fields: { quantity: oneOfField(quantities, "how many rows are meant") },
  shapes: ["every"],
  propose,
  templates: [ofAll],
  run: ({ quantity }, { index, base, state }) => {
    const last = base.plan.steps.at(-1);
    if (last?.step !== "where") return { ...base, answers: [] };
    const asked = rowsAsked(index, base.plan);
    if (!asked.length) return { ...base, answers: [] };
    const kept = state.rows.length;
    // A cell that says nothing may be so or not.
    const open = asked.filter(
      (row) => !state.rows.includes(row) && isEmpty(index.table.rows[row]!.cells[last.column]!),
    ).length;
    const holds = (count: number): boolean =>
      quantity === "all" ? count === asked.length : 2 * count > asked.length;
    const truth = holds(kept) === holds(kept + open) ? holds(kept) : null;
    const number = asked.length;
    return {
      ...base,
      number,
      truth,
      answers: truth === null ? [`${kept} of ${number}`] : [truth ? "yes" : "no"],
    };
  },
  say: (_, wording) => {
    const { result } = wording;
    const { steps } = result.plan;
    const phrase = (own: Plan["steps"], several: boolean): string =>
      conditionPhrase(new Wording({ ...result, plan: { ...result.plan, steps: own } }), several);
    const among = phrase(steps.slice(0, -1), true);
    const said = phrase(steps.slice(-1), result.size !== 1);
    const verdict = result.truth !== null && result.decided ? `${result.truth ? "Yes" : "No"}: ` : "";
    const all = wording.rows(result.number!);
    const part =
      result.size === result.number
        ? `all ${all}`
        : result.size === 0
          ? `none of the ${all}`
          : `${result.size} of ${all}`;
    const names =
      result.size > 0 && result.size < result.number! ? `: ${wording.names(result.items, mostNamed)}` : "";
    const start = verdict ? part : `${part[0]!.toUpperCase()}${part.slice(1)}`;
    return only(
      sentence(
        `${verdict}${bold(start)}${among ? ` that ${among}` : ""} ${said || "fit that"}${result.size <= mostNamed ? names : ""}`,
      ),
    );
  },
};

const mostNamed = 6;

/** Rows that keep all conditions but the last. */
const rowsAsked = (index: TableIndex, { steps }: Plan): readonly number[] =>
  steps.slice(0, -1).reduce((state, step) => runStep(index, state, step), stateOf(index.all)).rows;

/** "Do all diesel ferries have wifi?": what is said last of them is what is asked. */
function propose(context: ProposalContext): void {
  const { scope, question, index } = context;
  const said = quantifiedRows(question, index, context.links.cells);
  if (!said || !context.has("yesNo") || !scope.conditions.length || scope.joined !== null) return;
  const last = scope.atoms.reduce((best, atom) => (atom.from > best.from ? atom : best));
  const asked = scope.conditions.at(-1)!;
  if (last.from < said.noun || asked !== last.condition || asked.column === index.key || asked.or) return;
  context.add("every", [], { operation: "every", quantity: said.quantity }, { cues, words: [said] });
}

const cues = cueList("yesNo high common extent whole each has more");
