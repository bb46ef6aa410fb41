import { BoundedMap } from "../../src/memo.ts";
import type { Phrases } from "../../src/phrases/index.ts";
import type { Clock } from "../../src/ports.ts";
import { createRateLimit } from "../runtime/index.ts";

/** What becomes of a question that somebody asks; `say` is `null` where they were told before. */
export type Leave = { readonly goes: true } | { readonly goes: false; readonly say: string | null };

/** How often one person may ask. */
export type Cooldown = (person: string) => Leave;

const MOST_TOLD = 10_000;
const goes: Leave = { goes: true };

/**
 * Lets each person ask `perMinute` questions a minute, in this process; whoever asks more is told so once, until it
 * is over: a bot that answers each line of a flood doubles it. 0: no limit.
 */
export function createCooldown(perMinute: number, clock: Clock, phrases: () => Phrases): Cooldown {
  const limit = createRateLimit(perMinute, clock.now);
  const toldUntil = new BoundedMap<string, number>(MOST_TOLD);
  return (person) => {
    const wait = limit(person, 1);
    if (wait === null) return goes;
    const nowMs = clock.now();
    if (nowMs < (toldUntil.get(person) ?? 0)) return { goes: false, say: null };
    toldUntil.set(person, nowMs + wait.waitSeconds * 1_000);
    return { goes: false, say: waitFor(wait.waitSeconds, phrases()) };
  };
}

/** Asks whoever came too often to wait. */
export const waitFor = (seconds: number, phrases: Phrases): string =>
  seconds === 1 ? phrases("wait-second") : phrases("wait-seconds", { seconds });
