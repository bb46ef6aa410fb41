import type { Draft } from "../drafts/draft.ts";
import type { FeatureContext } from "../features/types.ts";
import type { ConceptIndex } from "../index/concept-index.ts";
import {
  addsWhatIsListed,
  countsInsteadOfAdding,
  givesNoPart,
  listsInsteadOfAdding,
  listsInsteadOfCounting,
  listsInsteadOfSubtracting,
  listsWithoutOrder,
  sortsOtherwise,
  sumsUpEach,
} from "./amounts.ts";
import { explainsNothing, givesFigureForMeaning, passesOverEmptyCell } from "./asked.ts";
import type { Guard } from "./case.ts";
import { answersUnasked, namesNobody, ordersByAnything, passesOverNamedFigure } from "./columns.ts";
import {
  advises,
  comparesWhatIsListed,
  comparesWithoutMeasure,
  dropsCompared,
  givesNoVerdict,
  judgesByAnything,
} from "./comparisons.ts";
import { ignoresSuperlative, notTheMedian, ordersNothing, passesOverDates, wrongEnd } from "./ends.ts";
import { checksUnasked, guessesTheColumn, passesOverLimit, ranksTheNumbered } from "./figures.ts";
import { heardIn } from "./heard.ts";
import {
  dropsAlternative,
  forgetsTheRow,
  ignoresLevels,
  ignoresLimit,
  ignoresNegation,
  keepsTheExcluded,
  mistakesTheAgent,
  takesALikeness,
} from "./rows.ts";
import { undecided } from "./verdicts.ts";
import { countsOtherThings, forgetsHowMany, forgetsTheNamed, readsOutUnasked } from "./whole.ts";

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
  listsInsteadOfSubtracting,
  answersUnasked,
  ordersByAnything,
  passesOverNamedFigure,
  namesNobody,
  checksUnasked,
  guessesTheColumn,
  ranksTheNumbered,
  passesOverLimit,
  readsOutUnasked,
  forgetsTheNamed,
  countsOtherThings,
  forgetsHowMany,
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
