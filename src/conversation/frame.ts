import { z } from "zod";
import type { Candidate } from "../decision/candidate.ts";
import type { Decision } from "../decision/decide.ts";
import type { Reply } from "../ports.ts";
import type { TableCandidate } from "../tables/planner.ts";

const suggestionSchema = z.object({ label: z.string().max(500), question: z.string().max(1000) });

const turnSchema = z.object({
  /** Id of the message, so that an edited question is answered on its own place. */
  message: z.string().max(500),
  /** The question with everything filled in that it took over from earlier turns. */
  question: z.string().max(2000),
  status: z.enum(["answered", "clarify", "declined", "chitchat"]),
  /** The entry or table that answered. */
  entry: z.string().nullable(),
  /** What was computed, as a printed plan, and the names of the rows that were shown for it. */
  table: z.object({ plan: z.string().max(5000), rows: z.array(z.string().max(500)).max(200) }).nullable(),
  /** What the person was asked to choose from. */
  choices: z.array(suggestionSchema).max(5),
});

/** What was talked about: the last turns, oldest first. JSON data, kept by the store between messages. */
export const frameSchema = z.object({ turns: z.array(turnSchema).max(8) });

export type Turn = z.infer<typeof turnSchema>;
export type Frame = z.infer<typeof frameSchema>;

const turnsKept = 5;
const rowsKept = 50;
/** A plan that was at least so likely stays in mind beside the passage that answered. */
const tableNearFrom = 0.2;

const rowsOf = (plan: TableCandidate): string[] =>
  plan
    .statement()
    .rows.slice(0, rowsKept)
    .map(({ name }) => name);

/** What is worth remembering of a reply. */
export function turnOf(
  said: { readonly id: string; readonly text: string },
  decision: Decision,
  reply: Reply,
  candidates: readonly Candidate[],
): Turn {
  const best =
    decision.kind === "answer"
      ? decision.best
      : decision.kind === "decline"
        ? decision.nearest[0]
        : undefined;
  // A passage that says what a row holds answers too; what follows may still be asked of the table.
  const near = candidates.find(({ table, probability }) => table && probability >= tableNearFrom);
  const plan = best?.table ?? (decision.kind === "answer" ? near?.table : undefined);
  return {
    message: said.id,
    question: best?.reading.utterance.text ?? said.text.slice(0, 1000),
    status: reply.status,
    entry: reply.entry,
    table: plan ? { plan: plan.printed, rows: rowsOf(plan) } : null,
    choices: [...reply.choices],
  };
}

/** The frame after one more turn. Small talk leaves the topic where it was. */
export function remember(frame: Frame | null, turn: Turn): Frame {
  const turns = frame?.turns ?? [];
  return { turns: (turn.status === "chitchat" ? turns : [...turns, turn]).slice(-turnsKept) };
}
