import type { Message, Reply } from "../../../src/reply/index.ts";
import { phrasesIn } from "../../chat/index.ts";
import type { DiscordContext } from "../context.ts";
import { explainDiscordError, ranOut } from "../errors.ts";
import { messageId, postId, userId } from "../ids.ts";
import type { Interaction } from "../intents.ts";
import { note } from "../render/notes.ts";
import type { Responder } from "../respond.ts";
import { present } from "./present.ts";

/** Question in place of an empty one. */
export const NOTHING_SAID = "help";

export interface AskOptions {
  readonly question: string;
  /** `null`: as the server has it. */
  readonly isPrivate: boolean | null;
}

/** Answers a question from a command, a button or a menu. */
export async function askByInteraction(
  parts: DiscordContext,
  interaction: Interaction,
  responder: Responder,
  { question, isPrivate }: AskOptions,
): Promise<void> {
  const { guide, servers } = parts;
  const { caller } = interaction;
  const leave = parts.cooldown(userId(caller.user));
  // A command has to be answered; what was told before is told to nobody but the person.
  if (!leave.goes)
    return void (await responder.send({ sheet: note(leave.say ?? phrasesIn(guide)("wait")) }, true));
  const wished = isPrivate ?? (await servers.read(caller.guild)).privateByDefault;
  const hidden = await deferred(responder, wished, parts);
  await parts.pace.turn();
  const reply = await guide.ask(messageOf(interaction, question));
  const out = await present(parts, reply, {
    question,
    share: hidden && caller.place.kind !== "direct" && caller.guild !== null,
  });
  try {
    const message = await responder.send(out, hidden);
    if (!hidden) await guide.store.answers.addPost(reply.id, postId({ channel: caller.channel, message }));
  } catch (error) {
    if (hidden || !caller.botIsMember || !ranOut(error)) throw error;
    await sayInChannel(parts, interaction, reply, question);
  }
}

/** An interaction that ran out before it was acknowledged can still be answered in its channel. */
async function deferred(responder: Responder, hidden: boolean, { logger }: DiscordContext): Promise<boolean> {
  try {
    return await responder.defer(hidden);
  } catch (error) {
    if (!ranOut(error)) throw error;
    logger.warn(explainDiscordError(error), "an interaction ran out before it was acknowledged");
    return hidden;
  }
}

async function sayInChannel(
  parts: DiscordContext,
  { caller }: Interaction,
  reply: Reply,
  question: string,
): Promise<void> {
  const post = await parts.posts.send(caller.channel, await present(parts, reply, { question }), {
    key: reply.id,
  });
  await parts.guide.store.answers.addPost(reply.id, postId(post));
}

/** The interaction as the core knows it: a message of its own in the channel's conversation. */
function messageOf({ id, caller }: Interaction, question: string): Message {
  return {
    id: messageId(caller.guild, caller.channel, `i${id}`),
    text: question.trim() === "" ? NOTHING_SAID : question,
    conversation: caller.conversation,
    user: userId(caller.user),
    place: caller.place,
  };
}
