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
/** From here on what goes on from an answer may be as short as "and juniors?". */
const SURELY_GOES_ON = 0.9;

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
  const { mode, where, text, reply, sure } = heard;
  if (mode === "mentions" || reply.status === "chitchat") return false;
  const judged = judgedBy(reply);
  const plain = readPlainSigns(text);
  const { kind, probability } = judged ?? plain;
  const isAnswered = (least: number) => reply.status === "answered" && reply.confidence >= least;
  if (where === "thread") {
    // In a talk of people one nuisance weighs more than one answer missed: it has to look like a question as well.
    const goesOn = kind === "follows" && probability >= SURELY_GOES_ON;
    const asks = kind === "asks" || kind === "follows";
    if (!asks || readPlainSigns(text, { goesOn }).kind !== "asks") return false;
    // Where nobody asked the bot to follow along, a thread is no exception from being sure.
    if (mode === "unasked") return probability >= sure && isAnswered(sure);
    return probability >= WANTED_IN_THREAD && (mode === "every" || isAnswered(THREAD_CONFIDENCE));
  }
  if (mode === "unasked") return kind === "asks" && probability >= sure && isAnswered(sure);
  if (mode !== "every") return false;
  // Whoever writes in the bot's own channel means it: what has the form of a question is one, whatever it is judged
  // to be, and search words that find something are one too.
  const isFound = judged === undefined && isAnswered(sure);
  return (
    plain.kind !== "chatters" || isFound || (kind !== "chatters" && probability >= WANTED_IN_OWN_CHANNEL)
  );
}

/**
 * Whether a new post of a forum, where people put questions to everybody, gets a first answer. That it asks is likely
 * there, so that only the answer has to be sure; what is told, or asked about the people there, is left to them.
 * @param sure least confidence, 0 to 1
 */
export const isWantedInForum = (
  reply: Pick<Reply, "status" | "confidence" | "addressed">,
  sure: number,
): boolean => reply.addressed.kind === "asks" && reply.status === "answered" && reply.confidence >= sure;

/** What the core judged a message to be; replies that were stored before it did bring nothing. */
const judgedBy = (reply: { readonly addressed?: Addressed }): Addressed | undefined => reply.addressed;
