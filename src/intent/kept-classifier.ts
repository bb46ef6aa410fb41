import type { LogisticModel } from "../decision/logistic.ts";
import type { WordVectors } from "../language/vectors.ts";
import type { ModelCache } from "../ports.ts";
import { ArchiveReader, ArchiveWriter } from "./archive.ts";
import type { CoreOptions } from "./core.ts";
import { Evidence } from "./evidence.ts";
import { FeatureSpace } from "./features.ts";
import { fingerprint } from "./fingerprint.ts";
import type { Learnt, ReadExamples } from "./linear.ts";
import { readModel, writeModel } from "./linear-model.ts";

/** Raised when the same examples no longer give the same classifier, or it is laid out otherwise; a test minds it. */
const version = 3;

/**
 * A classifier from the cache where it was learnt before from just these examples, else learnt and put there. The key
 * is a fingerprint of all that is learnt from, so what is found is never out of date; what is damaged is learnt anew.
 */
export function learnOnce(
  cache: ModelCache | null,
  examples: ReadExamples,
  options: CoreOptions,
  learn: () => Learnt,
): Learnt {
  if (cache === null) return learn();
  const key = keyOf(examples, options);
  const bytes = cache.get(key);
  const known = bytes && readLearnt(bytes, options.vectors);
  if (known) return known;
  const learnt = learn();
  cache.put(key, writeLearnt(learnt));
  return learnt;
}

function keyOf({ texts, outside }: ReadExamples, { vectors, effort }: CoreOptions): string {
  const words = JSON.stringify([version, effort, texts.words, outside]);
  // Room for the most bytes that UTF-8 takes, filled up to whole figures.
  const bytes = new Uint8Array(4 * words.length);
  const { written } = new TextEncoder().encodeInto(words, bytes);
  const text = new Int32Array(bytes.buffer, 0, Math.ceil(written / 4));
  const size = Int32Array.of(texts.classCount, vectors?.size ?? 0, vectors?.dimensions ?? 0);
  return `classifier-${fingerprint([text, texts.classes, size, vectors?.values ?? new Float32Array()])}`;
}

/** Everything that a classifier knows, as bytes. */
export function writeLearnt({ core, evidence, scope, sharpness }: Learnt): Uint8Array {
  const archive = new ArchiveWriter();
  archive.value({ version, scope, sharpness });
  core.space.write(archive);
  writeModel(core.model, archive);
  evidence.write(archive);
  return archive.finish();
}

/** `null` where the bytes are not what was written. */
export function readLearnt(bytes: Uint8Array, vectors: WordVectors | null): Learnt | null {
  const archive = ArchiveReader.open(bytes);
  if (archive === null) return null;
  const head = archive.value() as {
    readonly version: number;
    readonly scope: LogisticModel;
    readonly sharpness: number;
  };
  if (head.version !== version) return null;
  const core = { space: FeatureSpace.read(archive, vectors), model: readModel(archive) };
  return {
    core,
    evidence: Evidence.read(archive, core.space.size),
    scope: head.scope,
    sharpness: head.sharpness,
  };
}
