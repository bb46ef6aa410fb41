/** Patterns of one language, for text that `foldMessage` has normalised. */
export interface DistressWording {
  /** BCP 47 tag of the language. */
  readonly locale: string;
  /** Figures of speech with the same words: taken out first. */
  readonly harmless: readonly RegExp[];
  readonly despair: readonly RegExp[];
}

/** Any of some words and phrases, parted by `|`. */
export const any = (...words: string[]) => `(?:${words.join("|")})`;

/** A sequence of words; every part is bounded, hence the whole is linear. */
export const pattern = (...parts: string[]) => new RegExp(` ${parts.join(" ")}(?= )`, "g");
/** Up to `most` words of any kind within a sentence. */
export const upTo = (most: number) => `(?:[^ .]{1,30} ){0,${most}}?`;

/** A word that may be missing. */
export const maybe = (word: string) => `(?:${word} )?`;

/** A word that is none of some, nor begins one of some phrases. */
export const not = (words: string) => `(?!${words} )[^ ]{1,30}`;
