import { randomBytes, timingSafeEqual } from "node:crypto";

const RANDOM_CHARACTERS = 22;
const MARK_CHARACTERS = 16;

/** Issues and verifies conversation ids: nobody takes part in another's by guessing or choosing one. */
export interface Conversations {
  /** A new name: 128 random bits, and a mark that only this bot can make. */
  begin(): string;
  /** The given one where it was issued here; a new one otherwise. */
  resume(given: string | undefined): string;
}

/** `markOf`: a keyed hash, the same on every replica. */
export function createConversations(markOf: (text: string) => string): Conversations {
  const marked = (name: string) => `${name}-${markOf(`web conversation ${name}`).slice(0, MARK_CHARACTERS)}`;
  const begin = () => marked(randomBytes(16).toString("base64url"));
  return {
    begin,
    resume(given) {
      if (given === undefined) return begin();
      const [known, claimed] = [marked(given.slice(0, RANDOM_CHARACTERS)), given].map((each) =>
        Buffer.from(each),
      ) as [Buffer, Buffer];
      return known.length === claimed.length && timingSafeEqual(known, claimed) ? given : begin();
    },
  };
}
