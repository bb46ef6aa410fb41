/** The door of `passages/`: entries and tables ranked for a question by the words they share. */
import type { Language } from "../language/index.ts";
import { buildIndex } from "./build.ts";
import { createExpand } from "./expand.ts";
import { createExplainer } from "./explain.ts";
import { readQuestion } from "./question.ts";
import { Ranker } from "./ranker.ts";
import type { PassageDocument, PassageIndex } from "./types.ts";

export { type Completer, createCompleter } from "./completer.ts";
export type { PassageDocument, PassageHit } from "./types.ts";

const nobody: ReadonlySet<string> = new Set();

/** Indexes documents, so that they can be ranked for questions. */
export function createPassageIndex(documents: readonly PassageDocument[], language: Language): PassageIndex {
  const index = buildIndex(documents, language);
  const ranker = new Ranker(index);
  const expand = createExpand(index);
  return {
    rank(utterance, limit, { also = nobody, work = { steps: 0 } } = {}) {
      const question = readQuestion(utterance, index, language, expand);
      const ranked = ranker.rank(question, work);
      const explain = createExplainer(question.units, utterance, index);
      return ranked
        .filter(({ document }, place) => place < limit || also.has(index.documents[document]!.id))
        .map(explain);
    },
  };
}
