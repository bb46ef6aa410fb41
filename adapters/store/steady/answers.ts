import type { Answer, AnswerStore, PersonHash } from "../../../src/ports.ts";
import type { WaitingWrites } from "./waiting-writes.ts";
import type { Watch } from "./watch.ts";

/** An answer store that buffers writes while the database is away. */
export interface SteadyAnswers extends AnswerStore {
  /** The write of an answer left the list of those that wait. */
  gone(key: string): void;
  /** Lets go of what waits for a person. */
  forget(person: PersonHash): void;
}

const keyOf = (id: string) => `answer ${id}`;

/**
 * Wraps an answer store. Buffered answers are found by id, message and post, so that buttons work meanwhile.
 */
export function steadyAnswers(answers: AnswerStore, watch: Watch, waiting: WaitingWrites): SteadyAnswers {
  const pending = new Map<string, Answer>();
  const find = (is: (answer: Answer) => boolean): Answer[] =>
    [...pending.values()].filter(is).sort((a, b) => b.atMs - a.atMs);
  const change = (id: string, about: Partial<Answer>) => {
    const answer = pending.get(id);
    if (answer) pending.set(id, { ...answer, ...about });
  };
  /** The first of this process wins; who is first of all is settled when the store is back. */
  const first = async (verb: "withdraw" | "share", id: string, nowMs: number): Promise<boolean> =>
    watch.attemptOr(
      async () =>
        waiting.has(keyOf(id)) ? Promise.reject(new Error("not written yet")) : answers[verb](id, nowMs),
      () => {
        const key = `${verb} ${id}`;
        const isFirst = !waiting.has(key);
        waiting.add(key, () => answers[verb](id, nowMs));
        change(id, verb === "withdraw" ? { withdrawnAtMs: nowMs } : { sharedAtMs: nowMs });
        return isFirst;
      },
    );

  return {
    async put(answer) {
      const write = () => answers.put(answer);
      await watch.attemptOr(
        async () => {
          await write();
          waiting.drop(keyOf(answer.id));
        },
        () => {
          const before = pending.get(answer.id);
          const marks = { posts: [], withdrawnAtMs: null, sharedAtMs: null, ...before, settledAtMs: null };
          pending.set(answer.id, { ...marks, ...answer });
          waiting.add(keyOf(answer.id), write);
        },
      );
    },
    get: async (id) => pending.get(id) ?? watch.attempt(() => answers.get(id)),
    byMessage: async (message) =>
      find((answer) => answer.message === message)[0] ??
      watch.attemptOr(
        () => answers.byMessage(message),
        () => null,
      ),
    byPost: async (post) =>
      find(({ posts }) => posts.includes(post))[0] ??
      watch.attemptOr(
        () => answers.byPost(post),
        () => null,
      ),
    async inConversation(conversation, limit) {
      const ours = find((answer) => answer.conversation === conversation);
      const stored = await watch.attemptOr(
        () => answers.inConversation(conversation, limit),
        () => [],
      );
      return [...ours, ...stored].slice(0, limit);
    },
    async recent(asker, limit) {
      const ours = find((answer) => answer.asker === asker);
      const stored = await watch.attemptOr(
        () => answers.recent(asker, limit),
        () => [],
      );
      return [...ours, ...stored].slice(0, limit);
    },
    popular: (query) =>
      watch.attemptOr(
        () => answers.popular(query),
        () => [],
      ),
    since: (sinceMs, limit) => answers.since(sinceMs, limit),
    async addPost(id, post) {
      const write = () => answers.addPost(id, post);
      change(id, { posts: [...(pending.get(id)?.posts ?? []), post] });
      await watch.attemptOr(write, () => waiting.add(`post ${post}`, write));
    },
    withdraw: (id, nowMs) => first("withdraw", id, nowMs),
    share: (id, nowMs) => first("share", id, nowMs),
    async erase(message, nowMs) {
      const ours = find((answer) => answer.message === message);
      for (const { id } of ours) waiting.drop(keyOf(id));
      const write = () => answers.erase(message, nowMs);
      const stored = await watch.attemptOr(write, () => {
        waiting.add(`erase ${message}`, write);
        return [];
      });
      return [...ours, ...stored];
    },
    gone(key) {
      if (key.startsWith("answer ")) pending.delete(key.slice("answer ".length));
    },
    forget(person) {
      for (const { id } of find(({ asker }) => asker === person)) waiting.drop(keyOf(id));
    },
  };
}
