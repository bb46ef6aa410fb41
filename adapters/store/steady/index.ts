/** A store that goes on while the database is away. */

import { BoundedMap } from "../../../src/memo.ts";
import type { Logger, Store } from "../../../src/ports.ts";
import { createMemoryFrames } from "../groups/frames-in-memory.ts";
import { type SteadyAnswers, steadyAnswers } from "./answers.ts";
import { steadyEvents } from "./events.ts";
import { createWaitingWrites } from "./waiting-writes.ts";
import { createWatch, type Watch } from "./watch.ts";

/** Scopes and workspaces whose last known value is at hand while the store is away. */
const MOST_LAST_KNOWN = 5_000;

/** What a steady store is made of. */
export interface SteadyParts {
  readonly engine: string;
  readonly logger: Logger;
}

/**
 * A store for a bot that goes on answering while its database is away, full, locked or damaged: what an answer
 * needs has a substitute in this process's memory, what is written waits in bounds, everything else fails with
 * `away`. `health` says which it is.
 */
export function steadyStore(store: Store, { engine, logger }: SteadyParts): Store {
  let answers: SteadyAnswers | null = null;
  const waiting = createWaitingWrites((key) => {
    answers?.gone(key);
    if (key.startsWith("frame ")) void pendingFrames.delete(key.slice("frame ".length));
  });
  const watch = createWatch({
    engine,
    logger,
    check: () => store.check(),
    flush: () => waiting.flush((write) => write()),
    waiting: () => ({ writes: waiting.count, lost: waiting.lost }),
  });
  const pendingFrames = createMemoryFrames();
  answers = steadyAnswers(store.answers, watch, waiting);

  return {
    ...store,
    answers,
    events: steadyEvents(store.events, watch, waiting),
    frames: {
      get: async (conversation, nowMs) =>
        (await pendingFrames.get(conversation, nowMs)) ??
        watch.attemptOr(
          () => store.frames.get(conversation, nowMs),
          () => null,
        ),
      async put(frame) {
        const key = `frame ${frame.conversation}`;
        const write = () => store.frames.put(frame);
        await watch.attemptOr(
          async () => {
            await write();
            waiting.drop(key);
          },
          async () => {
            waiting.add(key, write);
            await pendingFrames.put(frame);
          },
        );
      },
      async delete(conversation) {
        waiting.drop(`frame ${conversation}`);
        await watch.attempt(() => store.frames.delete(conversation));
      },
    },
    settings: { ...limited(store.settings, watch), get: lastKnown(store.settings.get, watch) },
    installations: { ...limited(store.installations, watch), get: lastKnown(store.installations.get, watch) },
    votes: limited(store.votes, watch),
    onboarding: limited(store.onboarding, watch),
    contacts: limited(store.contacts, watch),
    jobs: limited(store.jobs, watch),
    leases: {
      ...limited(store.leases, watch),
      // What is not given back runs out.
      release: (name, owner) =>
        watch.attemptOr(
          () => store.leases.release(name, owner),
          () => undefined,
        ),
    },
    async forget(person) {
      answers.forget(person);
      for (const conversation of pendingFrames.of(person)) waiting.drop(`frame ${conversation}`);
      return store.forget(person);
    },
    check: watch.lookAgain,
    health: watch.health,
    async close() {
      watch.stop();
      if (waiting.count > 0) await watch.lookAgain();
      await store.close();
    },
  };
}

/** Every function of a group under the watch's time limit. */
function limited<Group extends object>(group: Group, watch: Watch): Group {
  const entries = Object.entries(group).map(([name, value]) => [
    name,
    typeof value === "function" ? (...args: unknown[]) => watch.attempt(() => value(...args)) : value,
  ]);
  return Object.fromEntries(entries) as Group;
}

/** A read whose last result stands in while the store is away. */
function lastKnown(get: (key: string) => Promise<unknown>, watch: Watch): (key: string) => Promise<unknown> {
  const known = new BoundedMap<string, unknown>(MOST_LAST_KNOWN);
  return (key) =>
    watch.attemptOr(
      async () => {
        const value = await get(key);
        known.set(key, value);
        return value;
      },
      (error) => {
        // What a person has to set right is no absence.
        if ((error as { code?: unknown }).code !== "away") throw error;
        return known.get(key) ?? null;
      },
    );
}
