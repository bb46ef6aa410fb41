import { cueList, type ProposalContext } from "../proposals/proposal.ts";
import { spanAgainstAll } from "../question/against-all.ts";
import { said } from "../say/figures.ts";
import { bold, only, sentence } from "../say/saying.ts";
import { isTakenOut } from "../scope/atom.ts";
import { columnField } from "./fields.ts";
import { computed, figuresOf, joinFigures, totals } from "./figures.ts";
import type { OperationKind } from "./operation.ts";
import { measured } from "./template.ts";

declare module "../plan/plan.ts" {
  interface OperationFields {
    complement: { readonly column: number };
  }
}

declare module "../proposals/shapes.ts" {
  interface OperationShapes {
    complement: true;
  }
}

const outside = measured((f, measure) => {
  if (measure.unit.kind !== "share") return null;
  const rows = f.rows(1);
  const name = f.name(rows[0]!);
  const wordings = [
    `what share is not ${name}`,
    `what percentage is outside of ${name}`,
    `how much is there without ${name}`,
    `how many percent are not ${name}`,
    `everything but ${name}: what share is that`,
    `all ${f.many} except ${name}, in percent`,
    `${f.column(measure)} of everything other than ${name}`,
    `how much do all other ${f.many} than ${name} have`,
  ];
  return f.made(f.pick(wordings), [f.where(rows)], { operation: "complement", column: measure.index });
});

/** What is left of the whole. */
export const complement: OperationKind<"complement"> = {
  result: "part",
  adds: true,
  repeats: true,
  fields: { column: columnField },
  shapes: ["complement"],
  propose,
  templates: [outside],
  run: ({ column }, rest) =>
    computed(rest, column, (figures, show) => {
      const everything = { ...rest.state, rows: rest.index.all, groups: null };
      const whole =
        figures.unit.kind === "share" ? 100 : totals(figuresOf(rest.index, everything, column).values).sum;
      const formula = `${show(whole)} − ${joinFigures(figures, " − ", show)}`;
      return { value: whole - totals(figures.values).sum, formula };
    }),
  say: ({ column }, wording) => {
    const { figure, formula, names } = said(wording, column);
    return only(sentence(`Everything but ${names} makes up ${bold(figure)}${formula}`));
  },
};

/** "What share is not X": what is left of the whole. */
function propose(context: ProposalContext): void {
  const { conditions, rows, atoms } = context.scope;
  if (!conditions.length || !rows.length || atoms.some(isTakenOut) || !context.has("not", "except")) return;
  // "More than anyone else" takes nothing out.
  if (spanAgainstAll(context.question, context.index)) return;
  for (const measure of context.leading)
    if (context.column(measure).unit.kind === "share")
      context.add("complement", [], { operation: "complement", column: measure }, { measure, cues });
}

const cues = cueList("not except howMuch part total");
