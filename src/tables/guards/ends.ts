/** Guards over ends and orders: "lowest", "newest", "first". */

import {
  adjectiveOf,
  asksForMajority,
  type CueKind,
  measureHints,
  orders,
  readBothEnds,
  superlatives,
} from "../../language/index.ts";
import { isRanking, isTime } from "../index/columns.ts";
import type { ColumnIndex } from "../index/table-index.ts";
import { endOf, gives } from "../operations/traits.ts";
import type { Order } from "../plan/plan.ts";
import type { Proposal } from "../proposals/proposal.ts";
import { spanAgainstAll } from "../question/against-all.ts";
import { spanText } from "../question/question.ts";
import { covers, meets, type Span } from "../question/span.ts";
import type { FeatureContext } from "../rank/features/types.ts";
import { type Case, columnOf, followsAnOrder, isNamed, isSorted } from "./case.ts";
import type { Superlative } from "./heard.ts";

/** The superlatives that no column is named by: "highest point" names one. */
function free({ context, heard, proposal }: Case): Superlative[] {
  return heard.superlatives.filter(
    (one) =>
      !context.links.columns.some((link) => !link.hinted && link.share > 0.6 && covers(link, one)) &&
      !proposal.scope.atoms.some((atom) => meets(atom, one)),
  );
}

/** "Lowest" is answered by the lower end. */
export function wrongEnd(one: Case): boolean {
  if (!one.heard.superlatives.length) return false;
  const orders = ordersOf(one.proposal);
  if (!orders.length) return false;
  const asked = free(one);
  const column = columnOf(one);
  const wanted = new Set(asked.map((superlative) => orderFor(superlative, column)));
  if (wanted.size !== 1) return false;
  const [end] = wanted;
  return end !== null && (end === "unfit" || !orders.includes(end!));
}

function ordersOf({ steps, operation }: Proposal): Order[] {
  const found = steps.flatMap((step) => (step.step === "top" ? [step.order] : []));
  if (steps.some(({ step }) => step === "beyond")) return [];
  const end = endOf(operation);
  return end === null ? found : [...found, end];
}

/** Low places of a race and low ranks are the better ones: there the words leave the end open. */
function orderFor({ end }: Superlative, column: ColumnIndex | null): Order | "unfit" | null {
  if (column === null) return end === "high" ? "desc" : end === "low" ? "asc" : "unfit";
  if (end === "pace" || end === "slow") {
    if (isLasting(column)) return end === "pace" ? "asc" : "desc";
    return isSpeed(column) ? (end === "pace" ? "desc" : "asc") : "unfit";
  }
  if (isRanking(column) && column.unit.kind !== "time") return null;
  return end === "high" ? "desc" : "asc";
}

/** Whether a column says how long something takes: then the fastest has the lowest figure. */
const isLasting = ({ unit, names, figures }: ColumnIndex): boolean =>
  unit.kind === "time" ||
  unit.kind === "years" ||
  figures.measure?.dimension === "duration" ||
  names.some((name) => /\b(?:time|durat|latenc|minut|second|hour|dai|day)\b/.test(name));

const lookups: ReadonlySet<string> = new Set(["cell", "list", "all", "describe", "row", "exists", "average"]);

const isSpeed = ({ names, figures }: ColumnIndex): boolean =>
  figures.measure?.dimension === "speed" ||
  names.some((name) => /\b(?:speed|pace|veloc|rate|knot|mph|frequenc|throughput)\b/.test(name));

/** "Which costs the least", "which is hardest" is not answered by all of them. */
export function ignoresSuperlative(one: Case): boolean {
  const { context, proposal } = one;
  const { question, route } = context;
  const grouped = proposal.shape.startsWith("group");
  if (route !== null && !ordersRows(one.proposal)) {
    const judging = superlatives.ranking.test(question.text) && !one.heard.yesNo;
    if (judging && (lookups.has(proposal.shape) || grouped) && !spoken(one, superlatives.ranking))
      return true;
    const unmet = question.words.some(
      ({ text }, at) =>
        (adjectiveOf(text)?.superlative === true ||
          (/^(?:most|least)$/.test(text) && measureHints(question.words[at + 1]?.text ?? "").length > 0)) &&
        !spoken(one, new RegExp(`^${text}$`)),
    );
    if (unmet) return true;
  }
  if (!lookups.has(proposal.shape)) return false;
  // "The station with the most hires": a list of all of them leaves the end to the reader.
  if (route !== null && !proposal.scope.conditions.length && namesMost(one)) return true;
  if (proposal.steps.some(({ step }) => step === "top" || step === "beyond")) return false;
  return free(one).some(({ from, to }) => spanText(question, { from, to }) !== "most");
}

/** "Is the Skua the largest?", "more than any other": what one row has by itself decides nothing. */
export function givesNoStanding(one: Case): boolean {
  const { context, heard, proposal } = one;
  const { question, index } = context;
  if (!heard.yesNo) return false;
  // How many rows there are is no standing of one.
  const counted = proposal.operation.operation === "reaches";
  if (!counted && gives(proposal.operation, "verdict", "comparison")) return false;
  if (asksForMajority(question.text) || question.cues.some(({ kind }) => asking.has(kind))) return false;
  const ends =
    theOnly.test(question.text) ||
    free(one).length > 0 ||
    foremost(one) ||
    spanAgainstAll(question, index) !== null;
  return ends && context.links.cells.some((link) => isNamed(link) && !index.columns[link.column]!.ordered);
}

const theOnly = /\bthe only\b/;

/** "Can you tell me which is the largest" asks for it; of two it is asked which. */
const asking: ReadonlySet<CueKind> = new Set<CueKind>(["which", "what", "who", "or", "howMuch", "count"]);

/** "Do most ferries have wifi?" asks how many of them do, and not which has most of something. */
export function ranksForMost({ context, heard, proposal }: Case): boolean {
  if (!heard.yesNo || !asksForMajority(context.question.text)) return false;
  return (
    proposal.steps.some(({ step }) => step === "top") ||
    gives(proposal.operation, "extreme", "choice", "place")
  );
}

/** "Texas" of the one group of Texas: what is chosen among rows of one value is no choice of that value. */
export function choosesAmongOne({ proposal }: Case): boolean {
  const { conditions, joined } = proposal.scope;
  const fixed = conditions.flatMap(({ column, comparison, not, values }) =>
    comparison === "eq" && !not && values.length === 1 && column !== joined ? [column] : [],
  );
  if (
    proposal.steps.some(
      (step) => step.step === "group" && step.part === undefined && fixed.includes(step.column),
    )
  )
    return true;
  const ordered = proposal.steps[conditions.length]?.step === "top";
  return ordered && proposal.operation.operation === "value" && fixed.includes(proposal.output ?? -1);
}

/** "Was it opened first": an end that no cell and no column is called by. */
const foremost = ({ context, proposal }: Case): boolean =>
  context.question.words.some(({ text }, at) => {
    const word = { from: at, to: at + 1 };
    return (
      superlatives.judgedEnd.test(text) &&
      !context.links.cells.some((link) => isNamed(link) && covers(link, word)) &&
      !context.links.columns.some((link) => !link.hinted && link.share > 0.6 && covers(link, word)) &&
      !proposal.scope.atoms.some((atom) => meets(atom, word))
    );
  });

/** "The first step" is the first of the list, or of a time that orders it, and not the lowest of some figure. */
export function ordersByNoTime(one: Case): boolean {
  const { context, proposal } = one;
  if (proposal.operation.operation !== "includes" || !foremost(one)) return false;
  if (!/\b(?:first|last)\b/.test(context.question.text)) return false;
  if (one.heard.superlatives.length > 0) return false;
  const column = columnOf(one);
  if (column === null) return proposal.measure === "count";
  if (isTime(column) || isRanking(column)) return false;
  return !context.links.columns.some((link) => link.column === column.index && !link.hinted);
}

const leastNamed = 0.3;

const namesMost = ({ context }: Case): boolean =>
  context.question.words.some(
    ({ text }, at) =>
      /^(?:most|fewest|least)$/.test(text) &&
      context.links.columns.some(
        ({ from, hinted, share }) => !hinted && share > leastNamed && from === at + 1,
      ),
  );

/** "The first and the last step": one end is half an answer. */
export function dropsAnEnd({ context, proposal }: Case): boolean {
  if (readBothEnds(context.question.text) === null) return false;
  const one = (span: Span): boolean => superlatives.endWord.test(spanText(context.question, span));
  if (proposal.scope.atoms.some(one)) return true;
  const tops = proposal.steps.filter(({ step }) => step === "top");
  return (
    (tops.length > 0 && proposal.shape !== "topDifference") || gives(proposal.operation, "extreme", "order")
  );
}

/** "Which is free?" is not told by all prices. */
export function forgetsTheFree({ context, proposal }: Case): boolean {
  const { question, links, index } = context;
  if (context.route === null) return false;
  const at = question.words.findIndex(({ text }) => text === "free");
  if (at < 0 || at < question.words.length - 1) return false;
  const word = { from: at, to: at + 1 };
  const used = [
    ...proposal.scope.atoms,
    ...links.columns.filter(({ hinted, share }) => !hinted && share > 0.9),
  ];
  return !used.some((span) => covers(span, word)) && index.columns.some(({ unit }) => unit.kind === "money");
}

/** "Last year" counts from today, which no table knows. */
export function forgetsTheTime({ context, proposal }: Case): boolean {
  const { question, route } = context;
  const said = route === null ? null : orders.deictic.exec(question.text);
  if (!said) return false;
  const from = question.text.slice(0, said.index).split(" ").filter(Boolean).length;
  const span = { from, to: from + said[0].split(" ").length };
  return !proposal.scope.atoms.some((atom) => covers(atom, span));
}

/** "The most expensive per seat" would have to be divided, which no order over one column does. */
export function forgetsToDivide({ context, proposal }: Case): boolean {
  const { question, links, index, route } = context;
  if (route === null || !ordersRows(proposal)) return false;
  return links.columns.some(
    ({ column, from, hinted }) =>
      !hinted &&
      column !== index.key &&
      index.columns[column]!.ordered &&
      question.words[from - 1]?.text === "per",
  );
}

/** Whether a plan brings rows into the order of a column. */
const ordersRows = (proposal: Case["proposal"]): boolean =>
  proposal.steps.some((step) => step.step === "beyond" || (step.step === "top" && step.by !== "count")) ||
  gives(proposal.operation, "extreme", "choice", "comparison", "order", "place", "difference");

/** Whether a word belongs to a cell or to the name of a column. */
const spoken = ({ context, proposal }: Case, pattern: RegExp): boolean =>
  context.question.words.some(({ text }, at) => {
    const word = { from: at, to: at + 1 };
    return (
      pattern.test(text) &&
      (proposal.scope.atoms.some((atom) => covers(atom, word)) ||
        context.links.columns.some((link) => !link.hinted && link.share > 0.6 && covers(link, word)))
    );
  });

/** A median is not the mean, and no other figure either. */
export function notTheMedian({ context, proposal }: Case): boolean {
  const asked = context.question.cues.some(
    (cue) =>
      cue.kind === "median" &&
      !context.links.columns.some((link) => !link.hinted && link.share > 0.6 && covers(link, cue)),
  );
  return asked && proposal.operation.operation !== "median";
}

/** "The newest" is a matter of time, where the table has one. */
export function passesOverDates({ context, proposal }: Case): boolean {
  const { question, index, links } = context;
  if (!superlatives.latest.test(question.text)) return false;
  if (proposal.measure === "position")
    return index.columns.some((column) => isTime(column)) && !isSorted(index);
  if (typeof proposal.measure !== "number") return false;
  const ordering =
    proposal.steps.some(({ step }) => step === "top") || gives(proposal.operation, "extreme", "choice");
  if (!ordering) return false;
  const timed = (column: ColumnIndex): boolean =>
    isTime(column) || column.unit.kind === "version" || /\bage\b/.test(column.names[0]!);
  if (timed(index.columns[proposal.measure]!)) return false;
  const named = links.columns.some(
    ({ column, hinted, share }) => column === proposal.measure && !hinted && share > 0.9,
  );
  return !named && index.columns.some(timed);
}

/** "Which opened first" names the column of the time that it asks for. */
const passesOverTime = ({ links, index, question }: FeatureContext): boolean =>
  /\b(?:first|last|earliest|latest|oldest|newest)\b/.test(question.text) &&
  links.columns.some(
    ({ column, hinted, share }) =>
      (hinted || share > 0.9) && column !== index.key && index.columns[column]!.dated,
  );

/** "First" of a table whose order means nothing is no look-up, where another table could be meant. */
export function ordersNothing({ context, proposal }: Case): boolean {
  if (proposal.measure !== "position" || proposal.operation.operation === "compare") return false;
  if (passesOverTime(context)) return true;
  if (context.route === null) return false;
  if (proposal.steps.some((step) => step.step === "top" && step.count > 1)) return false;
  // "PyTorch or TensorFlow first?" asks for an order that a list does not give.
  if (proposal.scope.joined !== null) return !followsAnOrder(context);
  return (
    !followsAnOrder(context) && !/\b(?:first|last|top|bottom|second|third)\b/.test(context.question.text)
  );
}
