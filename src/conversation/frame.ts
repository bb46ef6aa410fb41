import { createHash } from "node:crypto";
import { z } from "zod";

const suggestionSchema = z.object({ label: z.string().max(500), question: z.string().max(1000) });

const turnSchema = z.object({
  /** Id of the message, so that an edited question is answered on its own place. */
  message: z.string().max(500),
  /** The question with everything filled in that it took over from earlier turns. */
  question: z.string().max(2000),
  /** What the person told of themselves after it, asking nothing. */
  told: z.string().max(500).optional(),
  status: z.enum(["answered", "clarify", "declined", "chitchat"]),
  /** The entry or table that answered. */
  entry: z.string().nullable(),
  /** What was computed, as a printed plan, and the names of the rows that were shown for it. */
  table: z.object({ plan: z.string().max(5000), rows: z.array(z.string().max(500)).max(200) }).nullable(),
  /** What the person was asked to choose from. */
  choices: z.array(suggestionSchema).max(5),
  /** How sure the answer was, 0 to 1. */
  confidence: z.number().min(0).max(1).optional(),
  /** Entries and tables that were likely besides, likeliest first. */
  others: z.array(z.string().max(200)).max(10),
  /** Fingerprint of what was said, so that it is not said twice in a row. */
  said: z.string().max(16),
});

/**
 * Schema of a frame: the last turns of a conversation, oldest first. JSON data, kept by the store between
 * messages.
 */
export const frameSchema = z.object({ turns: z.array(turnSchema).max(8) });

export type Turn = z.infer<typeof turnSchema>;
export type Frame = z.infer<typeof frameSchema>;

const turnsKept = 5;

/**
 * Appends a turn to a frame. Small talk keeps the topic; what somebody tells of themselves without asking
 * (`told`) belongs to it.
 */
export function remember(frame: Frame | null, turn: Turn, told = ""): Frame {
  const turns = frame?.turns ?? [];
  if (turn.status !== "chitchat") return { turns: [...turns, turn].slice(-turnsKept) };
  const last = turns.at(-1);
  if (told === "") return { turns };
  if (!last) return { turns: [{ ...turn, question: told.slice(-toldChars) }] };
  const all = `${last.told ?? ""} ${told}`.trim().slice(-toldChars);
  return { turns: [...turns.slice(0, -1), { ...last, told: all }] };
}

const toldChars = 300;

const fingerprintChars = 16;

/** Short hash of a text, by which repetitions are recognised without keeping it. */
export const textFingerprint = (text: string): string =>
  createHash("sha256").update(text).digest("hex").slice(0, fingerprintChars);
