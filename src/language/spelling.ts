import { BoundedMap } from "../memo.ts";
import { editCost, editDistance, maxSpelledLength } from "./edit-cost.ts";
import { commonWords, isEnglish } from "./english/dictionary.ts";
import { functionWords } from "./english/stop-words.ts";
import type { Lexicon } from "./lexicon.ts";

/** The word that is meant, and the cost of believing so: about 1 a slip. */
export interface Correction {
  readonly word: string;
  readonly cost: number;
}

/** Corrects unknown words towards the knowledge's words first, and the language's frequent words second. */
export interface Speller {
  /** The word that is meant, or `null` where nothing is near enough. A name is only corrected to the knowledge's words. */
  correct(typed: string, isName?: boolean): Correction | null;
  /** How likely a word is: negative cost, higher for frequent words and words of the knowledge; `null` for strangers. */
  prior(word: string): number | null;
}

/** Beliefs in units of edits: a knowledge word wins over an equally frequent other word when it is half an edit further off. */
const knowledgeBonus = 0.45;
/** A tenfold frequency outweighs a fifth of an edit. */
const perTenfold = 0.2;
/** Magnitudes of the common words grow by a factor of 2.3 each. */
const perMagnitude = perTenfold * Math.log10(2.3);
const maxRemembered = 20_000;
const minSpelledLength = 3;

/** Makes a speller of the knowledge's words with their counts; the language's frequent words stand behind. */
export function createSpeller(lexicon: Lexicon): Speller {
  const own = new Map<string, number>();
  for (const [word, count] of lexicon.counts()) {
    if (!isSpellable(word)) continue;
    own.set(word, knowledgeBonus + Math.max(perTenfold * Math.log10(1 + count), commonPrior(word) ?? 0));
    // The plural of a name stands in no dictionary.
    if (!word.endsWith("s") && !lexicon.has(`${word}s`) && !isEnglish(word))
      own.set(`${word}s`, knowledgeBonus);
  }
  let groups: Groups | undefined;
  const remembered = new BoundedMap<string, Correction | null>(maxRemembered);

  return {
    prior: (word) => own.get(word) ?? commonPrior(word) ?? null,
    correct(typed, isName = false) {
      const key = isName ? ` ${typed}` : typed;
      const known = remembered.get(key);
      if (known !== undefined) return known;
      // Laid out at the first misspelt word: the start does not wait for it.
      groups ??= groupByLength(own.keys(), (word) => own.get(word)!);
      const shelves = isName
        ? [{ groups, ...reachOfNames }]
        : [
            { groups, ...reachOfKnowledge },
            { groups: commonGroups(), ...reachOfEnglish },
            { groups: frameGroups(), ...reachOfFrame },
          ];
      const found = findBest(typed, shelves);
      remembered.set(key, found);
      return found;
    },
  };
}

function commonPrior(word: string): number | undefined {
  const magnitude = commonWords().get(word);
  return magnitude === undefined ? undefined : magnitude * perMagnitude;
}

/** The same for every knowledge, so made once. */
function commonGroups(): Groups {
  english ??= groupByLength(commonWords().keys(), (word) => commonPrior(word)!);
  return english;
}

let english: Groups | undefined;

function frameGroups(): Groups {
  frame ??= groupByLength([...functionWords].filter(isSpellable), (word) => commonPrior(word) ?? 0);
  return frame;
}

let frame: Groups | undefined;

function isSpellable(word: string): boolean {
  return word.length >= 2 && word.length <= maxSpelledLength && /^\p{L}/u.test(word);
}

/**
 * Words of one length, each with the set of its letters as a bit mask: two words that are `d` edits apart differ in at
 * most `2d` letters, which a pass over the masks tests at a nanosecond a word. (A symmetric-delete index looks at fewer
 * words but holds 30 entries for each.)
 */
interface Group {
  readonly words: readonly string[];
  readonly priors: Float64Array;
  readonly masks: Int32Array;
}

type Groups = readonly (Group | undefined)[];

/** How far off a word may be looked for: the shorter the typed word, the likelier is another one meant altogether. */
interface Reach {
  /** Slips, by the length of the typed word. */
  readonly edits: (length: number) => number;
  readonly cost: (length: number) => number;
  /** The first letter is right, or swapped with the second. */
  readonly sameStart: boolean;
}

/** Three letters hold one slip of the cheap kind only: `teh`, `adn`. */
const reachOfKnowledge: Reach = {
  edits: (length) => (length <= 5 ? 1 : 2),
  cost: (length) => (length === 3 ? 0.7 : length <= 5 ? 1.5 : 2.4),
  sameStart: false,
};

/** A word that the knowledge does not hold needs better evidence. */
const reachOfEnglish: Reach = {
  edits: (length) => (length <= 8 ? 1 : 2),
  cost: (length) => (length === 3 ? 0.7 : length <= 5 ? 0.9 : 2),
  sameStart: true,
};

/** Short words of the sentence's frame are met so often that two light slips are forgiven: `becum`. */
const reachOfFrame: Reach = {
  edits: (length) => (length <= 4 ? 1 : 2),
  cost: (length) => (length === 3 ? 0.7 : length === 4 ? 1 : 1.6),
  sameStart: true,
};

/** People spell names with care, and most names near one of the knowledge are other names. */
const reachOfNames: Reach = {
  edits: (length) => (length <= 4 ? 0 : length <= 9 ? 1 : 2),
  cost: (length) => (length <= 9 ? 1 : 2),
  sameStart: true,
};

/** Words by length, and how far off they may be. */
interface Shelf extends Reach {
  readonly groups: Groups;
}

function groupByLength(all: Iterable<string>, priorOf: (word: string) => number): Groups {
  const words: string[][] = [];
  for (const word of all) {
    words[word.length] ??= [];
    words[word.length]!.push(word);
  }
  return words.map((group) => ({
    words: group,
    priors: Float64Array.from(group, priorOf),
    masks: Int32Array.from(group, letterMask),
  }));
}

/** 26 letters, and six bits for everything else. */
function letterMask(word: string): number {
  let mask = 0;
  for (let i = 0; i < word.length; i++) {
    const letter = word.charCodeAt(i) - 97;
    mask |= letter >= 0 && letter < 26 ? 1 << letter : 1 << (26 + (word.charCodeAt(i) % 6));
  }
  return mask;
}

function countBits(mask: number): number {
  let v = mask - ((mask >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function findBest(typed: string, shelves: readonly Shelf[]): Correction | null {
  if (!isSpellable(typed) || typed.length < minSpelledLength) return null;
  const mask = letterMask(typed);
  let best: (Correction & { readonly score: number }) | null = null;
  for (const shelf of shelves) {
    const edits = shelf.edits(typed.length);
    const maxCost = shelf.cost(typed.length);
    for (let length = typed.length - edits; edits > 0 && length <= typed.length + edits; length++) {
      const group = shelf.groups[length];
      if (group === undefined) continue;
      for (let i = 0; i < group.masks.length; i++) {
        if (countBits(group.masks[i]! ^ mask) > 2 * edits) continue;
        const word = group.words[i]!;
        if (shelf.sameStart && !startsAlike(typed, word)) continue;
        const prior = group.priors[i]!;
        const limit = Math.min(maxCost, (best?.score ?? Number.POSITIVE_INFINITY) + prior);
        const cost = editCost(typed, word, limit);
        const score = cost - prior;
        if (cost > limit || (best !== null && !isBetter(score, word, best))) continue;
        if (editDistance(typed, word) <= edits) best = { word, cost, score };
      }
    }
  }
  return best;
}

function startsAlike(typed: string, word: string): boolean {
  return typed[0] === word[0] || (typed[0] === word[1] && typed[1] === word[0]);
}

/** Equal scores go by the alphabet, so that the order in which the knowledge was read does not matter. */
function isBetter(
  score: number,
  word: string,
  best: { readonly score: number; readonly word: string },
): boolean {
  return score < best.score || (score === best.score && word < best.word);
}
