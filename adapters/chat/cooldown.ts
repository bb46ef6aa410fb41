import { BoundedMap } from "../../src/memo.ts";
import type { Phrases } from "../../src/phrases/index.ts";
import type { Clock } from "../../src/ports.ts";
import { createRateLimit } from "../runtime/index.ts";

/** Decision of the rate limit on one question; `say` is `null` where the person was told before. */
export type Leave = { readonly goes: true } | { readonly goes: false; readonly say: string | null };

/** Rate limit on the questions of one person. */
export type Cooldown = (person: string) => Leave;

const MOST_TOLD = 10_000;
const goes: Leave = { goes: true };

/**
 * Creates a token bucket for each person: `perMinute` questions a minute, in this process; 0: no limit.
 * Whoever exceeds it is told once until it is over: a bot that answers each line of a flood doubles it.
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

/** The sentence that asks to wait `seconds`. */
export const waitFor = (seconds: number, phrases: Phrases): string =>
  seconds === 1 ? phrases("wait-second") : phrases("wait-seconds", { seconds });
