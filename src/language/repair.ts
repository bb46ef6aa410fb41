import { expandForm, isShortForm } from "./english/chat-forms.ts";
import { isEnglish } from "./english/dictionary.ts";
import { functionWords, stopWords } from "./english/stop-words.ts";
import { type Lexicon, squash } from "./lexicon.ts";
import { splitRunTogether } from "./segmentation.ts";
import type { Speller } from "./spelling.ts";
import type { Word } from "./words.ts";

/** A word that came out of a repair says what it was. */
export interface RepairedWord extends Word {
  readonly corrected: boolean;
}

/** What repairing needs to know. */
export interface RepairTools {
  readonly lexicon: Lexicon;
  readonly speller: Speller;
  /** The long name that a badly misspelt word means. */
  readonly findName: (typed: string) => string | null;
  /** The word that a word without vowels stands for. */
  readonly findSkeleton: (typed: string) => string | null;
  /** Whether a capital makes a name: not where most words begin with one. */
  readonly capitals: "tell" | "mean nothing";
  /** The text that the words' offsets point into. */
  readonly text: string;
}

/** More than this many unknown words make no question; the rest stays as it is, so that work is bounded. */
const maxRepairs = 24;
/** Belief in a short form as a part of a word: as in a frequent word. */
const shortFormPrior = 0.5;

/** Undoes misspelling, words that ran together and words that fell apart; a known word never changes. */
export function repairWords(words: readonly Word[], tools: RepairTools): RepairedWord[] {
  const joined = joinSplitWords(words, tools.lexicon);
  let repairs = 0;
  return joined.flatMap((word) => {
    if (word.corrected || !isRepairable(word.text) || isProper(word.text, tools.lexicon)) return [word];
    if (tools.capitals === "tell" && isAcronym(typedAs(word, tools))) return [word];
    if (++repairs > maxRepairs) return [word];
    const name = tools.capitals === "tell" && isName(word, tools);
    return repair(word.text, name, tools).map((text) => ({
      ...word,
      text,
      corrected: text !== word.text,
    }));
  });
}

/** Figures and words with signs are not spelled. */
function isRepairable(word: string): boolean {
  return word.length >= 3 && /^[\p{L}'-]+$/u.test(word);
}

function isProper(word: string, lexicon: Lexicon): boolean {
  if (lexicon.has(word) || isEnglish(word)) return true;
  return /[^s]s$/.test(word) && lexicon.has(word.slice(0, -1));
}

function isAcronym(typed: string): boolean {
  return /^\p{Lu}{2,6}s?$/u.test(typed);
}

/** Capitals inside a word, or at its beginning in the middle of a sentence, are a name's: `PyTorch`, `at Meta`. */
function isName(word: Word, tools: RepairTools): boolean {
  const typed = typedAs(word, tools);
  if (/\p{Ll}\p{Lu}/u.test(typed)) return true;
  return /^\p{Lu}/u.test(typed) && /[\p{L}\p{N},;][ ]$/u.test(tools.text.slice(0, word.start));
}

function typedAs(word: Word, tools: RepairTools): string {
  return tools.text.slice(word.start, word.end);
}

function repair(word: string, name: boolean, tools: RepairTools): readonly string[] {
  const { lexicon, speller } = tools;
  const spelledOut = lexicon.squashed.get(squash(word));
  if (spelledOut !== undefined) return [spelledOut];
  const calm = calmDown(word, lexicon);
  if (calm !== null) return calm;
  const spelled = speller.correct(word, name);
  const split = splitRunTogether(word, (part) => {
    // Words of English alone do not do: "barista" is no "bar is ta", nor a name that the knowledge does not hold.
    const believable = lexicon.has(part) || (!name && functionWords.has(part));
    if (!believable) return !name && isShortForm(part) ? shortFormPrior : null;
    return speller.prior(part);
  });
  if (split !== null && split.cost < (spelled?.cost ?? Number.POSITIVE_INFINITY))
    return split.words.flatMap((part) => (lexicon.has(part) ? [part] : (expandForm(part) ?? [part])));
  if (spelled !== null) return [spelled.word];
  const spoken = name ? null : tools.findSkeleton(word);
  if (spoken !== null) return [spoken];
  const meant = tools.findName(word);
  if (meant !== null) return meant.split(" ");
  return repairCompound(word, name, tools);
}

/** `problm-solving` is mended part by part; a name with a single letter in it (`k-means`) stays whole. */
function repairCompound(word: string, name: boolean, tools: RepairTools): readonly string[] {
  const parts = word.split("-");
  if (parts.length === 1 || !parts.every(isRepairable)) return [word];
  return parts.flatMap((part) => (isProper(part, tools.lexicon) ? [part] : repair(part, name, tools)));
}

/** `soooo` → so, `coool` → cool: a letter three times or more stands for two or one of it. */
function calmDown(word: string, lexicon: Lexicon): readonly string[] | null {
  if (!/(.)\1\1/.test(word)) return null;
  for (const kept of ["$1$1", "$1"]) {
    const candidate = word.replace(/(.)\1\1+/g, kept);
    if (isProper(candidate, lexicon) || stopWords.has(candidate)) return [candidate];
    const expanded = expandForm(candidate);
    if (expanded !== null) return expanded;
  }
  return null;
}

/** `data base` → database, `scikit learn` → scikit-learn, where the knowledge has the joined word and not both parts. */
function joinSplitWords(words: readonly Word[], lexicon: Lexicon): RepairedWord[] {
  const joined: RepairedWord[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    const next = words[i + 1];
    const whole =
      next === undefined || next.start - word.end > 1 ? null : joinedName(word.text, next.text, lexicon);
    if (whole === null) {
      joined.push({ ...word, corrected: false });
      continue;
    }
    joined.push({
      text: whole,
      typed: `${word.typed} ${next!.typed}`,
      start: word.start,
      end: next!.end,
      corrected: true,
    });
    i++;
  }
  return joined;
}

function joinedName(first: string, second: string, lexicon: Lexicon): string | null {
  if (stopWords.has(first) || stopWords.has(second) || !/^\p{L}+$/u.test(first) || !/^\p{L}/u.test(second))
    return null;
  const whole = first + second;
  const name = lexicon.squashed.get(whole);
  if (name !== undefined) return name;
  return lexicon.has(whole) && !(lexicon.has(first) && lexicon.has(second)) ? whole : null;
}
