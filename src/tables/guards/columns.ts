/** Guards over which column is asked for: the answer has to come from one that the question speaks of. */

import { adjectiveOf, amounts, asking, fitsHint, superlatives } from "../../language/index.ts";
import { isAskedBy, isMeasuredBy, isProse, looksLikeYears } from "../index/columns.ts";
import type { ColumnIndex } from "../index/table-index.ts";
import { columnsOf, endOf, gives } from "../operations/traits.ts";
import { spanText } from "../question/question.ts";
import { covers, meets } from "../question/span.ts";
import { type Case, columnOf, isNamed, tellsOfCells } from "./case.ts";

/** From this share of its name on a column is spoken of. */
const spokenShare = 0.45;
const sureShare = 0.9;

/** "I need a passport" asks for no price: a cell of a column that nothing in the question speaks of is no answer. */
export function answersUnasked(one: Case): boolean {
  const { context, proposal } = one;
  const { operation, scope } = proposal;
  if (context.route === null || operation.operation !== "value" || !scope.conditions.length) return false;
  if (proposal.steps.length > scope.conditions.length) return false;
  const { index } = context;
  if (asksForTheThing(one)) return isBareName(one) && givesOneOfAlike(one);
  // "How old is it?" asks for one thing, not for all that stands in the row.
  const kinds = context.factsOf(scope).kinds;
  if (proposal.shape === "row" && oneThing.some((kind) => kinds.has(kind))) return true;
  const others = operation.columns.filter((column) => column !== index.key);
  // A name is told where rows were looked for by something else.
  const found = scope.conditions.some(({ column, not }) => not || column !== index.key);
  if (operation.columns[0] === index.key && found) return false;
  if (!others.length) return !asking.asksForRows.test(context.question.text);
  return !others.some((column) => isSpokenOf(one, column));
}

/** "Spain" alone, where a table has pay at four levels: one of them that is not spoken of is no answer. */
function givesOneOfAlike(one: Case): boolean {
  const { columns } = one.proposal.operation as { readonly columns: readonly number[] };
  const { index, links } = one.context;
  const [only, ...others] = columns.filter((column) => column !== index.key);
  if (only === undefined || others.length > 0) return false;
  const { unit, ordered } = index.columns[only]!;
  const alike = links.pool.filter((each) => each.ordered && each.unit.kind === unit.kind);
  return ordered && alike.length > 1 && !isSpokenOf(one, only);
}

const oneThing = ["when", "where", "who", "howMuch", "howLong"] as const;

/** "What is X", "X" alone, "tell me about X": all that is known of it. */
function asksForTheThing(one: Case): boolean {
  const { question, index, whatIs } = one.context;
  if (whatIs || asking.asksForAll.test(question.text)) return true;
  if (index.columns.length <= 2) return !isTold(question.text);
  // A bare name: "can I do this part time" is none.
  if (one.heard.yesNo || asking.asksOfOneself.test(question.text)) return false;
  return isBareName(one) && !isTold(question.text);
}

const isBareName = ({ context }: Case): boolean =>
  context.question.words.every(
    (word, at) => word.frame || context.links.cells.some((link) => covers(link, { from: at, to: at + 1 })),
  );

/** "I need", "we have", "my": something is told, and nothing asked. */
const isTold = (text: string): boolean =>
  /^(?:i|we|my|our|he|she|they)\b/.test(text) && !/\b(?:what|which|who|when|where|how)\b/.test(text);

function isSpokenOf(one: Case, column: number): boolean {
  const { context, proposal } = one;
  const { links, index, question } = context;
  const { atoms, conditions } = proposal.scope;
  const own = index.columns[column]!;
  const free = links.columns.some(
    (link) => link.column === column && link.share >= spokenShare && !atoms.some((atom) => meets(atom, link)),
  );
  if (free) return true;
  // "Is Ben in Berlin?": what it has in place of Berlin.
  if (links.cells.some((link) => link.column === column && isNamed(link))) return true;
  const kinds = context.factsOf(proposal.scope).kinds;
  const asks = oneThing.some((kind) => kinds.has(kind) && isAskedBy(own, kind));
  if (asks) return true;
  const { kind } = own.unit;
  if (kinds.has("money") || kinds.has("howMuch")) if (kind === "money") return true;
  if (kinds.has("percent") || kinds.has("part")) if (kind === "share") return true;
  if (kinds.has("howLong") && isLength(one, own)) return true;
  // "How many people" asks for no hours.
  const physical = own.figures.measure !== null || kind === "years" || kind === "time" || looksLikeYears(own);
  if (/\bhow (?:many|much)\b/.test(question.text) && own.ordered && !own.dated && kind !== "money")
    return kind === "share" || !physical;
  if (kinds.has("number") && own.ordered) return true;
  if (/\b(?:what|who|whom|how|why)\b/.test(question.text) && isProse(own)) return true;
  return conditions.some((condition) => condition.column === column) && conditions.length > 1;
}

function isLength({ context }: Case, column: ColumnIndex): boolean {
  const adjective = /\bhow (\w+)/.exec(context.question.text)?.[1];
  return adjective !== undefined && isMeasuredBy(column, adjective);
}

/** "The most a senior can make" is no end of the years: of several ranges one has to be spoken of. */
export function boundsByAnything(one: Case): boolean {
  const { operation } = one.proposal;
  if (operation.operation !== "bound" || one.context.route === null) return false;
  const ranges = one.context.links.pool.filter(({ banded }) => banded);
  return ranges.length > 1 && !isSpokenOf(one, operation.column);
}

/** "What does one do in fraud prevention?": the list that a cell was found in says it again. */
export function repeatsTheList({ context, proposal }: Case): boolean {
  const { operation, scope } = proposal;
  if (operation.operation !== "value" || context.route === null) return false;
  return operation.columns.every(
    (column) =>
      context.index.columns[column]!.column.type === "list" &&
      scope.conditions.some((condition) => condition.column === column && !condition.not),
  );
}

/** "How many may come?", "how much is it?": answered by a figure. */
export function givesNoFigure({ context, proposal }: Case): boolean {
  const { operation, steps, scope } = proposal;
  if (context.route === null || operation.operation !== "value" || steps.length > scope.conditions.length)
    return false;
  const { text } = context.question;
  if (/^(?:so |and |but )?how much\b/.test(text))
    return operation.columns.every((column) => {
      const own = context.index.columns[column]!;
      return !own.ordered && !own.values.some(({ text }) => /\d/.test(text));
    });
  if (!/^(?:so |and |but )?how many\b/.test(text)) return false;
  // "How many can I see?" is not told by what every row says.
  if (!scope.conditions.length && !/\b(?:each|every|by|per)\b/.test(text)) return true;
  const counted = context.links.columns.filter(
    ({ column, from, hinted, share }) =>
      !hinted && share > sureShare && from <= 3 && context.index.columns[column]!.ordered,
  );
  if (counted.length && !counted.some(({ column }) => operation.columns.includes(column))) return true;
  return operation.columns.every((column) => {
    const own = context.index.columns[column]!;
    // "How many mechanics" asks for no pay.
    if (own.unit.kind === "money") return !amounts.moneyWords.test(context.question.text);
    return !own.ordered && !own.values.some(({ text }) => /\d/.test(text) && !/:/.test(text));
  });
}

/** "Which is hardest" by the length: what an adjective means has to be what the column holds. */
export function ordersByAnything(one: Case): boolean {
  const { context, proposal } = one;
  const column = columnOf(one);
  if (column === null || context.route === null) return false;
  const orders =
    proposal.steps.some(({ step }) => step === "top" || step === "beyond") ||
    proposal.operation.operation === "check" ||
    gives(proposal.operation, "extreme", "choice", "comparison");
  if (!orders) return false;
  const { question, links } = context;
  const graded = question.words.flatMap(({ text, stem }, at) => {
    const adjective = superlatives.plainEnds.has(text) ? null : adjectiveOf(text);
    return adjective && adjective.degree > 0 ? [{ at, stem, hints: adjective.hints, text }] : [];
  });
  if (!graded.length) return false;
  // "The youngest" of ages is the lowest of them.
  const ages = column.names.some((name) => name.split(" ").includes("ag"));
  const upwards = ordersUp(proposal);
  const wrongWay = graded.some(({ text }) =>
    /^young/.test(text) ? upwards === ages : /^old/.test(text) && upwards === !ages,
  );
  if (wrongWay) return true;
  const named = links.columns.some(
    (link) => link.column === column.index && !link.hinted && link.share >= spokenShare,
  );
  if (named) return false;
  // Where another column is what the adjective measures, this one is not.
  const elsewhere = graded.some(
    ({ at }) =>
      links.columns.some((link) => link.hinted && link.from === at && link.column !== column.index) &&
      !links.columns.some((link) => link.hinted && link.from === at && link.column === column.index),
  );
  if (elsewhere) return true;
  return graded.some(
    ({ at, hints }) =>
      !proposal.scope.atoms.some((atom) => covers(atom, { from: at, to: at + 1 })) &&
      !column.names.some((name) =>
        name.split(" ").some((part) => hints.some((hint) => fitsHint(part, hint))),
      ) &&
      !column.names.some((name) => name.includes(question.words[at]!.stem.replace(/(?:est|er)$/, ""))) &&
      !superlatives.sizes.test(question.words[at]!.text) &&
      !hints.some(() => isMeasuredBy(column, baseOf(question.words[at]!.text))),
  );
}

/** "The most experience" by one of six columns of shares: of several alike one has to be spoken of, or it is the first amount. */
export function ordersByOneOfMany({ context, proposal }: Case): boolean {
  const column = columnOf({ context, proposal });
  if (column === null || context.route === null || column.dated) return false;
  const orders =
    proposal.steps.some(({ step }) => step === "top" || step === "beyond") ||
    proposal.operation.operation === "ends" ||
    gives(proposal.operation, "extreme");
  if (!orders) return false;
  const { links } = context;
  const alike = links.pool.filter(
    ({ ordered, dated, unit }) => ordered && !dated && unit.kind === column.unit.kind,
  );
  const isSpoken = (one: ColumnIndex): boolean =>
    links.columns.some((link) => link.column === one.index && link.share >= spokenShare);
  if (alike.length < 2 || alike.some(isSpoken)) return false;
  return column.unit.kind === "money"
    ? alike[0] !== column
    : alike.length >= 3 && column.unit.kind === "share";
}

/** Whether a plan asks for the upper end; `null` where it asks for none. */
function ordersUp({ steps, operation }: Case["proposal"]): boolean | null {
  const top = steps.find((step) => step.step === "top");
  if (top?.step === "top") return top.order === "desc";
  const end = endOf(operation);
  return end === null ? null : end === "desc";
}

const baseOf = (word: string): string => word.replace(/i?(?:est|er)$/, "");

/** "The share of the beginner boulders" is no number of boulders: a figure that is named outright is the one to give. */
export function passesOverNamedFigure({ context, proposal }: Case): boolean {
  const { operation, scope, measure, output, steps } = proposal;
  const { links, index, route } = context;
  if (route === null) return false;
  const figures = links.columns.filter(
    ({ column, hinted, share, alias, from, to }) =>
      !hinted &&
      alias === false &&
      share > sureShare &&
      index.columns[column]!.ordered &&
      column !== index.key &&
      !scope.atoms.some((atom) => meets(atom, { from, to })) &&
      !context.question.cues.some((cue) => cue.kind === "number" && covers(cue, { from, to })),
  );
  if (!figures.length) return false;
  // "What percent of the accidents": their share is what is asked for.
  const shares = context.question.cues.some(({ kind }) => kind === "percent" || kind === "part");
  if (shares && columnOf({ context, proposal })?.unit.kind === "share") return false;
  const used = new Set<unknown>([measure, output, ...scope.conditions.map(({ column }) => column)]);
  for (const column of columnsOf(operation)) used.add(column);
  if (operation.operation === "describe" || tellsOfCells(operation)) return false;
  for (const step of steps) if ("column" in step) used.add(step.column);
  if (figures.some(({ column }) => used.has(column))) {
    // Of a share and a number of the same things the share is asked for by its own word.
    const named = figures.filter(({ column }) => index.columns[column]!.unit.kind === "share");
    const own = columnOf({ context, proposal });
    return (
      named.length > 0 &&
      own !== null &&
      own.unit.kind !== "share" &&
      named.every(({ column }) => !used.has(column)) &&
      operation.operation !== "value"
    );
  }
  return operation.operation !== "count" || !/\bhow many\b/.test(context.question.text);
}

/** "Does the lead do it" and "who": a name is asked for, not what stands beside it. */
export function namesNobody({ context, proposal }: Case): boolean {
  const { operation, scope } = proposal;
  const { question, index, links } = context;
  if (operation.operation !== "value" || !/^(?:so |and )?who\b/.test(question.text)) return false;
  if (scope.conditions.some(({ column }) => column === index.key)) return false;
  if (!isAskedBy(index.columns[index.key]!, "who") && context.route === null) return false;
  const [first] = operation.columns;
  if (first === undefined || first === index.key) return false;
  const column = index.columns[first]!;
  if (isAskedBy(column, "who")) return false;
  const subject = links.columns.find((link) => link.column === first && !link.hinted);
  return (
    subject === undefined || /\b(?:on|in|at|of|from) (?:the )?$/.test(textBefore(question, subject.from))
  );
}

const textBefore = (question: Case["context"]["question"], to: number): string =>
  to > 0 ? `${spanText(question, { from: 0, to })} ` : "";
