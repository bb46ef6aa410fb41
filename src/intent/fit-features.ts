import type { WordVectors } from "../language/vectors.ts";
import { ClassSpread } from "./class-spread.ts";
import { createFamilies, type Family } from "./families.ts";
import { FeatureSpace, type FittedFamily, type Occurrences } from "./features.ts";
import { Lexicon, type Reading } from "./lexicon.ts";
import { Meaning } from "./meaning.ts";
import { NumberList } from "./number-list.ts";
import { type SparseRows, SparseRowsBuilder } from "./sparse.ts";
import type { TrainingTexts } from "./types.ts";

/** A feature that every class has weighs this much less one. */
const maxWeight = 1.3;

/** A feature space with what it makes of the texts that it was fitted to. */
export interface FittedFeatures {
  readonly space: FeatureSpace;
  readonly readings: readonly Reading[];
  readonly rows: SparseRows;
}

/**
 * Finds the features of texts and their weights: w = 1.3 − H, where H is the entropy of the classes among the texts
 * that hold the feature, as a share of its maximum: idf for few texts, where rarity says little.
 */
export function fitFeatures(texts: TrainingTexts, vectors: WordVectors | null): FittedFeatures {
  const lexicon = new Lexicon(true);
  const readings = texts.words.map((words) => lexicon.read(words));
  lexicon.close();
  const families: FittedFamily[] = [];
  const occurrences: Occurrences[] = [];
  let offset = 0;
  for (const family of createFamilies(lexicon)) {
    const fitted = fitFamily(family, readings, texts, offset);
    families.push(fitted.family);
    occurrences.push(fitted.occurrences);
    offset += fitted.family.weights.length;
  }
  const meaning = vectors && Meaning.fit(lexicon.stems, readings, texts, vectors, offset);
  const space = new FeatureSpace(lexicon, families, meaning);
  const builder = new SparseRowsBuilder();
  for (const [text, reading] of readings.entries()) builder.add(space.rowOfText(text, reading, occurrences));
  return { space, readings, rows: builder.finish() };
}

function fitFamily(
  family: Family,
  readings: readonly Reading[],
  { classes, classCount }: TrainingTexts,
  offset: number,
): { readonly family: FittedFamily; readonly occurrences: Occurrences } {
  const spread = new ClassSpread();
  const keys = new NumberList();
  const starts = new Int32Array(readings.length + 1);
  for (let text = 0; text < readings.length; text++) {
    // Keys make room for their numbers.
    const from = keys.length;
    family.read(readings[text]!, keys);
    for (let k = from; k < keys.length; k++)
      keys.items[k] = spread.count(keys.items[k]!, text, classes[text]!);
    starts[text + 1] = keys.length;
  }
  const { table, entropies, places } = spread.keep(family.minTexts);
  const ids = new Int32Array(keys.length);
  for (let k = 0; k < ids.length; k++) ids[k] = places[keys.items[k]!]!;
  const norm = Math.log(Math.max(2, classCount));
  const weights = Float32Array.from(entropies, (entropy) => maxWeight - entropy / norm);
  return { family: { family, table, weights, offset }, occurrences: { starts, ids } };
}
