import { unlessAway } from "./away.ts";
import type { Bot, Frame } from "./bot.ts";
import { memoryOf, parseMemory, withoutMemory } from "./memory.ts";
import { phrasesOf } from "./phrases/index.ts";
import type { Answer, Clock, PersonHash, Store, VoteKind } from "./ports.ts";
import { answerOf, keptText, withoutSecrets } from "./privacy/index.ts";
import type { Message, Reply } from "./reply/index.ts";
import { inTurns } from "./steps.ts";

/** Dependencies of `createGuide`. */
export interface GuideParts {
  /** The bot of the knowledge that is live now: it changes when the knowledge is edited. */
  readonly bot: () => Bot;
  readonly store: Store;
  readonly clock: Clock;
  readonly hashPerson: (user: string) => PersonHash;
  /** How long a conversation is remembered after its last turn. */
  readonly conversationTtlMs: number;
  /** Whether question texts may be kept at all. */
  readonly keepQuestions: boolean;
}

/** Outcome of a request to withdraw an answer. */
export type Withdrawal = "withdrawn" | "already" | "not-yours" | "unknown";

/** The bot with its memory in the store: the interface of every adapter. */
export interface Guide {
  /** The bot of the moment: topics, titles, autocomplete, single tables. */
  readonly bot: () => Bot;
  readonly store: Store;
  readonly clock: Clock;
  readonly hashPerson: (user: string) => PersonHash;
  /**
   * Answers a message and remembers it. Turns of one conversation are taken one after the other.
   * A message that was answered before (an edit, a retry) is answered anew on its own place in the
   * conversation, under the same answer id.
   */
  ask(message: Message): Promise<Reply>;
  /** The reply that a message would get, with nothing remembered: for what was not said to the bot. */
  preview(message: Message): Promise<Reply>;
  /** An answer given earlier, for the buttons that name it; `null` where it is forgotten. */
  recall(answerId: string): Promise<Answer | null>;
  /** One changeable vote a person; false where the answer is forgotten. */
  vote(answerId: string, user: string, kind: VoteKind, reason?: string): Promise<boolean>;
  /** Takes an answer away for its asker or an admin; `answer` tells where it was posted. */
  withdraw(
    answerId: string,
    user: string,
    byAdmin: boolean,
  ): Promise<{ readonly outcome: Withdrawal; readonly answer: Answer | null }>;
  /** A question was deleted: its text goes; the answers that were given to it, to be taken away. */
  erase(messageId: string): Promise<readonly Answer[]>;
  /** Removes a person everywhere; what was removed, by kind. */
  forget(user: string): Promise<Readonly<Record<string, number>>>;
}

/** Creates a guide of a bot and a store. */
export function createGuide(parts: GuideParts): Guide {
  const { bot, store, clock, hashPerson } = parts;
  const inTurn = createTurns();

  /** Ids go into replies and frames only as keyed hashes: what is made from them leads back to no message. */
  const keyOf = (messageId: string): string => hashPerson(messageId);

  async function consider(message: Message): Promise<Considered> {
    // What is worked out of a text is kept with the reply: a key or number must not get that far.
    const said = { id: keyOf(message.id), text: withoutSecrets(message.text) };
    const kept = parseMemory(await store.frames.get(message.conversation, clock.now()));
    const { reply, frame } = await inTurns(bot().answering(said, before(said.id, kept?.frame ?? null)));
    return { reply, frame, speakers: kept?.speakers ?? {} };
  }

  /** Somebody's very first words that ask for nothing we know are a newcomer's, in whatever form. */
  async function isNewcomer({ status }: Reply, person: PersonHash, message: string): Promise<boolean> {
    if (status === "answered" || bot().knowledge.tracks.length === 0) return false;
    const answers = await store.answers.recent(person, 2);
    // Nobody is taken for a newcomer while the store does not know.
    return (
      store.health().ready &&
      answers.every((answer) => answer.message === message) &&
      (await unlessAway(async () => (await store.onboarding.get(person)) === null, false))
    );
  }

  async function ask(message: Message): Promise<Reply> {
    const person = hashPerson(message.user);
    const { reply: given, frame, speakers } = await consider(message);
    const reply =
      given.offersOnboarding || (await isNewcomer(given, person, message.id))
        ? { ...given, offersOnboarding: true }
        : given;
    const nowMs = clock.now();
    await store.answers.put(
      answerOf(message, reply, { asker: person, atMs: nowMs, keepText: parts.keepQuestions }),
    );
    const memory = memoryOf(frame, { ...speakers, [keyOf(message.id)]: person });
    await store.frames.put({
      conversation: message.conversation,
      speakers: [...new Set(Object.values(memory.speakers))],
      data: memory,
      expiresAtMs: nowMs + parts.conversationTtlMs,
    });
    return store.health().ready ? reply : withoutMemory(reply, phrasesOf(bot().knowledge));
  }

  return {
    bot,
    store,
    clock,
    hashPerson,
    ask: (message) => inTurn(message.conversation, () => ask(message)),
    preview: async (message) => (await consider(message)).reply,
    recall: (answerId) => store.answers.get(answerId),
    vote: (answer, user, kind, reason) =>
      store.votes.put({
        answer,
        person: hashPerson(user),
        kind,
        reason: reason === undefined ? null : keptText(reason),
        atMs: clock.now(),
      }),
    async withdraw(answerId, user, byAdmin) {
      const answer = await store.answers.get(answerId);
      if (!answer) return { outcome: "unknown", answer };
      if (!byAdmin && answer.asker !== hashPerson(user)) return { outcome: "not-yours", answer };
      const first = await store.answers.withdraw(answerId, clock.now());
      return { outcome: first ? "withdrawn" : "already", answer };
    },
    erase: (messageId) => store.answers.erase(messageId, clock.now()),
    forget: (user) => store.forget(hashPerson(user)),
  };
}

/** The conversation as it stood before a message: its own turn and later ones taken off. */
function before(messageId: string, frame: Frame | null): Frame | null {
  const at = frame?.turns.findIndex((turn) => turn.message === messageId) ?? -1;
  return frame && at !== -1 ? { turns: frame.turns.slice(0, at) } : frame;
}

/** What became of a message, before anything is remembered. */
interface Considered {
  readonly reply: Reply;
  readonly frame: Frame;
  readonly speakers: Readonly<Record<string, PersonHash>>;
}

/** Runs the tasks of one key one after the other, those of different keys side by side. */
function createTurns(): <T>(key: string, task: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return (key, task) => {
    const run = (last.get(key) ?? Promise.resolve()).then(task, task);
    const settled = run.then(
      () => undefined,
      () => undefined,
    );
    last.set(key, settled);
    void settled.then(() => {
      if (last.get(key) === settled) last.delete(key);
    });
    return run;
  };
}
