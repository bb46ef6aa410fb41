import { writeFileSync } from "node:fs";
import { commonWords } from "../../src/language/english/dictionary.ts";
import { stopWords } from "../../src/language/english/stop-words.ts";
import { stem } from "../../src/language/stem.ts";
import { loadWordVectors } from "./vectors.ts";
import { readSenses, readSynsets, type Synset } from "./wordnet.ts";

const neighbours = 8;
/** Nearest words by direction that are joined with the related ones. */
const candidates = 40;
const relationWeights: Readonly<Record<string, number>> = { "@": 0.6, "+": 0.9, "&": 0.7, $: 0.7 };
const weights = { related: 0.9, relatedOnly: 0.8, both: 0.1, least: 0.15 };
/** Cosines are stretched so that the median of the nearest neighbours' stands here, where relations stand. */
const medianCosine = 0.45;

const stems = [...new Set([...commonWords().keys()].filter((word) => !stopWords.has(word)).map(stem))].sort();
const idOf = new Map(stems.map((each, id) => [each, id]));
const vectors = loadWordVectors();
const synsets = readSynsets();
const senses = readSenses();
const probabilityOf = senseProbabilities();

/** Share of a lemma's uses that have this meaning, half a use added to each. */
function senseProbabilities(): (lemma: string, synset: string) => number {
  const usesOf = (lemma: string, synset: string) => 0.5 + (senses.get(`${lemma}|${synset}`)?.count ?? 0);
  const totals = new Map<string, number>();
  for (const { id, lemmas } of synsets.values()) {
    for (const lemma of lemmas) totals.set(lemma, (totals.get(lemma) ?? 0) + usesOf(lemma, id));
  }
  return (lemma, synset) => usesOf(lemma, synset) / (totals.get(lemma) ?? 1);
}

function isSingle(lemma: string): boolean {
  return !lemma.includes("_");
}

/** Lemmas at the other end of a pointer. */
function goalsOf({ to, goal }: Synset["pointers"][number]): readonly string[] {
  const lemmas = synsets.get(to)?.lemmas ?? [];
  return goal > 0 ? lemmas.slice(goal - 1, goal) : lemmas;
}

/** stem → stem → cosine of their vectors, the nearest of each */
function nearestByVector(): Map<number, number>[] {
  const rows = stems.map((each) => vectors.row(each));
  const nearest = rows.map((row, id) => {
    const cosines = row < 0 ? [] : rows.map((other) => (other < 0 ? 0 : cosine(row, other)));
    return best(
      new Map(cosines.entries().filter(([other, similarity]) => other !== id && similarity > 0)),
      candidates,
    );
  });
  const tops = nearest.flatMap((row) => [...row.values()].slice(0, 1)).sort((a, b) => a - b);
  const stretch = medianCosine / tops[tops.length >> 1]!;
  return nearest.map((row) => new Map(row.entries().map(([id, similarity]) => [id, similarity * stretch])));
}

function cosine(a: number, b: number): number {
  const { values, dimensions } = vectors;
  let dot = 0;
  for (let k = 0; k < dimensions; k++) dot += values[a * dimensions + k]! * values[b * dimensions + k]!;
  return dot;
}

/** stem → stem → strength of the strongest relation between their senses */
function related(): Map<number, number>[] {
  const strengths: Map<number, number>[] = stems.map(() => new Map());
  const join = (a: string, aKey: string, b: string, bKey: string, weight: number) => {
    const [from, to] = [idOf.get(stem(a)), idOf.get(stem(b))];
    if (from === undefined || to === undefined || from === to || !isSingle(a) || !isSingle(b)) return;
    const strength = weight * Math.sqrt(probabilityOf(a, aKey) * probabilityOf(b, bKey));
    for (const [x, y] of [
      [from, to],
      [to, from],
    ] as const) {
      strengths[x]!.set(y, Math.max(strengths[x]!.get(y) ?? 0, strength));
    }
  };
  for (const { id, lemmas, pointers } of synsets.values()) {
    for (const a of lemmas) for (const b of lemmas) join(a, id, b, id, 1);
    for (const pointer of pointers) {
      const weight = relationWeights[pointer.relation] ?? 0;
      if (weight === 0) continue;
      const sources = pointer.source > 0 ? lemmas.slice(pointer.source - 1, pointer.source) : lemmas;
      for (const a of sources) for (const b of goalsOf(pointer)) join(a, id, b, pointer.to, weight);
    }
  }
  return strengths;
}

function best(row: ReadonlyMap<number, number>, count: number): Map<number, number> {
  return new Map([...row].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, count));
}

/**
 * Makes `thesaurus.json`: for each frequent English stem the stems that mean nearly the same, out of WordNet (licence
 * beside it). Two witnesses are joined: relations between synsets, and directions of the vectors trained on glosses.
 */
export function makeThesaurus(): void {
  const data = { neighbours, stems: stems.join(" "), rows: Buffer.from(packed(joined())).toString("base64") };
  const file = new URL("../../src/language/english/thesaurus.json", import.meta.url);
  writeFileSync(file, `${JSON.stringify(data, null, 2)}\n`);
}

function joined(): Map<number, number>[] {
  const byRelation = related();
  return nearestByVector().map((row, id) => {
    const both = new Map(row);
    for (const [other, strength] of byRelation[id]!) {
      const cosine = row.get(other);
      const own = strength * weights.related;
      both.set(
        other,
        cosine === undefined ? own * weights.relatedOnly : Math.max(cosine, own) + weights.both,
      );
    }
    return best(new Map([...both].filter(([, similarity]) => similarity >= weights.least)), neighbours);
  });
}

/** Three bytes a neighbour: number of the stem, then the similarity in 255ths; number 65,535 fills a row up. */
function packed(rows: readonly ReadonlyMap<number, number>[]): Uint8Array {
  const bytes = new Uint8Array(stems.length * neighbours * 3).fill(255);
  for (const [id, row] of rows.entries()) {
    for (const [place, [other, similarity]] of [...row].entries()) {
      const at = (id * neighbours + place) * 3;
      bytes.set([other & 255, other >>> 8, Math.min(255, Math.round(similarity * 255))], at);
    }
  }
  return bytes;
}
