import type { Utterance } from "../language/index.ts";

/** A document to rank: an FAQ, an article, or a table. */
export interface PassageDocument {
  readonly id: string;
  readonly title: string;
  /** Other questions and phrases that it answers. */
  readonly wordings: readonly string[];
  /** The answer as plain text. */
  readonly text: string;
}

/** One figure per kind of evidence, for calibration. All are 0 to 1 and grow with the likelihood of a match. */
export interface PassageFeatures {
  /** Cosine of the question with the wording (or title) that is nearest, words and concepts weighted by rarity. */
  readonly bestWording: number;
  /** BM25F over wordings and answer together, as a share of what the question could reach. */
  readonly pooled: number;
  /** Share of the question's neighbouring words that stand side by side in a wording, weighted by rarity. */
  readonly order: number;
  /** Cosine of the question with the nearest wording in runs of letters: survives misspelling. */
  readonly letters: number;
  /** Share of the question that the title, wordings and answer explain, words weighted by rarity. */
  readonly coverage: number;
  /** Share of the question that title and wordings alone explain. */
  readonly wordingCoverage: number;
  /** Share of the nearest wording that stands in the question. */
  readonly precision: number;
  /** Share of the question that the answer explains. */
  readonly answer: number;
}

/** A document that may answer. */
export interface PassageHit {
  readonly id: string;
  /** 0 to 1; comparable between questions, but not a probability: that takes calibration. */
  readonly score: number;
  /** The title or alternative wording that is nearest to the question. */
  readonly bestWording: string;
  /** Why it was found, in words; made when it is asked for. */
  evidence(): readonly string[];
  /** Indices of the question's tokens that the document holds, as a word, a word form or another name of a concept. */
  readonly covered: readonly number[];
  /** Indices of the question's topic words that it does not hold. */
  readonly uncovered: readonly number[];
  readonly features: PassageFeatures;
}

export interface RankOptions {
  /** Ids of documents that are wanted behind the limit as well, where they share anything with the question. */
  readonly also?: ReadonlySet<string>;
  /** Counts the steps that it took. */
  readonly work?: { steps: number };
}

/** Ranks documents for questions. */
export interface PassageIndex {
  /** The best `limit` documents first; equal scores go by the documents' order. */
  rank(utterance: Utterance, limit: number, options?: RankOptions): PassageHit[];
}

/** Counts what a ranking did, so that a test can bound it. */
export interface Work {
  steps: number;
}
