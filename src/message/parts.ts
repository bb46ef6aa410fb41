import type { Sentence } from "./sentences.ts";

/** One question of a message. */
export interface AskedQuestion {
  /** As it was asked. */
  readonly said: string;
  /** With the sentences before it that it cannot do without: "I lost my card. Whom do I tell?". */
  readonly text: string;
  /** It corrects how the last message was taken: what was given then is not meant. */
  readonly instead?: true;
}

/** A parsed message: its sentences and questions. */
export interface MessageParts {
  /** Without mark-up, mentions and code; bounded. */
  readonly text: string;
  /** As much of its beginning as is read by meaning. */
  readonly opening: string;
  readonly sentences: readonly Sentence[];
  /** Those that ask, in order; empty where none does. */
  readonly questions: readonly AskedQuestion[];
  /** Further questions, which are not answered. */
  readonly unread: number;
}
