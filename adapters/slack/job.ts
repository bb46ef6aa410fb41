import { z } from "zod";

const id = z.string().min(1).max(300);

/** Where a reply goes: into a conversation, to one person alone, or into a form that stands open. */
const destinationSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("conversation"),
    channel: id,
    /** `null`: straight into the conversation, as in direct messages. */
    thread: id.nullable(),
  }),
  z.object({
    kind: z.literal("private"),
    channel: id,
    thread: id.nullable(),
    responseUrl: z.url().max(2_000).nullable(),
    /** Whether others are there with whom the reply can be shared. */
    shareable: z.boolean(),
  }),
  z.object({ kind: z.literal("modal"), view: id }),
]);

/**
 * Schema of a question with all that answering it needs, stored with its claim, so that any process can take
 * over.
 */
export const jobSchema = z.object({
  message: z.object({
    id,
    text: z.string().max(40_000),
    conversation: id,
    user: id,
    place: z.object({
      platform: z.literal("slack"),
      kind: z.enum(["direct", "channel", "thread", "command"]),
      workspace: id,
      channel: id.exactOptional(),
    }),
  }),
  team: id,
  /** Slack's own id of the person. */
  user: id,
  to: destinationSchema,
  /** The question, where it does not stand in the conversation itself. */
  lead: z.string().max(3_000).nullable(),
  /** Not said to the bot: answered only where the channel wants it. */
  overheard: z.enum(["thread", "channel"]).nullable(),
  /** A picture or a file came without words. */
  wordless: z.boolean().default(false),
});

export type Destination = z.infer<typeof destinationSchema>;
export type SlackJob = z.infer<typeof jobSchema>;
