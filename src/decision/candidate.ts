import type { Reading, Signals } from "../conversation/index.ts";
import type { Utterance } from "../language/index.ts";
import type { PlannedAnswer } from "../tables/index.ts";
import type { Signs } from "./signs.ts";

/** An entry or a plan that could answer, with its evidence and probability. */
export interface Candidate {
  /** `entry`: a passage; `table`: a plan over tables. */
  readonly kind: "entry" | "table";
  /** Id of the entry or table. */
  readonly id: string;
  readonly title: string;
  readonly reading: Reading;
  /** What it was ranked by, and how it stands among the others. */
  readonly signs: Signs;
  readonly standing: Signs;
  /** Ids of entries and tables that its keepers name as related. */
  readonly related: readonly string[];
  /** Content words of the question that it does not cover. */
  readonly uncovered: readonly string[];
  /** What speaks for it, in words; made when it is asked for. */
  evidence(): readonly string[];
  /** All but what it lists is asked for, and nothing that it is asked by denies anything. */
  readonly opposite: boolean;
  /** Its text in passages, nearest to the question first; none where meanings are not compared. */
  passages(): readonly string[];
  /** Calibrated probability, 0 to 1, that it answers the question, or a part of it. */
  readonly probability: number;
  /** For `table`: the plan and its result. */
  readonly table?: PlannedAnswer;
}

/** A topic that keepers marked as outside, with its likeness to the question, 0 to 1. */
export interface Aspect {
  readonly id: string;
  readonly aspect: string;
  readonly likeness: number;
}

/** What was made of one question, before anything was decided. */
export interface Understood {
  /** The question as it was asked, with what it leans on. */
  readonly text: string;
  /** What it says by itself where it leans on other sentences, in words with a topic; `null`: it stands alone. */
  readonly own: readonly string[] | null;
  readonly heard: Utterance;
  readonly signals: Signals;
  readonly readings: readonly Reading[];
  /** Most probable first. */
  readonly candidates: readonly Candidate[];
  /** The outside aspect that is nearest, looked up when it is asked for; `null` where none is near. */
  outside(): Aspect | null;
  /** A year that the question names and no text of the knowledge does. */
  readonly year: string | null;
}
