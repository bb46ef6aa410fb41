import { z } from "zod";
import { type Frame, frameSchema } from "./conversation/index.ts";
import type { Phrases } from "./phrases/index.ts";
import type { PersonHash } from "./ports.ts";
import { keptText } from "./privacy/index.ts";
import type { Reply } from "./reply/index.ts";

/** What is kept of a conversation: its frame, and who spoke each turn. */
const memorySchema = z.object({
  frame: frameSchema,
  speakers: z.record(
    z.string().max(500),
    z
      .string()
      .max(80)
      .transform((hash) => hash as PersonHash),
  ),
});
/** Stored form of a conversation. */
export type Memory = z.output<typeof memorySchema>;

/**
 * The frame as it may be stored: without addresses, links and tokens, with the speakers of its turns alone.
 */
export function memoryOf(frame: Frame, speakers: Memory["speakers"]): Memory {
  const turns = frame.turns.map((turn) => ({ ...turn, question: keptText(turn.question) }));
  const theirs = turns.flatMap(({ message }) => {
    const speaker = speakers[message];
    return speaker === undefined ? [] : [[message, speaker] as const];
  });
  return { frame: { ...frame, turns }, speakers: Object.fromEntries(theirs) };
}

/** Parses a stored conversation; `null` for an older form: the conversation starts anew. */
export function parseMemory(data: unknown): Memory | null {
  const parsed = memorySchema.safeParse(data);
  return parsed.success ? parsed.data : null;
}

/** Appends to a reply the sentence that the conversation may not be remembered. */
export function withoutMemory(reply: Reply, phrases: Phrases): Reply {
  const said = phrases("not-remembered");
  const text = { type: "text", text: said } as const;
  const line = { type: "paragraph", children: [{ type: "emphasis", children: [text] }] } as const;
  return { ...reply, body: [...reply.body, line], text: `${reply.text}\n\n${said}` };
}
