import type { Candidate } from "../src/decision/candidate.ts";
import type { IntentSet, Knowledge } from "../src/knowledge/types.ts";

/** A question whose answer is known because it is one of the knowledge's own wordings, taken out of it. */
export interface SelfQuestion {
  readonly text: string;
  /** Whether a candidate is right; `null`: cannot be told (a neighbour that may answer as well). */
  readonly judge: (candidate: Candidate) => boolean | null;
}

/** A knowledge without some of its wordings, and these as questions to it. */
export interface Split {
  readonly knowledge: Knowledge;
  readonly questions: readonly SelfQuestion[];
}

/**
 * Takes each `folds`th wording out. Of the sets that mark what is outside, each `folds`th goes as a whole:
 * what people ask next is of a kind that nobody has listed.
 */
export function splitKnowledge(knowledge: Knowledge, fold: number, folds: number): Split {
  const questions: SelfQuestion[] = [];
  const isOut = (i: number) => i % folds === fold;
  const take = (wordings: readonly string[], judge: SelfQuestion["judge"], whole = false) =>
    wordings.filter((text, i) => {
      if (!whole && !isOut(i)) return true;
      questions.push({ text, judge });
      return false;
    });

  const entries = knowledge.entries.map((entry) => {
    const judge = ({ kind, id }: Candidate) =>
      kind === "entry" && id === entry.id
        ? true
        : kind === "table" || entry.related.includes(id)
          ? null
          : false;
    return { ...entry, also: take(entry.also, judge) };
  });
  let outsideSets = 0;
  const intents = knowledge.intents.map((intent): IntentSet => {
    const outside = intent.kind === "out-of-scope";
    const kind = outside ? "outside" : "talk";
    const whole = outside && isOut(outsideSets++);
    // A set that is gone as a whole can still be recognised as outside by its neighbours.
    return { ...intent, examples: take(intent.examples, (candidate) => candidate.kind === kind, whole) };
  });
  return {
    knowledge: { ...knowledge, entries, intents: intents.filter(({ examples }) => examples.length > 0) },
    questions,
  };
}
