import { isRanking, looksLikeYears } from "../columns.ts";
import { coverageOfSpans } from "../coverage.ts";
import { byName } from "../drafts/comparisons.ts";
import type { Draft } from "../drafts/draft.ts";
import type { FeatureContext } from "../features/context.ts";
import type { ConceptIndex } from "../index/concept-index.ts";
import { countsRows } from "../limits.ts";
import type { Order } from "../plan.ts";
import { textIn } from "../question.ts";
import { covers, meets, type Span } from "../span.ts";
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
  explainsNothing,
  takesALikeness,
  mistakesTheAgent,
  forgetsTheRow,
  passesOverDates,
  listsInsteadOfCounting,
  addsWhatIsListed,
  comparesWhatIsListed,
  judgesByAnything,
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
  dropsCompared,
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
      (hinted || share > 0.9) && column !== index.key && index.columns[column]!.dated,
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

/** Words between two things that are held against each other: "earn more than a". */
const farthestCompared = 6;

/** "Does a junior earn more than a senior": one of the two alone is half an answer. */
function dropsCompared({ context, draft }: Case): boolean {
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
      return ![left, right].every((link) => draft.scope.atoms.some((atom) => meets(atom, link)));
    }),
  );
}

/** "Work or school": a plan that takes up one of the two answers half. */
function dropsAlternative({ context, draft }: Case): boolean {
  const { question, links } = context;
  if (!question.cues.some(({ kind }) => kind === "or" || kind === "and")) return false;
  const named = links.cells.filter(({ kind }) => kind !== "near" && kind !== "frame");
  return named.some((left) =>
    named.some((right) => {
      if (left.column !== right.column || right.from - left.to > 4 || right.from < left.to) return false;
      const joint = question.words.slice(left.to, right.from).map(({ text }) => text);
      // Of "A and B" both have to be whole names: "food and drink" may be one.
      const sure = isNamed(left) && isNamed(right);
      if (!joint.includes("or") && !(sure && joint.includes("and"))) return false;
      if (joint.some((word) => word !== "and" && !alternating.has(word))) return false;
      const [first, second] = [left, right].map((link) =>
        draft.scope.atoms.some((atom) => meets(atom, link)),
      );
      return !(first && second);
    }),
  );
}

const isNamed = ({ kind }: { readonly kind: string }): boolean => kind === "whole" || kind === "alias";

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
      ({ column, from, hinted }) => !hinted && !index.columns[column]!.ordered && from > at && from <= at + 2,
    );
    return named || next.some((stem) => rowWords.includes(stem));
  });
}

const latest = /\b(?:newest|latest|most recent(?:ly)?|oldest|earliest)\b/;

/** "The newest" is a matter of time, where the table has one. */
function passesOverDates({ context, draft }: Case): boolean {
  const { question, index, links } = context;
  if (!latest.test(question.text)) return false;
  if (draft.measure === "position")
    return index.columns.some((column) => column.dated || looksLikeYears(column)) && !isSorted(index);
  if (typeof draft.measure !== "number") return false;
  const ordering =
    draft.steps.some(({ step }) => step === "top") || /^(?:max|min|compare)$/.test(draft.operation.operation);
  if (!ordering) return false;
  const timed = (column: ColumnIndex): boolean =>
    column.dated ||
    looksLikeYears(column) ||
    column.unit.kind === "version" ||
    /\bage\b/.test(column.names[0]!);
  if (timed(index.columns[draft.measure]!)) return false;
  const named = links.columns.some(
    ({ column, hinted, share }) => column === draft.measure && !hinted && share > 0.9,
  );
  return !named && index.columns.some(timed);
}

/** "How many phones …" asks for their number. */
function listsInsteadOfCounting({ context, draft }: Case): boolean {
  const { question, index } = context;
  const { operation } = draft.operation;
  if (operation === "count" || operation === "streak" || draft.shape.startsWith("group")) return false;
  const names = index.rowNames.map((name) => name.split(" ").at(-1)!).filter(Boolean);
  const asked = question.cues.some(
    ({ kind, from, to }) =>
      kind === "count" &&
      /^how many$/.test(textIn(question, { from, to })) &&
      [0, 1].some((ahead) => names.includes(question.words[to + ahead]?.stem ?? "")),
  );
  if (!asked || context.rowWord === false) return false;
  return operation === "value" || operation === "describe" || operation === "max" || operation === "min";
}

const addingUp =
  /\b(?:total|together|sum|combined|altogether|overall|add(?:ed|s)? up|in all|plus|both|how much|all)\b|\+/;

/** "The price of A and B" asks for two prices. */
function addsWhatIsListed({ context, draft }: Case): boolean {
  const { scope, operation } = draft;
  if (operation.operation !== "sum" || scope.joined === null) return false;
  if (context.index.columns[operation.column]!.unit.kind === "share") return false;
  return !addingUp.test(context.question.utterance.text.toLowerCase());
}

const comparing =
  /\b(?:or|versus|vs|compar\w+|than|which|who|more|less|fewer|most|least|\w+er|\w+est|better|best|against|between|differ\w*|rank\w*|equal|same|first|last)\b/;

/** "The price of A and B" asks for both, not for which is higher. */
function comparesWhatIsListed({ context, draft }: Case): boolean {
  if (draft.operation.operation !== "compare" || draft.scope.joined === null) return false;
  // "In 2021 or 2022" says when, not which of them.
  if (draft.scope.atoms.some(({ kind }) => kind === "figure")) return true;
  return !comparing.test(context.question.text);
}

const judged =
  /\b(?:rat|scor|rank|point|grad|star|qualit|place|posit|mark|review|win|won|accura|perform|result)/;

/** "Better" by a column that judges nothing is an opinion. */
function judgesByAnything(one: Case): boolean {
  const { context, draft } = one;
  const column = columnOf(one);
  if (column === null || !/\b(?:better|best|worse|worst)\b/.test(context.question.text)) return false;
  const ordering =
    draft.steps.some(({ step }) => step === "top" || step === "beyond") ||
    /^(?:max|min|compare|exceeds|difference|rank)$/.test(draft.operation.operation);
  if (!ordering || isRanking(column) || column.names.some((name) => judged.test(name))) return false;
  if (context.links.columns.some((link) => link.column === column.index)) return false;
  const kinds = context.factsOf(draft.scope).kinds;
  return ![...kinds].some((kind) => measuring.has(kind));
}

/** "Who does Ada manage" asks for those whose manager she is, not for her own. */
function mistakesTheAgent({ context, draft }: Case): boolean {
  const { question, index } = context;
  const verb = /\b(?:who|whom|what|which \w+) (?:does|do|did) .+ (\w{3,})$/.exec(question.text)?.[1];
  const { operation } = draft;
  if (verb === undefined || operation.operation !== "value") return false;
  const agents = index.columns.filter(({ column }) => isAgent(column.name, verb));
  if (agents.some((agent) => draft.scope.conditions.some(({ column }) => column === agent.index)))
    return operation.columns[0] !== index.key;
  if (!draft.scope.conditions.some(({ column }) => column === index.key)) return false;
  return operation.columns.some((column) => agents.some((agent) => agent.index === column));
}

/** Whether a column names who does what a verb says: "manager" for "manage". */
const isAgent = (name: string, verb: string): boolean =>
  /(?:er|or)$/i.test(name) && name.toLowerCase().slice(0, agentLetters) === verb.slice(0, agentLetters);

/** Letters that a verb and the one who does it have in common at least: "manage", "manager". */
const agentLetters = 4;

/** "Is Ben in Berlin?" is not answered by others who are. */
function forgetsTheRow({ context, heard, draft }: Case): boolean {
  const { index, links } = context;
  if (!heard.yesNo || !draft.scope.conditions.length) return false;
  const named = links.cells.filter(
    ({ column, kind }) => column === index.key && (kind === "whole" || kind === "alias"),
  );
  const { atoms } = draft.scope;
  const kept = named.some((link) => atoms.some((atom) => meets(atom, link)));
  if (!kept || draft.operation.operation !== "value") return named.length > 0 && !kept;
  // What the row has in place of the cell that was named is said, and nothing else.
  const left = links.cells.filter(
    (link) => link.kind === "whole" && link.column !== index.key && !atoms.some((atom) => meets(atom, link)),
  );
  const { columns } = draft.operation;
  return left.length > 0 && !left.some(({ column }) => columns.includes(column));
}

/** "Engineering" is the department that is written so, not the title "Engineer". */
function takesALikeness({ context, draft }: Case): boolean {
  const { question, links } = context;
  return draft.scope.atoms.some((atom) => {
    if (atom.exact || atom.kind === "figure" || atom.level) return false;
    const said = textIn(question, atom);
    return links.cells.some(
      ({ from, to, column, kind, texts }) =>
        from === atom.from &&
        to === atom.to &&
        kind === "whole" &&
        column !== atom.condition.column &&
        texts.some((text) => text.trim().toLowerCase() === said),
    );
  });
}

/** Of several tables one that has none of the things that were named is not meant. */
function explainsNothing({ context, concepts, draft }: Case): boolean {
  const { question, index, content, route } = context;
  if (route === null) return false;
  const holds = (list: readonly Span[], at: number): boolean =>
    list.some((span) => covers(span, { from: at, to: at + 1 }));
  const things = content.filter((at) => !holds(question.cues, at));
  if (!things.length) return false;
  const subject = question.concepts.filter(({ concept }) => concepts.subject.has(concept));
  const spans = [...draft.scope.atoms, ...draft.spans, ...subject];
  return things.every((at) => !holds(spans, at) && !index.subject.has(question.words[at]!.stem));
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
