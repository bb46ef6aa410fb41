import type { Reply } from "../../../src/reply/index.ts";
import { type Before, createAnswering, type PlatformSide, phrasesIn } from "../../chat/index.ts";
import type { DiscordContext } from "../context.ts";
import { codes, explainDiscordError, isOneOf } from "../errors.ts";
import { channelId, messageId, parsePost, postId, userId } from "../ids.ts";
import type { Deletion, HeardMessage, Reaction } from "../intents.ts";
import { note } from "../render/notes.ts";
import { forumQuestion } from "./forum.ts";
import { present } from "./present.ts";

/** Handlers of messages: new, edited, deleted, reacted to. */
export interface Messages {
  /** A message that may be for the bot. `data`: how another process would hear it, should this one die. */
  heard(heard: HeardMessage, data: unknown): Promise<void>;
  edited(heard: HeardMessage, data: unknown): Promise<void>;
  deleted(deletion: Deletion): Promise<void>;
  reacted(reaction: Reaction, isTaken: boolean): Promise<void>;
}

/**
 * Creates the handlers of messages: Discord's `Room` for `createAnswering`, with its threads, forums and
 * closed channels.
 */
export function createMessages(parts: DiscordContext): Messages {
  const { guide, posts, once, places, modes, config, logger } = parts;
  const { answers, votes } = guide.store;

  const room: PlatformSide<HeardMessage> = {
    async mode({ caller }) {
      if (!config.messageContent || caller.guild === null) return "mentions";
      return modes.read(channelId(caller.guild, await places.parentOf(caller)));
    },
    async inTurn(_, work) {
      await parts.pace.turn();
      await work();
    },
    claims: async (heard, again) => (await parts.onboarding?.said(heard, again)) ?? false,
    before,
    async deliver(heard, reply, { about }) {
      const post = await bring(heard, reply, about);
      if (post !== null) await answers.addPost(reply.id, post);
    },
    async replace(_, reply, post) {
      const at = parsePost(post);
      if (at === null || !(await posts.edit(at, await present(parts, reply)))) return false;
      await answers.addPost(reply.id, post);
      return true;
    },
    async remove(all) {
      for (const post of all) {
        const at = parsePost(post);
        if (at !== null) await posts.remove(at);
      }
    },
    // A repeated attempt is known to Discord by its nonce.
    stands: async () => false,
    async say({ caller, id }, text) {
      await posts.send(caller.channel, { sheet: note(text) }, { replyTo: id, key: `say${id.slice(-20)}` });
    },
    answered: async (heard) => parts.onboarding?.answered(heard),
    isOver: (error) =>
      isOneOf(error, codes.unknownChannel, codes.unknownMessage, codes.threadLocked, codes.threadArchived),
  };
  const answering = createAnswering({
    guide,
    once,
    room,
    logger,
    sure: config.autoConfidence,
    cooldown: parts.cooldown,
  });

  /** What was said before, as far as Discord shows it: without the message content intent most texts are empty. */
  async function before(heard: HeardMessage): Promise<readonly Before[] | null> {
    const { answered } = heard;
    if (answered !== null) return answered.text === "" && !answered.byBot ? null : [answered];
    const all = await places.before(heard.caller.channel, heard.id);
    const withheld = all?.every(({ text, byBot }) => byBot || text === "") ?? true;
    return all === null || (withheld && all.length > 0) ? null : all;
  }

  /** In the channel, or in a thread of its own; where that is not allowed, in private to whoever asked. */
  async function bring(heard: HeardMessage, reply: Reply, about: string | null): Promise<string | null> {
    const { caller, message } = heard;
    const out = await present(parts, reply, {
      ...(heard.solves && { solved: "offer" as const }),
      ...(about !== null && { question: about }),
    });
    const thread = heard.overheard === "channel" ? await places.openThread(heard) : null;
    try {
      const channel = thread ?? caller.channel;
      const replyTo = thread === null ? { replyTo: heard.id } : {};
      return postId(await posts.send(channel, out, { ...replyTo, key: reply.id }));
    } catch (error) {
      if (!isOneOf(error, codes.missingAccess, codes.missingPermissions)) throw error;
      logger.warn(
        { channel: caller.channel, ...explainDiscordError(error) },
        "an answer may not be posted in its channel",
      );
      if (caller.place.kind === "direct" || heard.overheard !== null) return null;
      const lead = phrasesIn(guide)("answered-directly");
      const first = await posts.direct(caller.user, { sheet: note(lead) });
      const question = about ?? message.text;
      const sent = first && (await posts.direct(caller.user, await present(parts, reply, { question })));
      if (!sent)
        logger.info({ channel: caller.channel }, "the person takes no direct messages: the answer is lost");
      return sent && postId(sent);
    }
  }

  /** A reply to an answer goes on with that answer's conversation, whoever asked it. */
  async function inConversation(heard: HeardMessage): Promise<HeardMessage> {
    const { message, addressed, inReplyTo, caller } = heard;
    if (addressed !== "reply" || inReplyTo === null) return heard;
    const answered = await answers.byPost(postId({ channel: caller.channel, message: inReplyTo }));
    return {
      ...heard,
      message: { ...message, conversation: answered?.conversation ?? message.conversation },
    };
  }

  /** The message as it is to be answered; `null` where it is not for the bot at all. */
  async function read(heard: HeardMessage): Promise<HeardMessage | null> {
    if (heard.overheard === null) return inConversation(heard);
    if (heard.caller.guild === null || heard.forOthers) return null;
    if (!heard.opensThread) return heard;
    const text = await forumQuestion(parts, heard);
    return text === null
      ? null
      : { ...heard, message: { ...heard.message, text }, overheard: null, solves: true };
  }

  return {
    async heard(given, data) {
      const heard = await read(given);
      if (heard !== null) await answering.answer(heard, data);
    },
    async edited(given, data) {
      if (given.edited === null) return;
      const heard = await read(given);
      if (heard !== null) await answering.edited(heard, given.edited, data);
    },
    async deleted({ guild, channel, messages }) {
      for (const id of messages) await answering.deleted(messageId(guild, channel, id));
    },
    async reacted({ user, channel, message, vote }, isTaken) {
      const answer = await answers.byPost(postId({ channel, message }));
      if (answer?.status !== "answered") return;
      const person = userId(user);
      if (!isTaken) await guide.vote(answer.id, person, vote);
      else if ((await votes.get(answer.id, guide.hashPerson(person)))?.kind === vote)
        await votes.delete(answer.id, guide.hashPerson(person));
    },
  };
}
