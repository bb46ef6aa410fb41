import { type Core, type CoreOptions, scoreRow, trainCore } from "./core.ts";
import { Evidence } from "./evidence.ts";
import { highest } from "./order.ts";
import type { TrainingTexts } from "./types.ts";

/** Examples are parted in this many; each time one part, and all examples of one part of the classes, are held out. */
const parts = 5;
/** Held-out examples that are enough to fit a few weights and to place a threshold. */
const enough = 600;
/** With fewer classes, holding some out would leave nothing to tell apart. */
const minClasses = 5;

/** What a model says about an example that it has not seen. */
export interface HeldOut {
  readonly evidence: readonly number[];
  readonly scores: Float32Array;
  /** Place of the right class among the model's; −1 where it was held out. */
  readonly right: number;
}

/** Evidence and scores of a text's words. */
export function judge(core: Core, evidence: Evidence, words: readonly string[]) {
  const reading = core.space.lexicon.read(words);
  const row = core.space.row(reading);
  const scores = scoreRow(core, row);
  return { scores, evidence: evidence.measure(reading, row, scores) };
}

/** True where the likeliest class is the right one. */
export function isRight({ right, scores }: HeldOut): boolean {
  return right >= 0 && highest(scores) === right;
}

/**
 * Trains on parts of the examples and judges the rest: examples of the classes trained on stand for what is in scope,
 * examples of the classes held out for what is not. Empty where there are too few classes or examples.
 */
export function judgeHeldOut(texts: TrainingTexts, options: CoreOptions): HeldOut[] {
  const found: HeldOut[] = [];
  if (texts.classCount < minClasses) return found;
  for (let part = 0; part < parts && found.length < enough; part++) {
    const split = splitTexts(texts, part);
    if (split.training.words.length === 0) continue;
    const trained = trainCore(split.training, options);
    const evidence = Evidence.fit(trained, split.training);
    for (const { words, right } of split.held) found.push({ ...judge(trained.core, evidence, words), right });
  }
  return found;
}

function splitTexts({ words, classes, classCount }: TrainingTexts, part: number) {
  const places = new Int32Array(classCount);
  let kept = 0;
  for (let c = 0; c < classCount; c++) places[c] = partOfClass(c) === part ? -1 : kept++;
  const training: (readonly string[])[] = [];
  const trainingClasses: number[] = [];
  const held: { readonly words: readonly string[]; readonly right: number }[] = [];
  words.forEach((each, text) => {
    const right = places[classes[text]!]!;
    if (right < 0 || text % parts === part) held.push({ words: each, right });
    else {
      training.push(each);
      trainingClasses.push(right);
    }
  });
  const split: TrainingTexts = {
    words: training,
    classes: Int32Array.from(trainingClasses),
    classCount: kept,
  };
  return { training: split, held };
}

/** Neighbours in the alphabet often belong together (`card_lost`, `card_stolen`): they go to different parts. */
function partOfClass(ofClass: number): number {
  return ofClass % parts;
}
