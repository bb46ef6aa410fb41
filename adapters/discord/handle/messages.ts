import { normalise } from "../../../src/language/normalise.ts";
import type { Answer, Message, Reply } from "../../../src/ports.ts";
import { codes, explain, isOneOf } from "../errors.ts";
import { messageId, parsePost, postId, userId } from "../ids.ts";
import type { Deletion, Heard, Reaction } from "../intents.ts";
import type { Parts } from "../parts.ts";
import { apology, note, referenceTo } from "../render/notes.ts";
import type { RenderOptions } from "../render.ts";
import { NOTHING_SAID } from "./ask.ts";
import { forumQuestion } from "./forum.ts";
import { present } from "./present.ts";

/** Answers to what people write, and what becomes of them when that changes. */
export interface Messages {
  /** A message that may be for the bot. `data`: how another process would hear it, should this one die. */
  heard(heard: Heard, data: unknown): Promise<void>;
  edited(heard: Heard, data: unknown): Promise<void>;
  deleted(deletion: Deletion): Promise<void>;
  reacted(reaction: Reaction, isTaken: boolean): Promise<void>;
}

/** A message with how it is answered. */
interface Question {
  readonly message: Message;
  readonly options: RenderOptions;
}

/** A question that ended a process this often is not tried again. */
export const MOST_ATTEMPTS = 3;

/** Puts together what answers messages. */
export function createMessages(parts: Parts): Messages {
  const { guide, posts, once, servers, config, logger } = parts;
  const { answers, votes } = guide.store;

  /** The question in a message, or `null`: it is not for the bot. */
  async function questionIn(heard: Heard): Promise<Question | null> {
    if (heard.addressed !== null) return { message: await inConversation(heard), options: {} };
    if (heard.caller.guild === null) return null;
    if (heard.opensThread) {
      const text = await forumQuestion(parts, heard);
      return text === null ? null : { message: { ...heard.message, text }, options: { solved: "offer" } };
    }
    return (await follows(heard)) ? { message: heard.message, options: {} } : null;
  }

  /** A reply to an answer goes on with that answer's conversation, whoever asked it. */
  async function inConversation({ message, addressed, inReplyTo, caller }: Heard): Promise<Message> {
    const text = message.text === "" ? NOTHING_SAID : message.text;
    const at =
      addressed === "reply" && inReplyTo !== null ? { channel: caller.channel, message: inReplyTo } : null;
    const answered = at && (await answers.byPost(postId(at)));
    return { ...message, text, conversation: answered?.conversation ?? message.conversation };
  }

  /** In a thread that the bot takes part in, where the server wants it, and only if it knows the answer. */
  async function follows({ message, caller, forOthers }: Heard): Promise<boolean> {
    if (!config.messageContent || forOthers || caller.place.kind !== "thread" || message.text === "")
      return false;
    if ((await servers.read(caller.guild)).threads !== "follow") return false;
    if ((await answers.inConversation(message.conversation, 1)).length === 0) return false;
    await parts.pace.turn();
    const { status } = await guide.preview(message);
    return status === "answered" || status === "clarify";
  }

  async function answer(heard: Heard, { message, options }: Question, attempt: number): Promise<void> {
    if (attempt > MOST_ATTEMPTS) return;
    const before = attempt > 1 ? await answers.byMessage(message.id) : null;
    if (before && before.posts.length > 0) return;
    if (await parts.onboarding?.said(heard, attempt > 1)) return;
    await parts.pace.turn();
    const reply = await guide.ask(message);
    const post = await deliver(heard, reply, options);
    if (post !== null) await answers.addPost(reply.id, post);
    await parts.onboarding?.answered(heard);
  }

  /** In the channel; where that is not allowed, in private to whoever asked. */
  async function deliver(heard: Heard, reply: Reply, options: RenderOptions): Promise<string | null> {
    const out = await present(parts, reply, options);
    try {
      return postId(await posts.send(heard.caller.channel, out, { replyTo: heard.id, key: reply.id }));
    } catch (error) {
      if (!isOneOf(error, codes.missingAccess, codes.missingPermissions)) throw error;
      logger.warn(
        { channel: heard.caller.channel, ...explain(error) },
        "an answer may not be posted in its channel",
      );
      const { user, place } = heard.caller;
      if (place.kind === "direct") return null;
      const lead = "I may not write in the channel where you asked, so here is your answer:";
      const first = await posts.direct(user, { sheet: note(lead) });
      const sent =
        first && (await posts.direct(user, await present(parts, reply, { question: heard.message.text })));
      if (!sent)
        logger.info({ user: userId(user) }, "the person takes no direct messages: the answer is lost");
      return sent && postId(sent);
    }
  }

  /** Once for each message, whoever hears it and however often. */
  async function heardOnce(heard: Heard, data: unknown): Promise<void> {
    const question = await questionIn(heard);
    if (!question) return;
    const task = { id: `discord:m:${heard.id}`, data, person: guide.hashPerson(heard.message.user) };
    await once.run(task, (attempt) => orApologise(heard, () => answer(heard, question, attempt)));
  }

  /** Nobody sends a message twice because it failed, so the claim is over and the person is told. */
  async function orApologise(heard: Heard, task: () => Promise<void>): Promise<void> {
    try {
      await task();
    } catch (error) {
      const reference = referenceTo(heard.id);
      logger.error({ reference, ...explain(error), error: String(error) }, "a message could not be answered");
      const about = { replyTo: heard.id };
      await posts.send(heard.caller.channel, { sheet: apology(reference) }, about).catch(() => undefined);
    }
  }

  async function edited(heard: Heard, data: unknown): Promise<void> {
    if (heard.edited === null) return;
    const before = await answers.byMessage(heard.message.id);
    if (!before) return heardOnce(heard, data);
    if (before.withdrawnAtMs !== null || isUnchanged(before, heard.message.text)) return;
    const task = { id: `discord:e:${heard.id}:${heard.edited}` };
    await once.run(task, () => orApologise(heard, () => answerAnew(heard, before)));
  }

  /** A changed question gets its answer changed, on its own place in the conversation. */
  async function answerAnew(heard: Heard, before: Answer): Promise<void> {
    const { conversation, place } = before;
    const reply = await guide.ask({ ...heard.message, conversation, place });
    const out = await present(parts, reply);
    for (const post of before.posts) {
      const at = parsePost(post);
      if (at && (await posts.edit(at, out)) && reply.id !== before.id) await answers.addPost(reply.id, post);
    }
  }

  return {
    heard: heardOnce,
    edited,
    async deleted({ guild, channel, messages }) {
      for (const id of messages) {
        const gone = await guide.erase(messageId(guild, channel, id));
        const at = gone.flatMap((each) => each.posts.flatMap((post) => parsePost(post) ?? []));
        for (const post of at) await posts.remove(post);
      }
    },
    async reacted({ user, channel, message, vote }, isTaken) {
      const answer = await answers.byPost(postId({ channel, message }));
      if (answer?.status !== "answered") return;
      if (!isTaken) await guide.vote(answer.id, userId(user), vote);
      else if ((await votes.get(answer.id, guide.hashPerson(userId(user))))?.kind === vote)
        await votes.delete(answer.id, guide.hashPerson(userId(user)));
    },
  };
}

/** Discord also tells of changes that are not the author's: a link's preview, a pin. */
function isUnchanged(before: Answer, text: string): boolean {
  return before.question !== null && before.question === normalise(text).text;
}
