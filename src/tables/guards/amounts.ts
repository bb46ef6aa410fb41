/** Guards over lists, counts and sums: which of them is asked for. */

import { amounts } from "../../language/index.ts";
import { kindOf } from "../operations/index.ts";
import { byName } from "../operations/sort.ts";
import { gives } from "../operations/traits.ts";
import { groupedBy } from "../proposals/groups.ts";
import { spanText } from "../question/question.ts";
import { covers, meets } from "../question/span.ts";
import type { FeatureContext } from "../rank/features/types.ts";
import { type Case, columnOf } from "./case.ts";

/** Whether a part of the rows themselves is asked for: "of the routes". */
function ofRows({ question, index }: FeatureContext): boolean {
  const names = index.rowNames.map((name) => name.split(" ").at(-1)!).filter(Boolean);
  return question.words.some(
    ({ text }, at) =>
      text === "of" &&
      [1, 2].some((ahead) => names.includes(question.words[at + ahead]?.stem ?? "")) &&
      question.cues.some(({ kind, to }) => (kind === "percent" || kind === "part") && to === at),
  );
}

/** "What percent of the routes": a list of them is no percentage. */
export function givesNoPart({ context, proposal }: Case): boolean {
  const { question, links, index } = context;
  const asked = amounts.partOf.test(question.text);
  if (!asked || !proposal.scope.conditions.length) return false;
  const { operation } = proposal;
  if (ofRows(context)) return operation.operation !== "portion";
  if (operation.operation === "value")
    return !operation.columns.some((column) => index.columns[column]!.unit.kind === "share");
  if (operation.operation === "count") return links.columns.every(({ hinted }) => !hinted);
  const column = columnOf({ context, proposal });
  return operation.operation === "sum" && column?.unit.kind !== "share";
}

/** "What share has a master's or a PhD?" asks for one figure, not for two of them, where the parts add up. */
export function listsInsteadOfAdding({ context, proposal }: Case): boolean {
  const { question, index } = context;
  const { scope } = proposal;
  const parts = scope.joined === index.key || scope.atoms.some(({ level }) => level);
  if (!parts || scope.rows.length < 2 || !amounts.parts.test(question.text)) return false;
  if (
    /\b(?:each|respectively|difference|more|less|compare|versus|vs|and what)\b/.test(
      question.text.replace(/\bor more\b/g, ""),
    )
  )
    return false;
  const whole = index.columns.some(({ ordered, unit }) => ordered && unit.kind === "share");
  const either = scope.atoms.some(({ level }) => level) || / or /.test(question.text);
  if (!whole || !either) return false;
  return !kindOf(proposal.operation).adds && !gives(proposal.operation, "count");
}

/** "Average fee by country": where the table has such groups, each has its mean. */
export function forgetsTheGroups({ context, proposal }: Case): boolean {
  if (proposal.shape === "groupAverage") return false;
  const { question, links, index } = context;
  if (!question.cues.some(({ kind }) => kind === "average")) return false;
  return links.columns.some(
    ({ column, from, hinted, share }) =>
      !hinted &&
      share > 0.9 &&
      column !== index.key &&
      !index.columns[column]!.ordered &&
      index.columns[column]!.distinctness < 0.95 &&
      /^(?:by|per|each|every)$/.test(question.words[from - 1]?.text ?? ""),
  );
}

/** "Average pay by level" asks for each of the levels. */
export function sumsUpEach({ context, proposal }: Case): boolean {
  if (proposal.shape === "groupAverage") return false;
  if (!gives(proposal.operation, "aggregate") || proposal.scope.conditions.length > 0) return false;
  const { question, index, links } = context;
  const rowWords = index.rowNames.map((name) => name.split(" ").at(-1)!).filter(Boolean);
  return question.words.some(({ text }, at) => {
    if (text !== "by") return false;
    const next = question.words.slice(at + 1, at + 4).map(({ stem }) => stem);
    const named = links.columns.some(
      ({ column, from, hinted }) => !hinted && !index.columns[column]!.ordered && from > at && from <= at + 2,
    );
    return named || next.some((stem) => rowWords.includes(stem));
  });
}

/** "Films per section" asks for their number in each. */
export function listsInsteadOfGrouping({ context, proposal }: Case): boolean {
  if (!/^(?:all|list|describe|count|distinct)$/.test(proposal.shape) || proposal.scope.conditions.length > 0)
    return false;
  return groupedBy(context).length > 0;
}

/** "The price of A and B" asks for two prices. */
export function addsWhatIsListed({ context, proposal }: Case): boolean {
  const { scope, operation } = proposal;
  if (operation.operation !== "sum" || scope.joined === null) return false;
  if (context.index.columns[operation.column]!.unit.kind === "share") return false;
  return !amounts.addingUp.test(context.question.utterance.text.toLowerCase());
}

/** "How many phones …" asks for their number. */
export function listsInsteadOfCounting({ context, proposal }: Case): boolean {
  const { question, index } = context;
  if (proposal.shape.startsWith("group") || !gives(proposal.operation, "rows", "extreme")) return false;
  const names = index.rowNames.map((name) => name.split(" ").at(-1)!).filter(Boolean);
  const asked = question.cues.some(
    ({ kind, from, to }) =>
      kind === "count" &&
      /^how many$/.test(spanText(question, { from, to })) &&
      [0, 1].some((ahead) => names.includes(question.words[to + ahead]?.stem ?? "")),
  );
  return asked && context.rowWord !== false;
}

/** "The total number of docks" adds up the docks; it counts no rows. */
export function countsInsteadOfAdding({ context, proposal }: Case): boolean {
  if (proposal.operation.operation !== "count") return false;
  const { question, links, index } = context;
  return links.columns.some(
    ({ column, from, hinted, share }) =>
      !hinted &&
      share > 0.9 &&
      column !== index.key &&
      index.columns[column]!.ordered &&
      !index.columns[column]!.dated &&
      /\b(?:total|sum|total number|total amount)(?: of)?(?: (?:all|the))*$/.test(
        question.words
          .slice(0, from)
          .map(({ text }) => text)
          .join(" "),
      ),
  );
}

/** "Sorted by name" asks for no figures. */
export function sortsOtherwise({ context, proposal }: Case): boolean {
  const { question } = context;
  if (!byName.test(question.text) || !question.cues.some(({ kind }) => kind === "sort")) return false;
  return proposal.shape !== "sortName";
}

/** "Stations by hires" asks for their order. */
export function listsWithoutOrder({ context, proposal }: Case): boolean {
  if (proposal.shape !== "all" && proposal.shape !== "describe") return false;
  const { question, links, index } = context;
  return links.columns.some(
    ({ column, from, hinted, share }) =>
      !hinted &&
      share >= 0.5 &&
      index.columns[column]!.ordered &&
      question.words[from - 1]?.text === "by" &&
      index.rowNames.some((name) => name.split(" ").at(-1) === question.words[from - 2]?.stem),
  );
}

/** What rows earn each is not what they earn together: figures of a whole table are added up where that is asked for. */
export function addsUpUnasked({ context, proposal }: Case): boolean {
  const { operation, scope } = proposal;
  if (operation.operation !== "sum" || context.route === null || scope.conditions.length > 0) return false;
  const { unit, dated } = context.index.columns[operation.column]!;
  // "How many films can I see?" asks of one ticket, not of all of them.
  const own = /\b(?:i|we|you|one|me|somebody|someone|anyone)\b/.test(context.question.text);
  if (unit.kind === "plain" && !dated && !own && /\bhow many\b/.test(context.question.text)) return false;
  return !amounts.addingUp.test(
    context.question.utterance.text.toLowerCase().replace(/\bhow much\b|\ball\b/g, ""),
  );
}

/** "Which industries apart from technology?" asks for the others, not for what they make up. */
export function addsUpTheRest({ context, proposal }: Case): boolean {
  if (proposal.operation.operation !== "complement") return false;
  const { question } = context;
  const asked = question.cues.some(({ kind }) =>
    /^(?:percent|part|howMuch|total|together|extent)$/.test(kind),
  );
  return !asked && question.cues.some(({ kind }) => kind === "which" || kind === "list" || kind === "who");
}

/** "Total riders on all bridges": one of the figures is no total. */
export function givesOneOfAll({ context, proposal }: Case): boolean {
  const { operation, scope } = proposal;
  if (operation.operation !== "value" || !scope.rows.length) return false;
  const { question, links } = context;
  if (!amounts.ofSeveral.test(question.text)) return false;
  return question.cues.some(
    (cue) =>
      cue.kind === "total" &&
      /^(?:total|altogether|combined|in total|in all|all together|sum|sum of|total of)$/.test(
        spanText(question, cue),
      ) &&
      !links.columns.some((link) => !link.hinted && link.share > 0.6 && covers(link, cue)) &&
      !scope.atoms.some((atom) => meets(atom, cue)),
  );
}

/** "Did riders fall in 2020?" asks for a change, and the figure of one year tells none. */
export function tellsNoChange({ context, heard, proposal }: Case): boolean {
  if (!heard.yesNo || !amounts.changing.test(context.question.text)) return false;
  return (
    (gives(proposal.operation, "rows") || proposal.operation.operation === "exists") &&
    !proposal.scope.atoms.some(({ from, to }) =>
      amounts.changing.test(spanText(context.question, { from, to })),
    )
  );
}

/** "By how much did it grow?" asks for one figure, not for all of them. */
export function listsInsteadOfSubtracting({ context, proposal }: Case): boolean {
  if (!amounts.subtracting.test(context.question.text)) return false;
  return proposal.scope.rows.length >= 2 && gives(proposal.operation, "rows", "aggregate", "count");
}
