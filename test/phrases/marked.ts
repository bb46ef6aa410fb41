import type { Knowledge } from "../../src/knowledge/types.ts";
import { englishPhrases } from "../../src/phrases/english/index.ts";
import { type PhraseKey, type Phrases, phraseKeys, phrasesOf } from "../../src/phrases/index.ts";

/** Each sentence as its own key in brackets, with its places behind it. */
export const marks = Object.fromEntries(
  phraseKeys.map((key) => [
    key,
    `[${key}] ${(englishPhrases[key].match(/\{[a-z]+\}/g) ?? []).join(" ")}`.trim(),
  ]),
) as Record<PhraseKey, string>;

/** The sentences of a folder that brings none. */
export const shippedPhrases: Phrases = phrasesOf({ profile: {} });

/** The sentences of a folder that brings its own for each. */
export const markedPhrases: Phrases = phrasesOf({ profile: { phrases: marks } });

/** A folder with words of its own for all that the guide says: each sentence shows which one it is. */
export const markedIn = (knowledge: Knowledge): Knowledge => ({
  ...knowledge,
  profile: { ...knowledge.profile, phrases: marks },
});

/** The keys of the sentences in a text. */
export const keysIn = (text: string): string[] => [...text.matchAll(/\[([a-z-]+)\]/g)].map(([, key]) => key!);
