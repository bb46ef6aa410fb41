import { expandForm, isShortForm, readInCompany } from "./english/chat-forms.ts";
import type { RawToken } from "./tokenise.ts";

/** A word that is read, but not yet checked for spelling. */
export interface Word {
  readonly text: string;
  readonly typed: string;
  readonly start: number;
  readonly end: number;
}

/** Questions that splitting asks about a word. */
export interface WordTests {
  /** In the knowledge as it stands, signs included. */
  isKnown(word: string): boolean;
  isEnglish(word: string): boolean;
}

/** Endings after a dot that make a name, not the end of a sentence: `D3.js`, `Node.js`, `ASP.net`. */
const nameEndings = new Set("js ts py net io ai md csv json yaml xml".split(" "));
const prefixes = new Set(
  "non pre re co multi anti semi sub inter intra post ex self cross mid over under pro pseudo un mini micro macro hyper super ultra de e".split(
    " ",
  ),
);

/** What was typed, as words: contractions and short forms expanded, compounds split unless they are names. */
export function readWords(tokens: readonly RawToken[], tests: WordTests): Word[] {
  return tokens.flatMap((_, place) => readWordsAt(tokens, place, tests));
}

/** The same for one token among its neighbours. */
export function readWordsAt(tokens: readonly RawToken[], place: number, tests: WordTests): readonly Word[] {
  const { start, end, plain } = tokens[place]!;
  const typed = lowerAt(tokens, place).replace(/\s/g, "");
  if (plain && !isShortForm(typed)) return [{ text: typed, typed, start, end }];
  const texts = readWord(typed, lowerAt(tokens, place - 1), lowerAt(tokens, place + 1), tests);
  return texts.map((text) => ({ text, typed, start, end }));
}

function lowerAt(tokens: readonly RawToken[], place: number): string {
  return tokens[place]?.typed.toLowerCase() ?? "";
}

function readWord(typed: string, before: string, after: string, tests: WordTests): readonly string[] {
  const inCompany = typed.length === 1 ? readInCompany(typed, before, after) : null;
  if (inCompany !== null) return [inCompany];
  if (tests.isKnown(typed)) return [typed];
  const expanded = expandForm(typed);
  if (expanded !== null) return expanded.flatMap((word) => splitCompound(word, tests));
  return splitCompound(typed, tests);
}

/** `machine-learning` → two words; `e-commerce`, `scikit-learn`, `k-means`, `0-2` stay whole; `ph.d.` → phd. */
function splitCompound(word: string, tests: WordTests): readonly string[] {
  if (/^\p{L}+$/u.test(word) || /^[\d$€£<>]/.test(word)) return [word];
  if (/^(?:\p{L}{1,2}\.)+\p{L}{0,2}$/u.test(word)) return [word.replaceAll(".", "")];
  if (word.includes(".")) {
    const parts = word.split(".");
    if (nameEndings.has(parts.at(-1)!)) return [word];
    return parts.flatMap((part) => splitCompound(part, tests));
  }
  if (!word.includes("-")) return [word.replaceAll("'", "")];
  const parts = word.split("-");
  const ordinary = parts.every((part) => prefixes.has(part) || (part.length > 1 && tests.isEnglish(part)));
  return ordinary && !parts.includes("e") ? parts : [word];
}
