import type { Value } from "../figures/index.ts";
import type { LogisticModel } from "../maths/index.ts";
import type { Block } from "../reply/index.ts";
import type { Origin } from "./origin.ts";
import type { Track } from "./tracks/track.ts";

/** A document that the knowledge was made from. */
export interface Source {
  readonly id: string;
  readonly title: string;
  readonly publisher?: string;
  /** When it was published, or what time it is about, as people read it. */
  readonly date?: string;
  readonly licence?: string;
  /** The line that the licence asks for. */
  readonly attribution?: string;
  readonly url?: string;
  /** Its figures come first where other sources speak as well. */
  readonly leads?: boolean;
}

/** A passage that answers questions: an FAQ, or a piece of an article. */
export interface Entry {
  readonly id: string;
  readonly kind: "faq" | "article";
  /** The question (FAQ) or the heading (article). */
  readonly title: string;
  /** Alternative wordings: questions and phrases that this entry answers. */
  readonly also: readonly string[];
  /** A false belief that this entry corrects; asked as a question or stated, the entry answers with the correction. */
  readonly claim: string | null;
  /** First block: the direct statement. */
  readonly answer: readonly Block[];
  /** `answer` as plain text. */
  readonly text: string;
  readonly topics: readonly string[];
  /** Ids of entries and tables worth reading next. */
  readonly related: readonly string[];
  readonly source: string;
  readonly section: string | null;
  readonly origin: Origin;
}

export type ColumnType =
  | "text"
  | "list"
  | "number"
  | "share"
  | "money"
  | "money-range"
  | "years-range"
  | "date";

export interface Cell {
  readonly raw: string;
  readonly value: Value;
}

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  /** Other names that people use for it. */
  readonly aliases: readonly string[];
  /** What a figure counts: "of ML engineers", "USD a year". */
  readonly unit: string | null;
  /** True for a share column whose cells add up to 100. */
  readonly whole: boolean;
  /** True for the column that names the row. */
  readonly key: boolean;
  /** Its words in their order, the lowest first, where a keeper declares one. */
  readonly order?: readonly string[];
}

export interface Row {
  /** Slug of the key cell, unique in its table. */
  readonly id: string;
  /** The key cell as people read it. */
  readonly name: string;
  readonly cells: readonly Cell[];
  /** Other names of this row. */
  readonly aliases: readonly string[];
}

export interface Table {
  readonly id: string;
  readonly title: string;
  /** What one row is, singular and plural: `industry`, `industries`. */
  readonly row: { readonly one: string; readonly many: string };
  /** Wordings that ask for this table as a whole, or say what it is about. */
  readonly also: readonly string[];
  /** How this table's figures are to be read where another table differs: "ranges, approximate". */
  readonly measure: string | null;
  /** How the figures came about and what they leave out; shown with every citation. */
  readonly note: string | null;
  /** A sentence that has to stand beside any answer from this table: "Two of them have ended since." */
  readonly caution?: string | undefined;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly topics: readonly string[];
  readonly related: readonly string[];
  readonly source: string;
  /** Its source comes first where others speak as well. */
  readonly leads?: boolean;
  readonly section: string | null;
  readonly origin: Origin;
}

/** One thing under all its names; the first name is the one that replies use. */
export interface Concept {
  readonly id: string;
  readonly names: readonly string[];
}

export interface Vocabulary {
  readonly concepts: readonly Concept[];
}

/**
 * Utterances that knowledge does not answer with an entry.
 * `smalltalk` and `welcome` have replies of their own, `help` says what can be asked,
 * `out-of-scope` names an aspect that the knowledge does not hold ("pay in a country or city").
 */
export interface IntentSet {
  readonly id: string;
  readonly kind: "smalltalk" | "welcome" | "help" | "out-of-scope";
  readonly examples: readonly string[];
  readonly replies: readonly string[];
  /** For `out-of-scope`: what is not covered, in words that fit "I have nothing about …". */
  readonly aspect: string | null;
  readonly origin: Origin;
}

/** What the guide is, in its keepers' words: replies of the core are put together from these. */
export interface Profile {
  /** Name of the bot. */
  readonly name: string;
  /** What it knows about, as it stands in a sentence: "careers in machine-learning engineering". */
  readonly subject: string;
  /** One or two sentences for `help` and the first greeting. */
  readonly introduction: string;
  /** Topics in reading order: id and the label that people see. */
  readonly topics: readonly { readonly id: string; readonly label: string }[];
  /** Questions to show to people who do not know what to ask. */
  readonly starters: readonly string[];
  /** Days after which the figures of a dated source count as old, where the keepers say so. */
  readonly fresh?: number | undefined;
  /** What is said, by language, to people in distress: where they find help. Without one, the core's own words. */
  readonly distress?: readonly { readonly locale: string; readonly text: string }[];
  /** Sentences of the guide in the folder's own words, by their keys. */
  readonly phrases?: Readonly<Record<string, string>>;
}

/** Weights and limits of the decision, fitted on a folder's own labelled questions (`npm run train -- decision --folder`). */
export interface FittedDecision {
  readonly meaning: FittedWay;
  readonly words: FittedWay;
  readonly limits: {
    readonly answer: number;
    readonly table: number;
    readonly maybe: number;
    readonly near: number;
    readonly sure: number;
  };
}

/** Weights for one way of looking: of ranking, and of whether the first answers. */
export interface FittedWay {
  readonly rank: LogisticModel;
  readonly answers: LogisticModel;
}

/** All that the bot knows: validated and frozen. */
export interface Knowledge {
  /** First 12 hex digits of the SHA-256 over all files. */
  readonly hash: string;
  readonly profile: Profile;
  readonly sources: readonly Source[];
  readonly entries: readonly Entry[];
  readonly tables: readonly Table[];
  readonly vocabulary: Vocabulary;
  readonly intents: readonly IntentSet[];
  /** Onboarding tracks. */
  readonly tracks: readonly Track[];
  /** `null`: what was fitted over many folders decides. */
  readonly decision: FittedDecision | null;
}
