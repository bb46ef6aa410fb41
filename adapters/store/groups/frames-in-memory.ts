import { BoundedMap } from "../../../src/memo.ts";
import type { FrameStore, PersonHash } from "../../../src/ports.ts";

/** Conversations that are remembered; the one not continued for longest is let go first. */
const MOST_KEPT = 5_000;

/** Conversation frames in memory only: where no text may be stored, and while the store is away. */
export interface MemoryFrames extends FrameStore {
  forget(person: PersonHash): number;
  /** Conversations in which a person spoke. */
  of(person: PersonHash): readonly string[];
  sweep(nowMs: number): number;
}

type Kept = Parameters<FrameStore["put"]>[0];

/** Creates an in-memory frame store of at most 5,000 conversations. */
export function createMemoryFrames(): MemoryFrames {
  const frames = new BoundedMap<string, Kept>(MOST_KEPT);
  const dropWhere = (is: (frame: Kept) => boolean): number => {
    let dropped = 0;
    for (const [conversation, frame] of frames) if (is(frame) && frames.delete(conversation)) dropped++;
    return dropped;
  };
  return {
    async get(conversation, nowMs) {
      const frame = frames.get(conversation);
      return frame && frame.expiresAtMs > nowMs ? structuredClone(frame.data) : null;
    },
    async put(frame) {
      frames.set(frame.conversation, structuredClone(frame));
    },
    async delete(conversation) {
      frames.delete(conversation);
    },
    of: (person) =>
      [...frames.values()]
        .filter(({ speakers }) => speakers.includes(person))
        .map((frame) => frame.conversation),
    forget: (person) => dropWhere(({ speakers }) => speakers.includes(person)),
    sweep: (nowMs) => dropWhere(({ expiresAtMs }) => expiresAtMs <= nowMs),
  };
}
