/** What all chat platforms do alike with a message, its edits and its deletion. */
import { randomUUID } from "node:crypto";
import type { Guide } from "../../src/guide.ts";
import { normalise } from "../../src/language/index.ts";
import type { Answer, Logger } from "../../src/ports.ts";
import type { Message, Reply } from "../../src/reply/index.ts";
import type { Cooldown } from "./cooldown.ts";
import type { Once, OnceResult } from "./exactly-once.ts";
import { phrasesIn } from "./phrases.ts";
import { type Before, isPointing, pointedAt } from "./pointing.ts";
import { type ChannelMode, isWanted, type Overheard } from "./speaking.ts";

/** Attempts at a question, over restarts, before it is given up: it may be what ends the process. */
export const MOST_ATTEMPTS = 3;
/** What a bare call of the bot means where nothing stands before it. */
const NOTHING_SAID = "help";

/** A message that may want an answer, as its platform read it. */
interface Asked {
  readonly message: Message;
  /** Not said to the bot, and where it stands; `null`: it was. */
  readonly overheard: Overheard | null;
  /** A picture or a sticker came without words. */
  readonly wordless: boolean;
}

/** Platform operations that `createAnswering` calls. `A`: the platform's own type of a received message. */
export interface PlatformSide<A extends Asked> {
  mode(asked: A): Promise<ChannelMode>;
  /** Does the work on a question when its turn comes, with whatever the platform shows meanwhile. */
  inTurn(asked: A, work: () => Promise<void>): Promise<void>;
  /** True where the message was meant for the onboarding. `again`: after a crash. */
  claims(asked: A, again: boolean): Promise<boolean>;
  /** What stands before the message, oldest first; `null` where the bot may not read it. */
  before(asked: A): Promise<readonly Before[] | null>;
  /** Brings a reply and remembers where it stands. `key` is the same for every try. `about`: what was asked, where it stands elsewhere. */
  deliver(
    asked: A,
    reply: Reply,
    how: { readonly key: string; readonly about: string | null },
  ): Promise<void>;
  /** Puts a new reply in the place of an old one; false where that is gone. */
  replace(asked: A, reply: Reply, post: string): Promise<boolean>;
  /** Takes posts away; gone already is as good. */
  remove(posts: readonly string[]): Promise<void>;
  /** Whether a reply stands on the platform though the store does not know of it. */
  stands(asked: A): Promise<boolean>;
  /** A word of the bot's own to whoever wrote. */
  say(asked: A, text: string): Promise<void>;
  /** What follows an answer that was given. */
  answered(asked: A): Promise<void>;
  /** Whether there is nothing left to answer: the message or its place is gone. */
  isOver(error: unknown): boolean;
}

/**
 * Creates the handlers of new, edited and deleted messages: each is handled once, on any number of replicas.
 */
export function createAnswering<A extends Asked>(parts: {
  readonly guide: Guide;
  readonly once: Once;
  readonly room: PlatformSide<A>;
  readonly logger: Logger;
  /** Least confidence, 0 to 1, for answers that nobody asked for. */
  readonly sure: number;
  readonly cooldown: Cooldown;
}) {
  const { guide, once, room, logger, sure, cooldown } = parts;
  const { answers } = guide.store;

  /** Whether a message that was not said to the bot is answered nevertheless. */
  async function wanted(asked: A): Promise<boolean> {
    const { message, overheard } = asked;
    if (overheard === null) return true;
    if (asked.wordless || message.text.trim() === "") return false;
    const mode = await room.mode(asked);
    if (mode === "mentions") return false;
    if (overheard === "thread" && (await answers.inConversation(message.conversation, 1)).length === 0)
      return false;
    return isWanted({
      mode,
      where: overheard,
      text: message.text,
      reply: await guide.preview(message),
      sure,
    });
  }

  /** What is asked: the message's own words, or the ones that it points at. */
  async function meant({ message, ...asked }: A): Promise<{ text: string; about: string | null } | null> {
    const own = { text: message.text, about: null };
    const { kind } = message.place;
    if (asked.overheard !== null || !isPointing(message.text)) return own;
    const said = message.text.trim() === "" ? { text: NOTHING_SAID, about: null } : own;
    if (kind === "direct" || kind === "command") return said;
    const before = await room.before({ message, ...asked } as A);
    if (before === null) return message.text.trim() === "" ? said : null;
    const text = pointedAt(before);
    return text === null ? said : { text, about: text };
  }

  async function work(asked: A, attempt: number): Promise<void> {
    if (attempt > 1 && (await isAnswered(asked))) return;
    if (await room.claims(asked, attempt > 1)) return;
    // What a process died on was let through before.
    const leave = attempt > 1 ? null : cooldown(asked.message.user);
    if (leave?.goes === false) {
      if (leave.say !== null && asked.overheard === null) await room.say(asked, leave.say);
      return;
    }
    if (asked.wordless) return room.say(asked, phrasesIn(guide)("words-only"));
    const question = await meant(asked);
    if (question === null) return room.say(asked, phrasesIn(guide)("cannot-read"));
    const reply = await guide.ask({ ...asked.message, text: question.text });
    await room.deliver(asked, reply, { key: asked.message.id, about: question.about });
    await room.answered(asked);
  }

  async function isAnswered(asked: A): Promise<boolean> {
    const answer = await answers.byMessage(asked.message.id);
    return (answer !== null && answer.posts.length > 0) || room.stands(asked);
  }

  /** A changed question gets its answer changed, on its own place in the conversation. */
  async function rework(asked: A, before: Answer, edit: string): Promise<void> {
    const { conversation, place } = before;
    const reply = await guide.ask({ ...asked.message, conversation, place });
    const replaced = await Promise.all(before.posts.map((post) => room.replace(asked, reply, post)));
    if (!replaced.includes(true))
      await room.deliver(asked, reply, { key: `${asked.message.id}#${edit}`, about: null });
  }

  /** Nobody sends a message twice because it failed, so the claim is over and the person is told. */
  async function orApologise(asked: A, task: () => Promise<void>): Promise<void> {
    try {
      await room.inTurn(asked, task);
    } catch (error) {
      if (!room.isOver(error)) await apologise(asked, error);
    }
  }

  async function apologise(asked: A, error: unknown): Promise<void> {
    const reference = randomUUID().slice(0, 8);
    logger.error({ reference, ...codeIn(error), error: String(error) }, "a question could not be answered");
    if (asked.overheard === null)
      await room.say(asked, phrasesIn(guide)("apology", { code: reference })).catch(() => undefined);
  }

  const run = (
    asked: A,
    task: { readonly id: string; readonly data: unknown },
    work: (attempt: number) => Promise<void>,
  ): Promise<OnceResult> =>
    once.run({ ...task, person: guide.hashPerson(asked.message.user) }, (attempt) =>
      attempt > MOST_ATTEMPTS ? Promise.resolve() : orApologise(asked, () => work(attempt)),
    );

  /** Where the store itself is away, the person hears of that like of any other failure. */
  async function guarded(asked: A, task: () => Promise<OnceResult>): Promise<OnceResult> {
    try {
      return await task();
    } catch (error) {
      await apologise(asked, error);
      return "failed";
    }
  }

  return {
    /** Answers a message, unless somebody does or did already. `data`: what another process needs to do it. */
    answer: (asked: A, data: unknown): Promise<OnceResult> =>
      guarded(asked, async () =>
        (await wanted(asked))
          ? run(asked, { id: asked.message.id, data }, (attempt) => work(asked, attempt))
          : "done",
      ),

    /** A message was changed: its answer changes with it; one without an answer is heard anew. */
    edited: (asked: A, edit: string, data: unknown): Promise<OnceResult> =>
      guarded(asked, () =>
        run(asked, { id: `${asked.message.id}#${edit.slice(0, 60)}`, data }, async (attempt) => {
          const before = await answers.byMessage(asked.message.id);
          if (before === null) return (await wanted(asked)) ? work(asked, attempt) : undefined;
          if (before.withdrawnAtMs === null && !isUnchanged(before, asked.message.text))
            await rework(asked, before, edit);
        }),
      ),

    /** A question was deleted: its text and its answers go. */
    async deleted(message: string): Promise<void> {
      for (const answer of await guide.erase(message)) {
        await answers.withdraw(answer.id, guide.clock.now());
        await room.remove(answer.posts);
      }
    },
  };
}

/** Platforms also tell of changes that are not the author's: a link's preview, a pin. */
function isUnchanged(before: Answer, text: string): boolean {
  return before.question !== null && before.question === normalise(text).text;
}

function codeIn(error: unknown): { readonly code?: string | number } {
  const code = (error as { readonly code?: unknown } | null)?.code;
  return typeof code === "string" || typeof code === "number" ? { code } : {};
}
