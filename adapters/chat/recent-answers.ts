import type { Guide } from "../../src/guide.ts";
import { BoundedMap } from "../../src/memo.ts";
import type { NewAnswer } from "../../src/ports.ts";
import { answerOf } from "../../src/privacy/index.ts";

const KEPT_MS = 3_600_000;
const MOST_KEPT = 1_000;

/**
 * Wraps a guide so that its latest answers can be recalled for an hour from memory alone, where no text may
 * be stored: buttons under an answer work. Forgetting, deleting and withdrawing remove them as well.
 */
export function rememberBriefly(guide: Guide): Guide {
  const kept = new BoundedMap<string, NewAnswer>(MOST_KEPT);
  const drop = (is: (answer: NewAnswer) => boolean) => {
    for (const [id, answer] of kept) if (is(answer)) kept.delete(id);
  };
  const isOver = ({ atMs }: NewAnswer) => guide.clock.now() - atMs >= KEPT_MS;

  return {
    ...guide,
    async ask(message) {
      const reply = await guide.ask(message);
      const asker = guide.hashPerson(message.user);
      drop(isOver);
      kept.set(reply.id, answerOf(message, reply, { asker, atMs: guide.clock.now(), keepText: true }));
      return reply;
    },
    async recall(answerId) {
      const answer = await guide.recall(answerId);
      const recent = kept.get(answerId);
      if (!answer || answer.reply !== null || answer.withdrawnAtMs !== null || !recent || isOver(recent))
        return answer;
      return { ...answer, question: recent.question, reply: recent.reply };
    },
    erase(messageId) {
      drop(({ message }) => message === messageId);
      return guide.erase(messageId);
    },
    forget(user) {
      const person = guide.hashPerson(user);
      drop(({ asker }) => asker === person);
      return guide.forget(user);
    },
  };
}
