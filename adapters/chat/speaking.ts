import type { Addressed, Reply } from "../../src/reply/index.ts";
import { readPlainSigns } from "./plain-signs.ts";

/** How the bot behaves in a channel; what its admins choose from. */
export const channelModes = ["mentions", "follow", "every", "unasked"] as const;

export type ChannelMode = (typeof channelModes)[number];

/** Where an overheard message stands: in a thread in which the bot has answered, or at the head of a new one. */
export type Overheard = "thread" | "channel";

/** In a thread the bot is in the talk already: lower than for answers out of the blue. */
const THREAD_CONFIDENCE = 0.6;
/** As likely wanted as not: below this a guide that speaks is a nuisance more often than a help. */
const WANTED_IN_THREAD = 0.5;
const WANTED_IN_OWN_CHANNEL = 0.3;

/**
 * Whether the bot speaks up at a message that was not said to it. The same on every platform: what a message
 * is, the core has judged (`reply.addressed`); what is wanted of whom, the channel's admins.
 * @param sure least confidence, 0 to 1, for answers that nobody asked for
 */
export function isWanted(heard: {
  readonly mode: ChannelMode;
  readonly where: Overheard;
  readonly text: string;
  readonly reply: Pick<Reply, "status" | "confidence"> & Partial<Pick<Reply, "addressed">>;
  readonly sure: number;
}): boolean {
  const { mode, where, reply, sure } = heard;
  if (mode === "mentions" || reply.status === "chitchat") return false;
  const judged = judgedBy(reply);
  const { kind, probability } = judged ?? readPlainSigns(heard.text);
  // In a talk of people one nuisance weighs more than one answer missed: it has to look like a question as well.
  const asks = (kind === "asks" || kind === "follows") && readPlainSigns(heard.text).kind === "asks";
  if (where === "thread")
    return (
      asks &&
      probability >= WANTED_IN_THREAD &&
      ((reply.status === "answered" && reply.confidence >= THREAD_CONFIDENCE) || mode === "every")
    );
  // Search words are no question by plain signs; whoever types them in the bot's own channel means it.
  const isFound = judged === undefined && reply.status === "answered" && reply.confidence >= sure;
  if (mode === "every") return isFound || (kind !== "chatters" && probability >= WANTED_IN_OWN_CHANNEL);
  if (mode === "unasked")
    return kind === "asks" && probability >= sure && reply.status === "answered" && reply.confidence >= sure;
  return false;
}

/** What the core judged a message to be; replies that were stored before it did bring nothing. */
const judgedBy = (reply: { readonly addressed?: Addressed }): Addressed | undefined => reply.addressed;
