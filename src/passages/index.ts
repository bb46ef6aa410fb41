/** Entries and tables ranked for a question by the words they share. */
import type { Language, Utterance } from "../language/index.ts";
import { atOnce, type Steps } from "../steps.ts";
import { buildIndex } from "./build.ts";
import { createExpand } from "./expand.ts";
import { createExplainer } from "./explain.ts";
import { readQuery } from "./query.ts";
import { Ranker } from "./ranker.ts";
import type { PassageDocument, PassageHit, PassageIndex, Work } from "./types.ts";

export { type Completer, createCompleter } from "./completer.ts";
export type { PassageDocument, PassageHit } from "./types.ts";

const nobody: ReadonlySet<string> = new Set();

/**
 * Indexes documents, so that they can be ranked for questions.
 * @public in one go, for whoever measures, fits or tests: the bot does it in steps
 */
export const createPassageIndex = (documents: readonly PassageDocument[], language: Language): PassageIndex =>
  atOnce(makePassageIndex(documents, language));

/** The same, step by step. */
export function* makePassageIndex(
  documents: readonly PassageDocument[],
  language: Language,
): Steps<PassageIndex> {
  const index = yield* buildIndex(documents, language);
  const ranker = new Ranker(index);
  const expand = createExpand(index);

  /** Everything that shares a word with an utterance, best first; each hit is explained once. */
  const rankAll = (utterance: Utterance, work: Work) => {
    const question = readQuery(utterance, index, language, expand);
    const ranked = ranker.rank(question, work);
    const explain = createExplainer(question.units, utterance, index);
    const hits: PassageHit[] = [];
    return { utterance, ranked, hitAt: (place: number) => (hits[place] ??= explain(ranked[place]!)) };
  };
  // The same question is ranked by words and then once more, among what is near in meaning.
  let last: ReturnType<typeof rankAll> | null = null;

  return {
    rank(utterance, limit, { also = nobody, work = { steps: 0 } } = {}) {
      if (last?.utterance !== utterance) last = rankAll(utterance, work);
      const { ranked, hitAt } = last;
      return ranked.flatMap(({ document }, place) =>
        place < limit || also.has(index.documents[document]!.id) ? [hitAt(place)] : [],
      );
    },
  };
}
