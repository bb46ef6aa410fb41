import type { Block } from "../../reply/index.ts";
import type { Origin } from "../origin.ts";

export const stepKinds = ["text", "read", "choice", "check", "quiz", "person"] as const;

/**
 * `text`: something to read; `read`: entries, shown as answers; `choice`: a question that branches;
 * `check`: something to do and tick off; `quiz`: a question with a right answer; `person`: somebody to talk to.
 */
export type StepKind = (typeof stepKinds)[number];

/** An answer to choose. */
export interface Option {
  readonly id: string;
  readonly label: string;
  /** The step that it leads to; `null`: the step's own successor. */
  readonly next: string | null;
}

/** What a quiz answer stands on: an entry, or a table with a row of it. */
export interface Basis {
  readonly id: string;
  readonly row: string | null;
}

/** One step of a track. */
export interface TrackStep {
  readonly id: string;
  readonly kind: StepKind;
  /** The heading; of a choice or quiz the question. */
  readonly title: string;
  readonly text: readonly Block[];
  /** The working day of the track, from 1, that it is planned for. */
  readonly day: number | null;
  /** The last day for it, `2027-03-31`. */
  readonly due: string | null;
  /** Working days after which it is called to mind; 0: never. */
  readonly remind: number;
  /** Ids of entries and tables to read. */
  readonly entries: readonly string[];
  readonly options: readonly Option[];
  /** Id of a quiz's right option. */
  readonly right: string | null;
  readonly basis: Basis | null;
  /** Only for people who chose one of these options at that step; all have to hold. */
  readonly when: readonly { readonly step: string; readonly options: readonly string[] }[];
  /** The step that follows; `null`: the next in the file; `end`: none. */
  readonly next: string | null;
}

/** Hours of a working day in which people may be reminded: from 9 until before 17. */
export interface Hours {
  /** Days of the week that nobody works on, 1 for Monday; default Saturday and Sunday. */
  readonly weekend?: readonly number[];
  /** Days of the calendar that nobody works on, `2026-12-25`. */
  readonly holidays?: readonly string[];
  readonly from: number;
  readonly until: number;
}

/** A newcomer's way, as its keepers wrote it. */
export interface Track {
  readonly id: string;
  readonly title: string;
  readonly audience: string;
  /** Working days that it is planned for. */
  readonly days: number;
  /** IANA name of the time zone of people whose own is not known. */
  readonly zone: string | null;
  readonly hours: Hours;
  readonly steps: readonly TrackStep[];
  /** Changes when the track is edited. */
  readonly revision: string;
  readonly origin: Origin;
}

/** Stands for no step: the track is over. */
export const END = "end";

/** The step of this id. */
export const stepOf = (track: Track, id: string | null): TrackStep | null =>
  track.steps.find((step) => step.id === id) ?? null;
