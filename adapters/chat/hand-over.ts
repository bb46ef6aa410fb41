import { createHash } from "node:crypto";
import type { Guide } from "../../src/guide.ts";
import { asTitle } from "../../src/insight/index.ts";
import { ProblemLog, readMarkdown } from "../../src/knowledge/index.ts";
import type { Answer, Draft } from "../../src/ports.ts";
import type { Block } from "../../src/reply/index.ts";
import type { Once } from "./exactly-once.ts";
import { type People, type Route, routeFor } from "./people.ts";
import { phrasesIn } from "./phrases.ts";

/** Whoever opened the form has this long before another may. */
const FORM_OPEN_MS = 10 * 60_000;
const MOST_BEFORE = 3;

/** Contents of the post by which a question is passed on to people. */
export interface Card {
  readonly answerId: string;
  readonly question: string;
  readonly topic: string | null;
  /** What the same conversation asked before, oldest first. */
  readonly before: readonly string[];
  readonly route: Route;
}

/** A person's answer, as it is delivered to whoever asked. */
export interface Resolved {
  readonly question: string;
  /** The words with their mark-up, read safely. */
  readonly body: readonly Block[];
}

/**
 * Creates "Ask a person": routes a question to the people of its topic, their answer back to the asker and
 * into a draft.
 */
export function createHandOver({
  guide,
  once,
  people,
  platform,
}: {
  readonly guide: Guide;
  readonly once: Once;
  readonly people: People;
  readonly platform: string;
}) {
  const { leases, drafts, answers } = guide.store;
  const leaseOf = (answerId: string) => `${platform}:resolving:${answerId}`;

  async function before(answer: Answer): Promise<string[]> {
    // What one person asked alone stays between the bot and them.
    if (answer.place.kind === "command" || answer.place.kind === "direct") return [];
    const earlier = await answers.inConversation(answer.conversation, MOST_BEFORE + 1);
    return earlier
      .filter(({ id, atMs }) => id !== answer.id && atMs <= answer.atMs)
      .flatMap(({ question }) => question ?? [])
      .slice(0, MOST_BEFORE)
      .reverse();
  }

  return {
    /** Whether there is somebody for a topic. */
    hasPeople: (topic: string | null): boolean => routeFor(people, topic) !== null,

    /** Passes a question on, once; what to tell whoever asked. `post` may refuse by `false`: nobody listens there. */
    async pass(answerId: string, post: (card: Card, answer: Answer) => Promise<boolean>): Promise<string> {
      const answer = await guide.recall(answerId);
      if (answer === null) return phrasesIn(guide)("forgotten");
      if (answer.question === null) return phrasesIn(guide)("question-gone");
      const route = routeFor(people, answer.topic);
      if (route === null) return phrasesIn(guide)("nobody");
      const { question, topic } = answer;
      const found: { place: boolean } = { place: true };
      const outcome = await once.run({ id: `${platform}:person:${answerId}` }, async () => {
        found.place = await post({ answerId, question, topic, before: await before(answer), route }, answer);
        if (!found.place) throw new Error("nobody listens there");
      });
      if (!found.place) return phrasesIn(guide)("nobody");
      return {
        worked: phrasesIn(guide)("passed-on"),
        done: phrasesIn(guide)("passed-before"),
        taken: phrasesIn(guide)("passed-before"),
        failed: phrasesIn(guide)("not-passed"),
      }[outcome];
    },

    /** Whether somebody may answer now; one at a time. `null`: the question is no longer known. */
    async open(answerId: string, user: string): Promise<"open" | "taken" | null> {
      const answer = await guide.recall(answerId);
      if (answer?.question == null) return null;
      const owner = guide.hashPerson(user);
      const nowMs = guide.clock.now();
      return (await leases.acquire({ name: leaseOf(answerId), owner, ttlMs: FORM_OPEN_MS, nowMs }))
        ? "open"
        : "taken";
    },

    /** A person's answer: `bring` takes it to whoever asked, and a draft is left. What to tell that person. */
    async resolve(
      sent: { readonly answerId: string; readonly user: string; readonly words: string },
      bring: (resolved: Resolved, answer: Answer) => Promise<void>,
    ): Promise<string | null> {
      const { answerId, user, words } = sent;
      const answer = await guide.recall(answerId);
      if (!answer || words.trim() === "") return answer ? null : phrasesIn(guide)("forgotten");
      const outcome = await once.run({ id: `${platform}:resolve:${answerId}` }, async () => {
        const question = answer.question ?? phrasesIn(guide)("question-gone");
        await bring({ question, body: await blocksOfMarkup(words) }, answer);
        await drafts.put(
          draftOf(guide, {
            id: answerId,
            question,
            words,
            author: user,
            workspace: answer.place.workspace,
            topic: answer.topic,
            gap: [answerId],
          }),
        );
        await leases.release(leaseOf(answerId), guide.hashPerson(user));
      });
      return outcome === "worked"
        ? null
        : outcome === "failed"
          ? phrasesIn(guide)("not-passed")
          : phrasesIn(guide)("resolved-before");
    },

    /** Keeps a good answer that a person gave in a talk: a draft for the knowledge. */
    async keep(kept: {
      readonly id: string;
      readonly question: string;
      readonly words: string;
      readonly user: string;
      readonly workspace: string;
    }): Promise<void> {
      const { user, ...rest } = kept;
      await drafts.put(draftOf(guide, { ...rest, author: user, topic: null, gap: [] }));
    },
  };
}

export type HandOver = ReturnType<typeof createHandOver>;

/** Parses a person's Markdown into blocks; what cannot be shown is left out, and mentions stay text. */
export async function blocksOfMarkup(words: string): Promise<readonly Block[]> {
  const blocks = await readMarkdown({ file: "answer", text: words, firstLine: 1 }, new ProblemLog());
  return blocks.length > 0 ? blocks : [{ type: "paragraph", children: [{ type: "text", text: words }] }];
}

function draftOf(
  guide: Guide,
  made: {
    readonly id: string;
    readonly question: string;
    readonly words: string;
    readonly author: string;
    readonly workspace: string;
    readonly topic: string | null;
    readonly gap: readonly string[];
  },
): Draft {
  return {
    id: `draft-${createHash("sha256").update(made.id).digest("hex").slice(0, 12)}`,
    question: asTitle(made.question),
    also: [],
    answer: made.words,
    source: null,
    topics: made.topic === null ? [] : [made.topic],
    gap: made.gap,
    author: guide.hashPerson(made.author),
    workspace: made.workspace,
    status: "open",
    atMs: guide.clock.now(),
  };
}
