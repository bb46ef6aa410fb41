/** Guards over things that are held against each other. */
import { comparing, orders } from "../../language/index.ts";
import { isRanking, isTime } from "../index/columns.ts";
import { gives } from "../operations/traits.ts";
import { meets } from "../question/span.ts";
import { type Case, columnOf, followsAnOrder, isNamed, isSorted, measuring, twoNamed } from "./case.ts";

/** "Did Tom start before Lena?" is not told by their places in a list, unless the list is an order. */
export function comparesPlaces({ context, proposal }: Case): boolean {
  if (proposal.operation.operation !== "exceeds" || proposal.measure !== "position") return false;
  const { question, index } = context;
  if (orders.orderedRows.test(index.table.row.one) || isSorted(index)) return false;
  return !/\b(?:list(?:ed)?|table|order|comes?|row)\b/.test(question.text);
}

/** "Was Lantern Bridge built before Weir Bridge?" is not told by what stands before the two. */
export function looksBesideCompared({ heard, proposal }: Case): boolean {
  return heard.yesNo && proposal.scope.joined !== null && proposal.steps.some(({ step }) => step === "shift");
}

const timely = new Set(["early", "late", "before", "after", "newest", "oldest"]);

/** "Which is better, A or B?" without a measure is a matter of opinion. */
export function comparesWithoutMeasure(one: Case): boolean {
  const { context, proposal } = one;
  if (proposal.operation.operation !== "compare") return false;
  if (proposal.measure === "position") return !followsAnOrder(context);
  const column = columnOf(one);
  if (column === null) return false;
  if (context.links.columns.some((link) => link.column === column.index)) return false;
  if (comparing.contrasting.test(context.question.text)) return false;
  const kinds = context.factsOf(proposal.scope).kinds;
  if ([...kinds].some((kind) => measuring.has(kind))) return false;
  return !((isTime(column) || isRanking(column)) && [...kinds].some((kind) => timely.has(kind)));
}

/** "PyTorch or TensorFlow first?" asks for advice: no table tells which. */
export function advises({ context }: Case): boolean {
  const { question, links, index } = context;
  if (!comparing.preferring.test(question.text) || !question.cues.some(({ kind }) => kind === "or"))
    return false;
  if (followsAnOrder(context) || links.columns.some(({ column }) => index.columns[column]!.ordered))
    return false;
  return twoNamed(context);
}

/** Words between two things that are held against each other: "earn more than a". */
const farthestCompared = 6;

/** "Does a junior earn more than a senior": one of the two alone is half an answer. */
export function dropsCompared({ context, proposal }: Case): boolean {
  const { question, links, index } = context;
  if (!/ than /.test(question.text)) return false;
  const named = links.cells.filter(
    (link) => link.column === index.key && (isNamed(link) || link.kind === "concept"),
  );
  return named.some((left) =>
    named.some((right) => {
      const gap = right.from - left.to;
      if (gap < 1 || gap > farthestCompared) return false;
      if (!question.words.slice(left.to, right.from).some(({ text }) => text === "than")) return false;
      return ![left, right].every((link) => proposal.scope.atoms.some((atom) => meets(atom, link)));
    }),
  );
}

/** "The price of A and B" asks for both, not for which is higher. */
export function comparesWhatIsListed({ context, proposal }: Case): boolean {
  // "Is the Skua diesel or electric?" counts no ferries.
  if (proposal.shape === "compareCount" && proposal.scope.rows.length < 2) return true;
  if (proposal.operation.operation !== "compare" || proposal.scope.joined === null) return false;
  // "In 2021 or 2022" says when, not which of them.
  if (proposal.scope.atoms.some(({ kind }) => kind === "figure")) return true;
  return !comparing.anyComparison.test(context.question.text);
}

/** "Better" by a column that judges nothing is an opinion. */
export function judgesByAnything(one: Case): boolean {
  const { context, proposal } = one;
  const column = columnOf(one);
  if (column === null || !/\b(?:better|best|worse|worst)\b/.test(context.question.text)) return false;
  const ordering =
    proposal.steps.some(({ step }) => step === "top" || step === "beyond") ||
    gives(proposal.operation, "extreme", "choice", "comparison", "difference", "place");
  if (!ordering || isRanking(column) || column.names.some((name) => comparing.judged.test(name)))
    return false;
  if (context.links.columns.some((link) => link.column === column.index)) return false;
  const kinds = context.factsOf(proposal.scope).kinds;
  return ![...kinds].some((kind) => measuring.has(kind));
}

const noVerdicts = [
  "rows",
  "difference",
  "choice",
  "extreme",
  "aggregate",
  "place",
  "count",
  "order",
] as const;

/** "Does a junior earn more than a senior?" asks for a verdict, not for the gap. */
export function givesNoVerdict({ context, heard, proposal }: Case): boolean {
  const ranks = proposal.steps.some(({ step }) => step === "top");
  if (proposal.operation.operation === "includes") return false;
  if (!(ranks || gives(proposal.operation, ...noVerdicts)) || !heard.yesNo || heard.denied) return false;
  const { joined, rows } = proposal.scope;
  const { question, index } = context;
  // "More offices in Texas than in Florida": two values stand for groups of rows.
  if (joined === null || (rows.length !== 2 && joined === index.key)) return false;
  return / than /.test(question.text) && !/\b(?:how|difference|gap|by what|much)\b/.test(question.text);
}
