import { asking, asksForMajority } from "../../language/index.ts";
import type { ConceptIndex } from "../index/concept-index.ts";
import { kindOf } from "../operations/index.ts";
import { gives } from "../operations/traits.ts";
import type { Operation } from "../plan/plan.ts";
import type { Proposal } from "../proposals/proposal.ts";
import { coverageOfSpans } from "../rank/coverage.ts";
import type { FeatureContext } from "../rank/features/types.ts";
import {
  addsUpTheRest,
  addsUpUnasked,
  addsWhatIsListed,
  countsInsteadOfAdding,
  forgetsTheGroups,
  givesNoPart,
  givesOneOfAll,
  listsInsteadOfAdding,
  listsInsteadOfCounting,
  listsInsteadOfGrouping,
  listsInsteadOfSubtracting,
  listsWithoutOrder,
  sortsOtherwise,
  sumsUpEach,
  tellsNoChange,
} from "./amounts.ts";
import {
  explainsNothing,
  givesFigureForMeaning,
  judges,
  listsForVerdict,
  looksPastTheUnsaid,
  passesOverEmptyCell,
  takesAskingForCell,
  tellsNoNeed,
} from "./asked.ts";
import { type Guard, tellsOfCells } from "./case.ts";
import {
  answersUnasked,
  boundsByAnything,
  givesNoFigure,
  namesNobody,
  ordersByAnything,
  ordersByOneOfMany,
  passesOverNamedFigure,
  repeatsTheList,
} from "./columns.ts";
import {
  advises,
  comparesPlaces,
  comparesWhatIsListed,
  comparesWithoutMeasure,
  dropsCompared,
  givesNoVerdict,
  judgesByAnything,
  looksBesideCompared,
} from "./comparisons.ts";
import {
  choosesAmongOne,
  dropsAnEnd,
  forgetsTheFree,
  forgetsTheTime,
  forgetsToDivide,
  givesNoStanding,
  ignoresSuperlative,
  notTheMedian,
  ordersByNoTime,
  ordersNothing,
  passesOverDates,
  ranksForMost,
  wrongEnd,
} from "./ends.ts";
import {
  addsUpToCheck,
  checksUnasked,
  countsNoRows,
  guessesTheColumn,
  measuresAnother,
  passesOverLimit,
  ranksTheNumbered,
} from "./figures.ts";
import { heardIn } from "./heard.ts";
import {
  comparesOneSide,
  countsRowsForValues,
  countsWithoutTheRest,
  dropsWhatFollowsOr,
  forgetsToAddUp,
  givesOneOfTwo,
  holdsAgainstAnother,
  namesNoRow,
  sumsByAnything,
} from "./meant.ts";
import {
  dropsAlternative,
  forgetsTheRow,
  ignoresLevels,
  ignoresLimit,
  ignoresNegation,
  joinsOtherwise,
  keepsTheExcluded,
  mistakesTheAgent,
  mistakesTheColumn,
  takesALikeness,
  takesTheOthers,
} from "./rows.ts";
import { isDecided, undecided } from "./verdicts.ts";
import { countsOtherThings, forgetsHowMany, forgetsTheNamed, readsOutUnasked } from "./whole.ts";

/** All guards by name, so that tests and people can say which one rejected a plan. */
export const guards: Readonly<Record<string, Guard>> = {
  ignoresLimit,
  keepsTheExcluded,
  wrongEnd,
  ignoresSuperlative,
  givesNoStanding,
  ranksForMost,
  choosesAmongOne,
  ordersByNoTime,
  notTheMedian,
  comparesWithoutMeasure,
  comparesPlaces,
  looksBesideCompared,
  advises,
  undecided,
  explainsNothing,
  tellsNoNeed,
  looksPastTheUnsaid,
  judges,
  takesAskingForCell,
  listsForVerdict,
  takesALikeness,
  takesTheOthers,
  forgetsTheTime,
  forgetsToDivide,
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
  forgetsTheGroups,
  givesNoPart,
  listsInsteadOfSubtracting,
  addsUpUnasked,
  boundsByAnything,
  repeatsTheList,
  answersUnasked,
  givesNoFigure,
  ordersByAnything,
  passesOverNamedFigure,
  namesNobody,
  checksUnasked,
  countsNoRows,
  addsUpToCheck,
  guessesTheColumn,
  ranksTheNumbered,
  passesOverLimit,
  measuresAnother,
  readsOutUnasked,
  forgetsTheNamed,
  countsOtherThings,
  forgetsHowMany,
  addsUpTheRest,
  givesOneOfAll,
  tellsNoChange,
  dropsAnEnd,
  forgetsTheFree,
  joinsOtherwise,
  mistakesTheColumn,
  ordersByOneOfMany,
  listsInsteadOfGrouping,
  holdsAgainstAnother,
  dropsWhatFollowsOr,
  countsRowsForValues,
  countsWithoutTheRest,
  sumsByAnything,
  namesNoRow,
  forgetsToAddUp,
  comparesOneSide,
  givesOneOfTwo,
};

/**
 * Removes the proposals that a guard rejects, and those that others decide or explain more fully; none are
 * left where the question asks for no data.
 */
export function heeding(
  context: FeatureContext,
  concepts: ConceptIndex,
  proposals: readonly Proposal[],
): readonly Proposal[] {
  const heard = heardIn(context.question);
  if (heard.noData) return [];
  const heeded = proposals.filter((proposal) => {
    const one = { context, concepts, heard, proposal };
    return !Object.values(guards).some((guard) => guard(one));
  });
  const kept = context.route === null ? heeded : fullest(context, concepts, heeded);
  // "Is Ben in Berlin?": where his row decides it, that is the answer.
  const majority = heard.yesNo && asksForMajority(context.question.text);
  const held = kept.filter(
    (proposal) =>
      (kindOf(proposal.operation).settles || (majority && proposal.operation.operation === "check")) &&
      isDecided(context, concepts, proposal),
  );
  if (held.length) return kept.filter((proposal) => held.includes(proposal) || !looksUp(proposal.operation));
  // "Is there a tree on the hill?": where the rows decide it, a list of them is half an answer.
  const told = kept.filter(({ operation }) => operation.operation === "exists");
  if (!told.length || !heard.yesNo || !asksForExistence(context)) return kept;
  return kept.filter(
    ({ operation, scope }) =>
      operation.operation !== "value" ||
      !told.some((one) => one.scope === scope || one.scope.atoms.length > scope.atoms.length),
  );
}

/** Of cells of the same rows only those that answer most of the words: "how long" is no matter of the price. */
function fullest(
  { question, index }: FeatureContext,
  concepts: ConceptIndex,
  proposals: readonly Proposal[],
): readonly Proposal[] {
  const left = new Map<Proposal, ReadonlySet<string>>();
  for (const proposal of proposals) {
    if (proposal.operation.operation !== "value" || proposal.steps.length > proposal.scope.conditions.length)
      continue;
    const spans = [...proposal.scope.atoms, ...proposal.spans];
    left.set(
      proposal,
      new Set(coverageOfSpans(question, index, concepts, proposal.operation, spans).uncovered),
    );
  }
  return proposals.filter((proposal) => {
    const own = left.get(proposal);
    if (!own?.size) return true;
    return ![...left].some(
      ([other, words]) => other.scope === proposal.scope && words.size < own.size && words.isSubsetOf(own),
    );
  });
}

const looksUp = (operation: Operation): boolean =>
  tellsOfCells(operation) || gives(operation, "rows", "choice", "count");

/** "Is there anything", "does Kirkwall have a diesel ferry": whether there are such rows. */
function asksForExistence({ question: { text, words }, index }: FeatureContext): boolean {
  if (asking.thereIs.test(text)) return true;
  const names = index.rowNames.map((name) => name.split(" ").at(-1));
  return words.some(
    ({ stem }, at) =>
      names.includes(stem) &&
      words.slice(Math.max(0, at - articleReach), at).some(({ text }) => /^(?:an?|any|some)$/.test(text)),
  );
}

/** Words between an article and its noun: "a small diesel ferry". */
const articleReach = 3;
