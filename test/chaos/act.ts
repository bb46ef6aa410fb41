import { setTimeout } from "node:timers/promises";
import type { Askers, Tally } from "./askers.ts";
import { type BotProcess, readiness } from "./bot.ts";

/** One thing that goes wrong, and what is to be seen of it. */
export interface Act {
  readonly name: string;
  /** Does the damage and undoes it. */
  play(): Promise<void>;
  /** Whether the bot itself goes down meanwhile, and nobody hears some questions. */
  readonly downs?: boolean;
  /** How long until it has recovered, at most. */
  readonly recoveryMs: number;
}

/** What came of an act. */
export interface Outcome extends Tally {
  readonly name: string;
  readonly recoveredMs: number;
  readonly faults: readonly string[];
}

/** Plays an act while people ask, and waits until the bot is ready again. */
export async function perform(act: Act, bot: () => BotProcess, askers: Askers): Promise<Outcome> {
  askers.tally();
  await act.play();
  const startedMs = performance.now();
  let state = await readiness(bot().url);
  while (!state.ready && performance.now() - startedMs < act.recoveryMs) {
    await setTimeout(100);
    state = await readiness(bot().url);
  }
  const recoveredMs = Math.round(performance.now() - startedMs);
  await setTimeout(500);
  const tally = askers.tally();
  return {
    name: act.name,
    ...tally,
    recoveredMs,
    faults: [
      ...(state.ready ? [] : [`not ready ${act.recoveryMs / 1_000} s later: ${state.store}`]),
      ...(tally.failed > 0 ? [`${tally.failed} questions without an answer`] : []),
      ...(tally.unheard > 0 && !act.downs ? [`${tally.unheard} questions that nobody heard`] : []),
      ...(tally.answered + tally.marked === 0 ? ["nobody asked anything"] : []),
    ],
  };
}
