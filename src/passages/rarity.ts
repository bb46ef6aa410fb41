import { commonWords, stopWords } from "../language/index.ts";

/** Wordings that weigh as much as what is known of English beforehand: a small collection cannot tell rare words from common ones. */
const priorWordings = 125;
/** Inverse document frequency of words as English has them, by the dictionary's magnitudes; stop words stand below all. */
const englishIdf = { stop: 0.7, rare: 5.5, common: 5, perMagnitude: 0.5 };

/** Inverse document frequency of a word in general English, by the dictionary's frequency magnitudes. */
export function idfInEnglish(word: string): number {
  if (stopWords.has(word)) return englishIdf.stop;
  const magnitude = commonWords().get(word);
  return magnitude === undefined ? englishIdf.rare : englishIdf.common - englishIdf.perMagnitude * magnitude;
}

/** Inverse document frequency in a collection: Robertson & Zaragoza 2009, eq. 3.3, kept above zero. */
export function idfInCollection(documents: number, withTerm: number): number {
  return Math.log(1 + (documents - withTerm + 0.5) / (withTerm + 0.5));
}

/** Geometric mean of both, English weighing less the more wordings the collection has. */
export function blendIdf(collection: number, english: number, wordings: number): number {
  const share = priorWordings / (priorWordings + wordings);
  return collection ** (1 - share) * english ** share;
}
