import type { Reading } from "../conversation/resolve.ts";
import type { Signals } from "../conversation/signals.ts";
import type { Utterance } from "../language/types.ts";
import type { TableCandidate } from "../tables/planner.ts";

/** Named figures that the decision is made from. */
export type Features = Readonly<Record<string, number>>;

/** Something that could be the reply, with what speaks for and against it. */
export interface Candidate {
  /**
   * `entry`: a passage; `table`: a plan over tables; `talk`: small talk, help or a welcome;
   * `outside`: something that keepers marked as not covered.
   */
  readonly kind: "entry" | "table" | "talk" | "outside";
  /** Id of the entry, table or intent set. */
  readonly id: string;
  readonly title: string;
  readonly reading: Reading;
  readonly features: Features;
  /** Content words of the question that it does not cover. */
  readonly uncovered: readonly string[];
  /** What speaks for it, in words; made when it is asked for. */
  evidence(): readonly string[];
  /** Calibrated probability, 0 to 1, that it is the right reply. */
  readonly probability: number;
  /** For `table`: the plan and its result. */
  readonly table?: TableCandidate;
}

/** What was made of a message, before anything was decided. */
export interface Understood {
  readonly heard: Utterance;
  readonly signals: Signals;
  readonly readings: readonly Reading[];
  /** Most probable first. */
  readonly candidates: readonly Candidate[];
}
