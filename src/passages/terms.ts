import { type ConceptSpan, isEnglish, type Language, stem, type Token } from "../language/index.ts";

/** A term with the tokens that it was made of; `to` is exclusive. */
export interface TermSpan {
  readonly term: string;
  readonly from: number;
  readonly to: number;
}

/** What the index needs of a word. */
type Word = Pick<Token, "text" | "stem" | "stop">;

/** A text as terms: one for each token, further ones for words that are also written together, and its concepts. */
export interface TermText<W extends Word = Word> {
  readonly tokens: readonly W[];
  /** term of each token */
  readonly terms: readonly string[];
  readonly compounds: readonly TermSpan[];
  readonly concepts: readonly TermSpan[];
}

const particles = new Set("up out in down off on over back".split(" "));

/**
 * Index term of a token: its stem, without hyphens, dots and slashes, so that `e-mail` and `email` fall
 * together.
 */
export function termOf(token: Pick<Token, "stem">): string {
  return hasSign(token.stem) ? token.stem.replace(/[-./]/g, "") : token.stem;
}

function hasSign(word: string): boolean {
  return word.includes("-") || word.includes(".") || word.includes("/");
}

/** Reads the terms of tokens, with the concepts that were found in them. */
export function readTerms<W extends Word>(
  tokens: readonly W[],
  concepts: readonly ConceptSpan[],
  language: Language,
): TermText<W> {
  return {
    tokens,
    terms: tokens.map(termOf),
    compounds: readCompounds(tokens, language),
    concepts: concepts.map(({ concept, from, to }) => ({ term: conceptTerm(concept), from, to })),
  };
}

/** Term of a concept; no word begins with this sign. */
export function conceptTerm(concept: string): string {
  return `#${concept}`;
}

/** `back up` means `backup`, `sign up` means `signup`, where the joined word exists. */
function readCompounds(tokens: readonly Word[], language: Language): TermSpan[] {
  const compounds: TermSpan[] = [];
  for (let i = 1; i < tokens.length; i++) {
    const particle = tokens[i]!.text;
    const verb = tokens[i - 1]!.text;
    if (!particles.has(particle) || verb.length < 3) continue;
    const joined = verb + particle;
    if (isEnglish(joined) || language.count(joined) > 0)
      compounds.push({ term: stem(joined), from: i - 1, to: i + 1 });
  }
  return compounds;
}
