/**
 * Makes `thesaurus.json`: for each frequent English stem the stems that mean nearly the same, out of WordNet 3.0
 * (licence beside it). Two witnesses are joined: relations between synsets, and the cosine of positive pointwise mutual
 * information over synsets (Levy, Goldberg & Dagan 2015, context smoothing .75), whose words are lemmas, relatives and
 * gloss. Run `node src/language/english/build-thesaurus.ts` after `build.ts`.
 */
import { writeFileSync } from "node:fs";
import { stem } from "../stem.ts";
import { stopWords } from "../stop-words.ts";
import { commonWords } from "./dictionary.ts";
import { readSenseCounts, readSynsets, type Synset } from "./wordnet.ts";

const neighbours = 8;
/** Contexts that a word is compared by; more gain nothing. */
const contexts = 60;
const smoothing = 0.75;
const contextWeights: Readonly<Record<string, number>> = {
  "@": 1,
  "+": 2,
  "&": 1.5,
  $: 1.5,
  "*": 0.5,
  ">": 0.5,
  ";c": 0.5,
};
const relationWeights: Readonly<Record<string, number>> = { "@": 0.6, "+": 0.9, "&": 0.7, $: 0.7 };
const weights = {
  lemma: 3,
  definition: 1,
  example: 0.3,
  related: 0.9,
  relatedOnly: 0.8,
  both: 0.1,
  least: 0.15,
};
/** Cosines are stretched so that the median of the nearest neighbours' stands here, where relations stand. */
const medianCosine = 0.45;

const stems = [...new Set([...commonWords().keys()].filter((word) => !stopWords.has(word)).map(stem))].sort();
const idOf = new Map(stems.map((each, id) => [each, id]));
const synsets = readSynsets();
const byKey = new Map(synsets.map((synset) => [synset.key, synset]));
const senseCounts = readSenseCounts();
const probabilityOf = senseProbabilities();

/** Share of a lemma's uses that have this sense, half a use added to each. */
function senseProbabilities(): (lemma: string, key: string) => number {
  const totals = new Map<string, number>();
  for (const { key, lemmas } of synsets) {
    for (const lemma of lemmas)
      totals.set(lemma, (totals.get(lemma) ?? 0) + 0.5 + (senseCounts.get(`${lemma} ${key}`) ?? 0));
  }
  return (lemma, key) => (0.5 + (senseCounts.get(`${lemma} ${key}`) ?? 0)) / (totals.get(lemma) ?? 1);
}

function idsIn(text: string): number[] {
  return (text.toLowerCase().match(/[a-z]{2,}/g) ?? [])
    .filter((word) => !stopWords.has(word))
    .flatMap((word) => idOf.get(stem(word)) ?? []);
}

function isSingle(lemma: string): boolean {
  return !lemma.includes("_");
}

/** Lemmas at the other end of a pointer. */
function goalsOf({ target, goal }: Synset["pointers"][number]): readonly string[] {
  const lemmas = byKey.get(target)?.lemmas ?? [];
  return goal > 0 ? lemmas.slice(goal - 1, goal) : lemmas;
}

/** stem → weight in the bag of words of one synset */
function bagOf({ key, lemmas, pointers, definition, examples }: Synset): Map<number, number> {
  const bag = new Map<number, number>();
  const add = (ids: readonly number[], weight: number) => {
    for (const id of ids) bag.set(id, (bag.get(id) ?? 0) + weight);
  };
  for (const lemma of lemmas) add(idsIn(lemma), weights.lemma * probabilityOf(lemma, key));
  for (const pointer of pointers) {
    const goals = goalsOf(pointer);
    const weight = contextWeights[pointer.symbol] ?? 0;
    if (weight > 0) for (const goal of goals) add(idsIn(goal), weight / Math.sqrt(goals.length));
  }
  add(idsIn(definition), weights.definition);
  add(idsIn(examples), weights.example);
  return bag;
}

/** stem → its strongest contexts, as vectors of unit length */
function contextVectors(): ReadonlyMap<number, number>[] {
  const bags = synsets.map(bagOf);
  const holders: number[][] = stems.map(() => []);
  for (const [place, bag] of bags.entries()) for (const id of bag.keys()) holders[id]!.push(place);
  const totals = bags.map((bag) => bag.values().reduce((sum, weight) => sum + weight, 0));
  const counts = stems.map((_, id) => {
    const row = new Float64Array(stems.length);
    for (const place of holders[id]!) {
      const bag = bags[place]!;
      const own = bag.get(id)! / totals[place]!;
      for (const [other, weight] of bag) row[other]! += own * weight;
    }
    return row
      .entries()
      .flatMap(([other, count]) => (count > 0 ? [[other, count] as const] : []))
      .toArray();
  });
  const sums = counts.map((row) => row.reduce((sum, [, count]) => sum + count, 0));
  const all = sums.reduce((a, b) => a + b, 0);
  const smoothed = sums.map((sum) => sum ** smoothing);
  const smoothedAll = smoothed.reduce((a, b) => a + b, 0);
  return counts.map((row, id) => {
    const informative = row
      .map(
        ([other, count]) =>
          [other, Math.log((count * smoothedAll) / (sums[id]! * smoothed[other]!))] as const,
      )
      .filter(([, information]) => information > 0 && all > 0)
      .sort((a, b) => b[1] - a[1])
      .slice(0, contexts);
    const norm = Math.hypot(...informative.map(([, information]) => information)) || 1;
    return new Map(informative.map(([other, information]) => [other, information / norm]));
  });
}

/** stem → stem → cosine, the nearest of each */
function nearestByContext(): Map<number, number>[] {
  const vectors = contextVectors();
  const columns: [number, number][][] = stems.map(() => []);
  for (const [id, vector] of vectors.entries())
    for (const [context, weight] of vector) columns[context]!.push([id, weight]);
  const nearest = vectors.map((vector, id) => {
    const cosines = new Float64Array(stems.length);
    for (const [context, weight] of vector)
      for (const [other, its] of columns[context]!) cosines[other]! += weight * its;
    cosines[id] = 0;
    return best(new Map(cosines.entries().filter(([, cosine]) => cosine > 0)), 40);
  });
  const tops = nearest.flatMap((row) => [...row.values()].slice(0, 1)).sort((a, b) => a - b);
  const stretch = medianCosine / tops[tops.length >> 1]!;
  return nearest.map((row) => new Map(row.entries().map(([id, cosine]) => [id, cosine * stretch])));
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
  for (const { key, lemmas, pointers } of synsets) {
    for (const a of lemmas) for (const b of lemmas) join(a, key, b, key, 1);
    for (const pointer of pointers) {
      const weight = relationWeights[pointer.symbol] ?? 0;
      if (weight === 0) continue;
      const sources = pointer.source > 0 ? lemmas.slice(pointer.source - 1, pointer.source) : lemmas;
      for (const a of sources) for (const b of goalsOf(pointer)) join(a, key, b, pointer.target, weight);
    }
  }
  return strengths;
}

function best(row: ReadonlyMap<number, number>, count: number): Map<number, number> {
  return new Map([...row].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, count));
}

const byRelation = related();
const joined = nearestByContext().map((row, id) => {
  const both = new Map(row);
  for (const [other, strength] of byRelation[id]!) {
    const cosine = row.get(other);
    const own = strength * weights.related;
    both.set(other, cosine === undefined ? own * weights.relatedOnly : Math.max(cosine, own) + weights.both);
  }
  return best(new Map([...both].filter(([, similarity]) => similarity >= weights.least)), neighbours);
});

/** Three bytes a neighbour: number of the stem, then the similarity in 255ths; number 65,535 fills a row up. */
const bytes = new Uint8Array(stems.length * neighbours * 3).fill(255);
for (const [id, row] of joined.entries()) {
  for (const [place, [other, similarity]] of [...row].entries()) {
    const at = (id * neighbours + place) * 3;
    bytes.set([other & 255, other >>> 8, Math.min(255, Math.round(similarity * 255))], at);
  }
}
const data = { neighbours, stems: stems.join(" "), rows: Buffer.from(bytes).toString("base64") };
writeFileSync(new URL("thesaurus.json", import.meta.url), `${JSON.stringify(data, null, 2)}\n`);
