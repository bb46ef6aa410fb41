import { z } from "zod";
import { planSchema } from "../tables/plan.ts";

const suggestionSchema = z.object({ label: z.string().max(500), question: z.string().max(1000) });

const turnSchema = z.object({
  /** Id of the message, so that an edited question is answered on its own place. */
  message: z.string().max(500),
  /** The question with everything filled in that it took over from earlier turns. */
  question: z.string().max(2000),
  status: z.enum(["answered", "clarify", "declined", "chitchat"]),
  /** The entry or table that answered. */
  entry: z.string().nullable(),
  /** What was computed, and the rows that were shown for it. */
  table: z.object({ plan: planSchema, rows: z.array(z.string()).max(200) }).nullable(),
  /** What the person was asked to choose from. */
  choices: z.array(suggestionSchema).max(5),
});

/** What was talked about: the last turns, oldest first. JSON data, kept by the store between messages. */
export const frameSchema = z.object({ turns: z.array(turnSchema).max(8) });

export type Turn = z.infer<typeof turnSchema>;
export type Frame = z.infer<typeof frameSchema>;

const turnsKept = 5;

/** The frame after one more turn. Small talk leaves the topic where it was. */
export function remember(frame: Frame | null, turn: Turn): Frame {
  const turns = frame?.turns ?? [];
  return { turns: (turn.status === "chitchat" ? turns : [...turns, turn]).slice(-turnsKept) };
}
