import type { Guide } from "../../src/guide.ts";
import type { Knowledge } from "../../src/knowledge/types.ts";
import { createOnboarding, type Onboarding } from "../../src/onboarding/service.ts";
import { parseState, type State } from "../../src/onboarding/state.ts";
import type { Logger, Store } from "../../src/ports.ts";
import type { Action } from "../../src/reply/index.ts";
import { testGuide } from "../support/guide.ts";
import { createMemoryStore } from "../support/memory-store.ts";
import { shippedBot, shippedKnowledge } from "../support/shipped.ts";

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
/** Tuesday, 9:30 in Berlin. */
export const NOW = Date.parse("2026-11-24T08:30:00Z");

/** Keeps silent. */
export const logger: Logger = { debug() {}, info() {}, warn() {}, error() {} };

export const knowledge: Knowledge = await shippedKnowledge();

/** The shipped knowledge with a store and a clock that is moved by hand. */
export interface World {
  readonly guide: Guide;
  readonly store: Store;
  readonly onboarding: Onboarding;
  nowMs: number;
  stateOf(user: string): Promise<State | null>;
}

/** Makes a world; on a store that is given, it is one replica of several. */
export async function createWorld(given?: Store): Promise<World> {
  const bot = await shippedBot();
  const time = { nowMs: NOW };
  const clock = { now: () => time.nowMs };
  const store = given ?? (await createMemoryStore({ clock }));
  const guide = testGuide({
    bot: () => bot,
    store,
    clock,
  });
  return Object.assign(time, {
    guide,
    store,
    onboarding: createOnboarding(guide),
    stateOf: async (user: string) => parseState((await store.onboarding.get(guide.hashPerson(user)))?.data),
  });
}

/** A newcomer who reads on, ticks off, takes the answers in turn, and tries again in the end. */
export function chooses(track: string, actions: readonly Pick<Action, "id">[], turn: number): string {
  const of = (name: string) => actions.find(({ id }) => id.startsWith(`${name}:`))?.id;
  const begin = actions.find(({ id }) => id === `begin:${track}`)?.id;
  const picks = actions.filter(({ id }) => id.startsWith("pick:"));
  const chosen = begin ?? picks[turn % Math.max(1, picks.length)]?.id ?? of("next") ?? of("review");
  if (!chosen) throw new Error(`nothing to choose among ${actions.map(({ id }) => id).join(", ")}`);
  return chosen;
}
