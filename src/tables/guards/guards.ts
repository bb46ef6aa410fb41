import { isRanking, looksLikeYears } from "../columns.ts";
import type { ConceptIndex } from "../concept-index.ts";
import { coverageOfSpans } from "../coverage.ts";
import { byName } from "../drafts/comparisons.ts";
import type { Draft } from "../drafts/draft.ts";
import type { FeatureContext } from "../features/context.ts";
import { countsRows } from "../limits.ts";
import type { Order } from "../plan.ts";
import { textIn } from "../question.ts";
import { covers, meets } from "../span.ts";
import type { ColumnIndex, TableIndex } from "../table-index.ts";
import { type Heard, heardIn, type Superlative } from "./heard.ts";

/** What a guard looks at: the question, the table, and one plan in the making. */
interface Case {
  readonly context: FeatureContext;
  readonly concepts: ConceptIndex;
  readonly heard: Heard;
  readonly draft: Draft;
}

/** Whether a plan goes against what the question plainly says; such a plan is no answer, however likely the rest makes it. */
type Guard = (one: Case) => boolean;

/** Named, so that tests and people can say which one spoke. */
export const guards: Readonly<Record<string, Guard>> = {
  ignoresLimit,
  keepsTheExcluded,
  wrongEnd,
  ignoresSuperlative,
  notTheMedian,
  comparesWithoutMeasure,
  advises,
  undecided,
  givesFigureForMeaning,
  sumsUpEach,
  givesNoVerdict,
  passesOverEmptyCell,
  ordersNothing,
  ignoresNegation,
  listsInsteadOfAdding,
  ignoresLevels,
  sortsOtherwise,
  dropsAlternative,
  listsWithoutOrder,
  countsInsteadOfAdding,
  givesNoPart,
};

/** The drafts that heed what the question plainly says. */
export function heeding(
  context: FeatureContext,
  concepts: ConceptIndex,
  drafts: readonly Draft[],
): readonly Draft[] {
  const heard = heardIn(context.question);
  if (heard.noData) return [];
  const kept = drafts.filter((draft) => {
    const one = { context, concepts, heard, draft };
    return !Object.values(guards).some((guard) => guard(one));
  });
  // "Is there a tree on the hill?": where the rows decide it, a list of them is half an answer.
  const told = kept.filter(({ operation }) => operation.operation === "exists");
  if (!told.length || !asksForExistence.test(context.question.text)) return kept;
  return kept.filter(
    ({ operation, scope }) => operation.operation !== "value" || !told.some((one) => one.scope === scope),
  );
}

const asksForExistence =
  /^(?:(?:so|and|but|hi|hey) )*(?:is|are|was|were) there (?:an?|any|some|anything|anyone)\b/;

/** "More than 45 %" has to be held against some figure. */
function ignoresLimit({ context, heard, draft }: Case): boolean {
  const { atoms } = draft.scope;
  return heard.limits.some((figure) => {
    if (countsRows(context.question, context.index, figure)) return false;
    if (draft.spans.some((span) => covers(span, figure)) || draft.shape === "having") return false;
    const used = atoms.find((atom) => meets(atom, figure));
    return used === undefined || (used.kind !== "figure" && covers(figure, used));
  });
}

/** "Other than technology": it must not be among the rows, nor be forgotten. */
function keepsTheExcluded({ draft }: Case): boolean {
  const { atoms } = draft.scope;
  const kept = atoms.some((atom) => atom.denied && !atom.condition.not);
  return kept && draft.shape !== "complement" && draft.shape !== "same" && draft.shape !== "samePart";
}

const denying =
  /^(?:not|no|without|never|none|lacks?|missing|(?:is|are|was|were|do|does|did|has|have|had)nt)$/;
/** Rows are asked for by what they lack: "which do not have", "how many have no", "routes without". */
const lacking =
  /\b(?:which|what|who|how many|how much|list|name|show|give me|count)\b[^,.;:?!]*\b(?:not|no|without|never|none|lacks?|\w+n['’]?t)\b|^\w+(?: \w+)? without\b/i;
const denies: ReadonlySet<string> = new Set(["complement", "blank", "same", "samePart", "exceeds"]);

/** "Which do not": what has it is the opposite of the answer. */
function ignoresNegation({ context, heard, draft }: Case): boolean {
  if (heard.yesNo || denies.has(draft.shape) || !lacking.test(context.question.utterance.text)) return false;
  const { question, links } = context;
  const { atoms, conditions } = draft.scope;
  const asked = question.cues.some(
    (cue) =>
      cue.kind === "not" &&
      denying.test(textIn(question, cue)) &&
      !question.cues.some((other) => covers(other, cue) && other.to - other.from > cue.to - cue.from) &&
      !atoms.some((atom) => meets(atom, cue)) &&
      !links.columns.some((link) => !link.hinted && link.share > 0.9 && covers(link, cue)),
  );
  if (!asked) return false;
  return !conditions.some(({ not }) => not) && !draft.steps.some(isEmptyStep);
}

/** "Which opened first" names the column of the time that it asks for. */
const passesOverTime = ({ links, index, question }: FeatureContext): boolean =>
  /\b(?:first|last|earliest|latest|oldest|newest)\b/.test(question.text) &&
  links.columns.some(
    ({ column, hinted, share }) =>
      !hinted && share > 0.9 && column !== index.key && index.columns[column]!.dated,
  );

/** "Sorted by name" asks for no figures. */
function sortsOtherwise({ context, draft }: Case): boolean {
  const { question } = context;
  if (!byName.test(question.text) || !question.cues.some(({ kind }) => kind === "sort")) return false;
  return draft.shape !== "sortName";
}

/** "Stations by hires" asks for their order. */
function listsWithoutOrder({ context, draft }: Case): boolean {
  if (draft.shape !== "all" && draft.shape !== "describe") return false;
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

/** "The total number of docks" adds up the docks; it counts no rows. */
function countsInsteadOfAdding({ context, draft }: Case): boolean {
  if (draft.operation.operation !== "count") return false;
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

/** "Work or school": a plan that takes up one of the two answers half. */
function dropsAlternative({ context, draft }: Case): boolean {
  const { question, links } = context;
  if (!question.cues.some(({ kind }) => kind === "or")) return false;
  const named = links.cells.filter(({ kind }) => kind !== "near" && kind !== "frame");
  return named.some((left) =>
    named.some((right) => {
      if (left.column !== right.column || right.from - left.to > 4 || right.from < left.to) return false;
      const joint = question.words.slice(left.to, right.from).map(({ text }) => text);
      if (!joint.includes("or") || joint.some((word) => !alternating.has(word))) return false;
      const [first, second] = [left, right].map((link) =>
        draft.scope.atoms.some((atom) => meets(atom, link)),
      );
      return !(first && second);
    }),
  );
}

const alternating = new Set("or the a an in on of for to through by at with from either".split(" "));

const partOf =
  /\b(?:what|which|how many|how (?:large|big|high) (?:is )?an?|(?:what|whats|what s) is the) (?:percent|percentage|per cent|pct|proportion|fraction|share|part) of\b/;

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
function givesNoPart({ context, draft }: Case): boolean {
  const { question, links, index } = context;
  const asked = partOf.test(question.text);
  if (!asked || !draft.scope.conditions.length) return false;
  const { operation } = draft;
  if (ofRows(context)) return operation.operation !== "portion";
  if (operation.operation === "value")
    return !operation.columns.some((column) => index.columns[column]!.unit.kind === "share");
  if (operation.operation === "count") return links.columns.every(({ hinted }) => !hinted);
  const column = columnOf({ context, draft });
  return operation.operation === "sum" && column?.unit.kind !== "share";
}

const isEmptyStep = (step: Draft["steps"][number]): boolean =>
  step.step === "where" && (step.comparison === "empty" || step.not);

const adding: ReadonlySet<string> = new Set(["sum", "portion", "check", "complement", "count"]);
const amounts =
  /\b(?:(?:what|which|how many|how big|how large) (?:a )?(?:is the )?(?:combined |total )?(?:share|percentage|percent|proportion|part|fraction)|how many percent|how many|how much)\b/;

/** "What share has a master's or a PhD?" asks for one figure, not for two of them, where the parts add up. */
function listsInsteadOfAdding({ context, draft }: Case): boolean {
  const { question, index } = context;
  const { scope } = draft;
  const parts = scope.joined === index.key || scope.atoms.some(({ level }) => level);
  if (!parts || scope.rows.length < 2 || !amounts.test(question.text)) return false;
  if (
    /\b(?:each|respectively|difference|more|less|compare|versus|vs|and what)\b/.test(
      question.text.replace(/\bor more\b/g, ""),
    )
  )
    return false;
  const whole = index.columns.some(({ ordered, unit }) => ordered && unit.kind === "share");
  const either = scope.atoms.some(({ level }) => level) || / or /.test(question.text);
  if (!whole || !either) return false;
  return !adding.has(draft.operation.operation);
}

/** "At least a master's" takes in what lies above it. */
function ignoresLevels({ context, draft }: Case): boolean {
  const { scope } = draft;
  return context.levels.length > 0 && !scope.atoms.some(({ level }) => level);
}

/** The superlatives that no column is named by: "highest point" names one. */
function free({ context, heard, draft }: Case): Superlative[] {
  return heard.superlatives.filter(
    (one) =>
      !context.links.columns.some((link) => !link.hinted && link.share > 0.6 && covers(link, one)) &&
      !draft.scope.atoms.some((atom) => meets(atom, one)),
  );
}

/** "Lowest" is answered by the lower end. */
function wrongEnd(one: Case): boolean {
  if (!one.heard.superlatives.length) return false;
  const orders = ordersOf(one.draft);
  if (!orders.length) return false;
  const asked = free(one);
  const column = columnOf(one);
  const wanted = new Set(asked.map((superlative) => orderFor(superlative, column)));
  if (wanted.size !== 1) return false;
  const [end] = wanted;
  return end !== null && (end === "unfit" || !orders.includes(end!));
}

function ordersOf({ steps, operation }: Draft): Order[] {
  const found = steps.flatMap((step) => (step.step === "top" ? [step.order] : []));
  if (steps.some(({ step }) => step === "beyond")) return [];
  if (operation.operation === "max") found.push("desc");
  if (operation.operation === "min") found.push("asc");
  if (operation.operation === "compare") found.push(operation.order);
  return found;
}

/** The column that rows are ordered by; `null` for counts and places. */
function columnOf({ draft, context }: Pick<Case, "draft" | "context">): ColumnIndex | null {
  return typeof draft.measure === "number" ? context.index.columns[draft.measure]! : null;
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
const isLasting = ({ unit, names, readings }: ColumnIndex): boolean =>
  unit.kind === "time" ||
  unit.kind === "years" ||
  readings.measure?.dimension === "duration" ||
  names.some((name) => /\b(?:time|durat|latenc|minut|second|hour|dai|day)\b/.test(name));

const lookups: ReadonlySet<string> = new Set(["cell", "list", "all", "describe", "row", "exists", "average"]);

const isSpeed = ({ names, readings }: ColumnIndex): boolean =>
  readings.measure?.dimension === "speed" ||
  names.some((name) => /\b(?:speed|pace|veloc|rate|knot|mph|frequenc|throughput)\b/.test(name));

/** "Which costs the least" is not answered by all of them. */
function ignoresSuperlative(one: Case): boolean {
  if (!one.heard.superlatives.length || !lookups.has(one.draft.shape)) return false;
  if (one.draft.steps.some(({ step }) => step === "top" || step === "beyond")) return false;
  return free(one).some(({ from, to }) => textIn(one.context.question, { from, to }) !== "most");
}

/** A median is not the mean, and no other figure either. */
function notTheMedian({ context, draft }: Case): boolean {
  const asked = context.question.cues.some(
    (cue) =>
      cue.kind === "median" &&
      !context.links.columns.some((link) => !link.hinted && link.share > 0.6 && covers(link, cue)),
  );
  return asked && draft.operation.operation !== "median";
}

const measuring = new Set([
  "high",
  "low",
  "more",
  "less",
  "howMuch",
  "howLong",
  "difference",
  "ratio",
  "money",
  "percent",
]);
const timely = new Set(["early", "late", "before", "after", "newest", "oldest"]);

const contrasting = /\b(?:compare[ds]?|comparing|comparison|versus|vs|against|contrast|beside)\b/;

/** "Which is better, A or B?" without a measure is a matter of opinion. */
function comparesWithoutMeasure(one: Case): boolean {
  const { context, draft } = one;
  if (draft.operation.operation !== "compare") return false;
  if (draft.measure === "position") return !followsAnOrder(context);
  const column = columnOf(one);
  if (column === null) return false;
  if (context.links.columns.some((link) => link.column === column.index)) return false;
  if (contrasting.test(context.question.text)) return false;
  const kinds = context.factsOf(draft.scope).kinds;
  if ([...kinds].some((kind) => measuring.has(kind))) return false;
  return !(
    (column.dated || looksLikeYears(column) || isRanking(column)) &&
    [...kinds].some((kind) => timely.has(kind))
  );
}

const places =
  /\b(?:list(?:ed)?|table|order|before|after|comes?|came|next|previous|precedes?|follows?|followed|above|below|row|step|stage|phase|earlier|later)\b/;
const ordered =
  /^(?:step|stage|phase|rank|level|grade|task|round|chapter|week|day|month|year|season|period)$/;

/** Whether the order of the rows means something: the words speak of it, or the table is sorted by time or rank. */
function followsAnOrder({ question, index }: FeatureContext): boolean {
  return places.test(question.text) || ordered.test(index.table.row.one) || isSorted(index);
}

function isSorted({ columns, all }: TableIndex): boolean {
  return columns.some((column) => {
    if (!column.ordered || !(column.dated || looksLikeYears(column) || isRanking(column))) return false;
    const figures = all.map((row) => column.readings.low(row)).filter((figure) => !Number.isNaN(figure));
    const rises = figures.every((figure, i) => i === 0 || figures[i - 1]! <= figure);
    return (
      figures.length > 1 && (rises || figures.every((figure, i) => i === 0 || figures[i - 1]! >= figure))
    );
  });
}

const membership =
  /\b(?:there|listed|list|among|one of|included|include|includes|part of|in the table|mentioned|counted|known|appear|appears|contain|contains|named|called|an?)\b/;

const preferring = /\b(?:first|better|best|prefer|choose|pick|easier|harder|worth|start with)\b/;

/** "PyTorch or TensorFlow first?" asks for advice: no table tells which. */
function advises({ context }: Case): boolean {
  const { question, links, index } = context;
  if (!preferring.test(question.text) || !question.cues.some(({ kind }) => kind === "or")) return false;
  if (followsAnOrder(context) || links.columns.some(({ column }) => index.columns[column]!.ordered))
    return false;
  return twoNamed(context);
}

/** Whether the two sides of an "or" are both rows or cells of one column. */
const twoNamed = ({ links, question }: FeatureContext): boolean =>
  links.cells.some((left) =>
    links.cells.some(
      (right) =>
        left.to <= right.from &&
        right.from - left.to <= 2 &&
        question.words.slice(left.to, right.from).some(({ text }) => text === "or"),
    ),
  );

/** That rows exist says nothing beyond them, unless it decides what was asked. */
function undecided(one: Case): boolean {
  return one.draft.operation.operation === "exists" && !decides(one);
}

/** Whether "yes" or "no" follows from a plan: it was asked for, every word of the question is explained, and nothing is denied. */
function decides({ context, concepts, heard, draft }: Case): boolean {
  const { operation, scope } = draft;
  if (!heard.yesNo || heard.denied) return false;
  const { question, index } = context;
  const spans = [...scope.atoms, ...draft.spans];
  if (coverageOfSpans(question, index, concepts, operation, spans).uncovered.length > 0) return false;
  if (scope.atoms.some(({ kind }) => kind === "near")) return false;
  if (operation.operation !== "exists") return true;
  const keyed = scope.conditions.every(({ column }) => column === index.key);
  if (!keyed || /\b(?:is|are) there\b/.test(question.text)) return true;
  return context.rowWord && membership.test(question.text);
}

/** Whether a plan may be told with "yes" or "no". */
export function isDecided(context: FeatureContext, concepts: ConceptIndex, draft: Draft): boolean {
  return decides({ context, concepts, heard: heardIn(context.question), draft });
}

/** "Does a junior earn more than a senior?" asks for a verdict, not for the gap. */
function givesNoVerdict({ context, heard, draft }: Case): boolean {
  const { operation } = draft.operation;
  if ((operation !== "difference" && operation !== "compare") || !heard.yesNo || heard.denied) return false;
  if (draft.scope.joined === null || draft.scope.rows.length !== 2) return false;
  const { question } = context;
  return / than /.test(question.text) && !/\b(?:how|difference|gap|by what|much)\b/.test(question.text);
}

const meaning = /\bwhat (?:does|do) .*\bmean\b|\bmeaning of\b|\bwhat is meant\b|\bdefin(?:e|ition)\b/;

/** "What does mid-level mean" is answered by words, if by anything. */
function givesFigureForMeaning({ context, draft }: Case): boolean {
  if (!meaning.test(context.question.text)) return false;
  const { operation } = draft;
  if (operation.operation !== "value") return true;
  return operation.columns.some((column) => context.index.columns[column]!.ordered);
}

const overall: ReadonlySet<string> = new Set(["average", "sum", "median"]);

/** "Average pay by level" asks for each of the levels. */
function sumsUpEach({ context, draft }: Case): boolean {
  if (!overall.has(draft.operation.operation) || draft.scope.conditions.length > 0) return false;
  const { question, index, links } = context;
  const rowWords = index.rowNames.map((name) => name.split(" ").at(-1)!).filter(Boolean);
  return question.words.some(({ text }, at) => {
    if (text !== "by") return false;
    const next = question.words.slice(at + 1, at + 4).map(({ stem }) => stem);
    const named = links.columns.some(
      ({ column, from }) => column === index.key && from > at && from <= at + 2,
    );
    return named || next.some((stem) => rowWords.includes(stem));
  });
}

/** Where the cell that was asked for is empty, that is the answer, and not another column. */
function passesOverEmptyCell({ context, draft }: Case): boolean {
  const { scope, operation } = draft;
  if (operation.operation !== "value" || !scope.conditions.length || !scope.rows.length) return false;
  if (draft.steps.length > scope.conditions.length) return false;
  const named = context.links.columns.filter(
    (link) =>
      !link.hinted &&
      link.share > 0.9 &&
      link.column !== context.index.key &&
      !scope.atoms.some((atom) => meets(atom, link)),
  );
  if (!named.length || scope.conditions.some(({ comparison }) => comparison === "empty")) return false;
  if (scope.conditions.some(({ column }) => named.some((link) => link.column === column))) return false;
  const asked = new Set(named.map((link) => link.column));
  if (operation.columns.some((column) => asked.has(column))) return false;
  return [...asked].every((column) =>
    scope.rows.every((row) => context.index.columns[column]!.valueIds[row]! < 0),
  );
}

/** "First" of a table whose order means nothing is no look-up, where another table could be meant. */
function ordersNothing({ context, draft }: Case): boolean {
  if (draft.measure !== "position" || draft.operation.operation === "compare") return false;
  if (passesOverTime(context)) return true;
  if (context.route === null) return false;
  if (draft.steps.some((step) => step.step === "top" && step.count > 1)) return false;
  // "PyTorch or TensorFlow first?" asks for an order that a list does not give.
  if (draft.scope.joined !== null) return !followsAnOrder(context);
  return (
    !followsAnOrder(context) && !/\b(?:first|last|top|bottom|second|third)\b/.test(context.question.text)
  );
}
