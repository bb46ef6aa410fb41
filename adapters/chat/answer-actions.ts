import type { Guide } from "../../src/guide.ts";
import type { Answer } from "../../src/ports.ts";
import type { Once } from "./exactly-once.ts";
import { phrasesIn } from "./phrases.ts";

/** The author of an action on an answer. */
export interface Who {
  /** With the platform in front. */
  readonly user: string;
  /** May do it to answers of others. */
  readonly moderates: boolean;
}

/**
 * Withdraws an answer if its asker or a moderator asks for it; returns the confirmation, and the posts to
 * delete (`null`: not permitted). Not counted as a vote: people tidy up right answers too.
 */
export async function withdraw(
  guide: Guide,
  answerId: string,
  { user, moderates }: Who,
): Promise<{ readonly said: string; readonly posts: readonly string[] | null }> {
  const { outcome, answer } = await guide.withdraw(answerId, user, moderates);
  // What is forgotten belongs to nobody any more; whoever moderates may tidy it up.
  if (outcome === "not-yours" || (outcome === "unknown" && !moderates))
    return { said: phrasesIn(guide)("not-yours"), posts: null };
  return { said: phrasesIn(guide)("removed"), posts: answer?.posts ?? [] };
}

/** Posts a private answer for everybody, at most once; returns the message for whoever pressed. */
export async function share(parts: {
  readonly guide: Guide;
  readonly once: Once;
  /** Names the claim: `slack:share`. */
  readonly name: string;
  readonly answerId: string;
  /** Posts it; where it stands, or `null` where nobody can tell. */
  readonly post: (answer: Shown) => Promise<string | null>;
  /** Whether a failure means that the bot may not write there. */
  readonly isClosed: (error: unknown) => boolean;
}): Promise<string> {
  const { guide, once, answerId } = parts;
  const answer = await guide.recall(answerId);
  if (!isShown(answer)) return phrasesIn(guide)("forgotten");
  if (answer.sharedAtMs !== null) return phrasesIn(guide)("shared-before");
  const failed: { closed?: boolean } = {};
  const outcome = await once.run({ id: `${parts.name}:${answerId}` }, async () => {
    try {
      const post = await parts.post(answer);
      await guide.store.answers.share(answerId, guide.clock.now());
      if (post !== null) await guide.store.answers.addPost(answerId, post);
    } catch (error) {
      failed.closed = parts.isClosed(error);
      throw error;
    }
  });
  if (outcome === "failed")
    return failed.closed ? phrasesIn(guide)("may-not-write") : phrasesIn(guide)("not-shared");
  return {
    worked: phrasesIn(guide)("shared"),
    done: phrasesIn(guide)("shared-before"),
    taken: phrasesIn(guide)("being-shared"),
  }[outcome];
}

/** An answer whose text is still there. */
type Shown = Answer & { readonly reply: NonNullable<Answer["reply"]> };

const isShown = (answer: Answer | null): answer is Shown => answer !== null && answer.reply !== null;
