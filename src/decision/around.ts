import type { Frame } from "../conversation/index.ts";
import type { Meanings, Weighed } from "../meaning/index.ts";
import type { Steps } from "../steps.ts";

/** Context of a question: the opening of its message, the number of questions in that, and the frame. */
export interface Around {
  /** How the message opens that it stands in; empty where it is all of it. */
  readonly message: string;
  /** Questions in the message. */
  readonly questions: number;
  readonly frame: Frame | null;
}

/** The message says what its question is about better than the question; of several questions each has its share. */
const weightOfMessage = 2;

/** A question with what it stands in: what was talked about before, and the message. */
export function* meantBy(
  text: string,
  before: string,
  { message, questions }: Around,
  { read }: Meanings,
): Steps<Weighed[]> {
  const own = { vector: read(text), weight: 1 };
  yield;
  if (before !== "") return [own, { vector: read(`${before} ${message || text}`), weight: 1 }];
  if (message === "") return [own];
  return [own, { vector: read(message), weight: weightOfMessage / questions }];
}

const fading = 0.7;

/**
 * Recency of each entry and table in the conversation, 0 to 1: it answered, or was likely besides; decays by
 * turn.
 */
export function recentIn(frame: Frame | null): ReadonlyMap<string, number> {
  const recent = new Map<string, number>();
  for (const [ago, { entry, others }] of (frame?.turns ?? []).toReversed().entries())
    for (const [place, id] of [entry, ...others].entries())
      if (id !== null) recent.set(id, Math.max(recent.get(id) ?? 0, fading ** ago / (1 + place)));
  return recent;
}
