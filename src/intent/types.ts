import type { WordVectors } from "../language/vectors.ts";
import type { ModelCache } from "../ports.ts";

/** An utterance as it was typed, or its words, read and in order. */
export type Text = string | readonly string[];

/** An utterance whose label is known. */
export interface Example {
  readonly text: Text;
  readonly label: string;
}

/** What is made of an utterance. */
export interface Judgement {
  /** Of each label, in the labels' order; they add up to 1. */
  readonly probabilities: Float64Array;
  /** Calibrated probability, 0 to 1, that one of the labels is right; from a half on, the utterance is accepted. */
  readonly inScope: number;
  /** What it stands on, each on its own scale; see `evidenceNames`. */
  readonly evidence: readonly number[];
}

/** Texts with their classes, ordered by class. */
export interface TrainingTexts {
  readonly words: readonly (readonly string[])[];
  readonly classes: Int32Array;
  readonly classCount: number;
}

/** Says which label fits an utterance, and whether any does. */
export interface Classifier {
  /** In alphabetical order. */
  readonly labels: readonly string[];
  judge(text: Text): Judgement;
}

/** `linear` is this project's own; the others are natural's, for comparison. */
export type ModelName = "linear" | "natural-bayes" | "natural-logistic";

export interface TrainingOptions {
  /** Default `linear`. */
  readonly model?: ModelName;
  /**
   * `full` fits scope and sharpness on classes held out, and blends two models where there are few examples;
   * `quick` takes general figures for scope and sharpness, and a third of the time. Default `full`.
   */
  readonly effort?: "full" | "quick";
  /** Turns text into words. Default: the project's own reading, with the examples as its knowledge. */
  readonly read?: (text: string) => readonly string[];
  /** Default: trained on WordNet's glosses; `null` goes without. */
  readonly vectors?: WordVectors | null;
  /** Lets a label's own words count as an example of it. Default true; labels without words never do. */
  readonly labelNames?: boolean;
  /** Keeps what was learnt; the same examples need not be learnt twice. Default `null`: nothing is kept. */
  readonly cache?: ModelCache | null;
  /** Label of examples that belong to none of the others. Default `oos`. */
  readonly outOfScope?: string;
}
