import type { Addressed, Reply } from "../../src/reply/index.ts";
import { readPlainSigns } from "./plain-signs.ts";

/** Modes of a channel, as its admins choose them. */
export const channelModes = ["mentions", "follow", "every", "unasked"] as const;

export type ChannelMode = (typeof channelModes)[number];

/**
 * Position of a message that was not addressed to the bot: in a thread in which it has answered, or in the
 * channel.
 */
export type Overheard = "thread" | "channel";

/** In a thread the bot is in the talk already: lower than for answers out of the blue. */
const THREAD_CONFIDENCE = 0.6;
/** As likely wanted as not: below this a guide that speaks is a nuisance more often than a help. */
const WANTED_IN_THREAD = 0.5;
const WANTED_IN_OWN_CHANNEL = 0.3;
/** From here on what goes on from an answer may be as short as "and juniors?". */
const SURELY_GOES_ON = 0.9;

/**
 * Decides whether to answer a message that was not addressed to the bot, by the core's judgement
 * (`reply.addressed`), the channel's mode and the confidence; the same on every platform.
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
 * Decides whether to answer a new forum post. That it asks is likely there, so the answer alone has to be
 * sure; what is told, or asked about the people there, is left to them.
 * @param sure least confidence, 0 to 1
 */
export const isWantedInForum = (
  reply: Pick<Reply, "status" | "confidence" | "addressed">,
  sure: number,
): boolean => reply.addressed.kind === "asks" && reply.status === "answered" && reply.confidence >= sure;

/** What the core judged a message to be; replies that were stored before it did bring nothing. */
const judgedBy = (reply: { readonly addressed?: Addressed }): Addressed | undefined => reply.addressed;
