import { expandForm, isShortForm, readInCompany } from "./chat-forms.ts";
import type { RawToken } from "./tokenise.ts";

/** A word on its way to becoming a token: read, but not yet checked for spelling. */
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
  const words: Word[] = [];
  let before = "";
  for (let i = 0; i < tokens.length; i++) {
    const { start, end } = tokens[i]!;
    const typed = tokens[i]!.typed.toLowerCase();
    if (isOrdinary(typed)) {
      words.push({ text: typed, typed, start, end });
    } else {
      const bare = typed.replace(/\s/g, "");
      const after = tokens[i + 1]?.typed.toLowerCase() ?? "";
      for (const text of readWord(bare, before, after, tests)) words.push({ text, typed: bare, start, end });
    }
    before = typed;
  }
  return words;
}

/** Letters only, and short for nothing: most words are. */
function isOrdinary(word: string): boolean {
  if (word.length < 2 || isShortForm(word)) return false;
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (code < codeOfA || code > codeOfZ) return false;
  }
  return true;
}

const codeOfA = 97;
const codeOfZ = 122;

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
