import { flagOf } from "../index/column-kinds.ts";
import type { PlanStep } from "../plan/plan.ts";
import { cueList, type ProposalContext } from "./proposal.ts";

const emptyCues = cueList("not which what who list has");

/** "Which bridge has no cost", "routes without a length": rows whose named column says nothing. */
export function proposeBlanks(context: ProposalContext): void {
  const denials = context.cues.filter(({ kind }) => kind === "not" || kind === "except");
  for (const { column, from, share, hinted } of context.links.columns) {
    if (hinted || share < namedShare || column === context.index.key) continue;
    if (!denials.some(({ to }) => to <= from && from - to <= farthestDenial)) continue;
    // A column of yes and no says no itself: an empty cell there says nothing.
    if (context.column(column).filled === 1 || flagOf(context.column(column)) !== null) continue;
    const empty: PlanStep = { step: "where", column, comparison: "empty", values: [], not: false };
    const { key } = context.index;
    context.add(
      "blank",
      [empty],
      { operation: "value", columns: [key] },
      { measure: column, output: key, cues: emptyCues },
    );
  }
}

/** "Which services have a reduced fee": rows whose named column says something. */
export function proposeFilled(context: ProposalContext): void {
  const { question, links, index } = context;
  if (context.has("not", "except", "high", "low", "common")) return;
  for (const { column, from, share, hinted } of links.columns) {
    const own = context.column(column);
    if (hinted || share < namedShare || column === index.key || own.filled === 1 || flagOf(own)) continue;
    if (
      !having.test(
        question.words
          .slice(Math.max(0, from - 2), from)
          .map(({ text }) => text)
          .join(" "),
      )
    )
      continue;
    const filled: PlanStep = { step: "where", column, comparison: "empty", values: [], not: true };
    const operation = { operation: "value", columns: [index.key, column] } as const;
    context.add("blank", [filled], operation, { measure: column, output: index.key, cues: emptyCues });
  }
}

const having =
  /^(?:have|has|with|offer|offers|give|gives)(?: (?:an?|any|some))?$|\b(?:have|has|with) (?:an?|any|some)$/;

const namedShare = 0.9;
/** Words between "no" and the column that it denies. */
const farthestDenial = 2;
