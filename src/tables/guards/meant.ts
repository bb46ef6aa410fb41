/** Guards over the words beside a figure or a cell: what they say of it has to be what the plan takes it for. */
import { comparing, joints } from "../../language/index.ts";
import { isSummable, isTime } from "../index/columns.ts";
import { gives } from "../operations/traits.ts";
import { spanText } from "../question/question.ts";
import { covers, meets, type Span } from "../question/span.ts";
import type { Case } from "./case.ts";

const sureShare = 0.9;
/** Words between a limit and the column that it belongs to: "10 m of isolation". */
const nearest = 1;

/** Columns that a question names in full, outside some words. */
const namedBeside = ({ context }: Case, beside: Span) =>
  context.links.columns.filter(
    ({ hinted, share, column, ...span }) =>
      !hinted && share > sureShare && column !== context.index.key && !meets(span, beside),
  );

/** "Which site opens before 8", "more than 10 m isolation": a limit beside a column is held against that one. */
export function holdsAgainstAnother(one: Case): boolean {
  const { context, proposal } = one;
  const { index } = context;
  return proposal.scope.atoms.some((atom) => {
    const { column, values } = atom.condition;
    if (atom.kind !== "figure" || values[0]?.kind === "column") return false;
    // "Riders on Lantern Bridge since 2021": a time may stand beside anything.
    if (isTime(index.columns[column]!)) return false;
    const named = namedBeside(one, atom);
    if (named.some((link) => link.column === column)) return false;
    return named.some(
      (link) =>
        (Math.abs(atom.from - link.to) <= nearest || Math.abs(link.from - atom.to) <= nearest) &&
        index.columns[link.column]!.values.some(({ text }) => /\d/.test(text)) &&
        !proposal.scope.conditions.some((condition) => condition.column === link.column),
    );
  });
}

/** "March or May" with a May that nothing takes up: half of what was asked for. */
export function dropsWhatFollowsOr({ context, proposal }: Case): boolean {
  const { question, content, route } = context;
  if (route === null) return false;
  const { atoms } = proposal.scope;
  return atoms.some((atom) => {
    if (question.words[atom.to]?.text !== "or") return false;
    const next = { from: atom.to + 1, to: atom.to + 2 };
    const word = question.words[next.from];
    if (word === undefined || joints.noAlternatives.has(word.text)) return false;
    const used = [...atoms, ...proposal.spans].some((span) => covers(span, next));
    const telling = content.includes(next.from) || /^(?:may|march|us|it)$/.test(word.text);
    return telling && !used && !question.cues.some((cue) => covers(cue, next));
  });
}

/** "How many kinds of devices": their kinds are counted, not the devices. */
export function countsRowsForValues({ context, proposal }: Case): boolean {
  const { operation } = proposal;
  if (operation.operation !== "count") return false;
  const { question, links, index } = context;
  return links.columns.some(
    ({ column, from, to, hinted, share }) =>
      !hinted &&
      share > sureShare &&
      column !== index.key &&
      column !== operation.column &&
      !index.columns[column]!.ordered &&
      index.columns[column]!.column.type !== "list" &&
      /^(?:how many|number of)$/.test(spanText(question, { from: Math.max(0, from - 2), to: from })) &&
      /^(?:|of|are|do|does|is|exist)$/.test(question.words[to]?.text ?? ""),
  );
}

/** "How many courses are red" is not the number of all courses, in any folder. */
export function countsWithoutTheRest({ context, proposal }: Case): boolean {
  if (proposal.operation.operation !== "count" || proposal.steps.length > 0) return false;
  const { question, content, index, links } = context;
  const last = question.words.length - 1;
  const word = question.words[last];
  if (!word || !content.includes(last) || !/^how many .+ (?:are|is|were|was) \w+$/.test(question.text))
    return false;
  const at = { from: last, to: last + 1 };
  return (
    !index.subject.has(word.stem) &&
    !question.cues.some((cue) => covers(cue, at)) &&
    !links.columns.some((link) => covers(link, at))
  );
}

/** "How many Alder laptops" is no sum of their screens: what is added up has to be spoken of. */
export function sumsByAnything({ context, proposal }: Case): boolean {
  if (context.route === null || !gives(proposal.operation, "aggregate", "part")) return false;
  const { measure } = proposal;
  if (typeof measure !== "number") return false;
  const { index, links, question } = context;
  const { kind } = index.columns[measure]!.unit;
  if (links.columns.some((link) => link.column === measure)) return false;
  if (kind === "share" || (kind === "money" && !/\bhow many\b/.test(question.text))) return false;
  return index.columns.filter(isSummable).length > 1 || /\bhow many\b/.test(question.text);
}

/** "Which courses can a twelve year old do" asks for courses, not for the day of one. */
export function namesNoRow({ context, proposal }: Case): boolean {
  const { operation, output } = proposal;
  if (context.route === null || operation.operation !== "value" || output === null) return false;
  const { question, index, links } = context;
  const head = /^(?:so |and |but )?(?:which|what) (\w+)\b/.exec(question.text);
  if (!head) return false;
  const at = head[0].split(" ").length - 1;
  const names = index.rowNames.map((name) => name.split(" ").at(-1));
  if (!names.includes(question.words[at]?.stem) || output === index.key) return false;
  if (proposal.scope.conditions.some(({ column, not }) => column === index.key && !not)) return false;
  return (
    !links.columns.some((link) => link.column === output) && index.columns[output]!.column.type !== "list"
  );
}

/** "Which family has the most varieties" adds up what its plants have. */
export function forgetsToAddUp({ context, proposal }: Case): boolean {
  const { output, measure, shape } = proposal;
  const { index, links, question, route } = context;
  if (route === null || output === null || typeof measure !== "number") return false;
  if (
    !question.cues.some(({ kind }) => kind === "high" || kind === "low") ||
    (shape !== "high" && shape !== "low")
  )
    return false;
  const own = index.columns[output]!;
  if (output === index.key || own.ordered || own.distinctness > mostDistinct) return false;
  const head = links.columns.some(
    ({ column, from, hinted, share }) =>
      column === output &&
      !hinted &&
      share > sureShare &&
      /^(?:which|what)$/.test(question.words[from - 1]?.text ?? ""),
  );
  return head && isSummable(index.columns[measure]!) && index.columns[measure]!.unit.kind === "plain";
}

const mostDistinct = 0.9;

/** "Is express in A more than standard in B?" asks for a verdict: rows beyond another one, or one side alone, are none. */
export function comparesOneSide({ context, heard, proposal }: Case): boolean {
  if (!heard.yesNo || !/^(?:is|are|was|were|do|does|did)\b.* than /.test(context.question.text)) return false;
  const { operation, scope, steps } = proposal;
  // "More visitors in 2024 than in 2023" of one row is decided by its two figures.
  const paired = scope.conditions.some(({ values }) => values.some(({ kind }) => kind === "column"));
  if (paired && scope.conditions.length > 1 && operation.operation === "exists") return true;
  if (steps.some(({ step }) => step === "beyond")) return true;
  return operation.operation === "value" && steps.length === scope.conditions.length && !heard.limits.length;
}

/** "The difference between express and standard" is one figure, not one of the two. */
export function givesOneOfTwo({ context, proposal }: Case): boolean {
  if (context.route === null || !comparing.apart.test(context.question.text)) return false;
  return (
    proposal.operation.operation === "value" &&
    proposal.steps.length === proposal.scope.conditions.length &&
    proposal.scope.rows.length < 2
  );
}
