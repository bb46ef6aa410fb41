import { sameWording } from "../knowledge/index.ts";
import type { Action } from "../reply/index.ts";

/** What people type instead of pressing; the whole message has to be it, for anything more may be a question. */
const words: Readonly<Record<string, readonly string[]>> = {
  next: ["next", "done", "ok", "okay", "go on", "continue", "got it", "weiter", "fertig"],
  resume: ["resume", "continue", "go on", "weiter"],
  know: ["i know this", "i know that", "known", "i know"],
  skip: ["skip", "skip this", "skip it"],
  back: ["back", "go back"],
  review: ["try again", "again"],
  finish: ["finish"],
};

/** These work at any step, whether their button stands there or not. */
const anywhere: Readonly<Record<string, readonly string[]>> = {
  pause: ["pause", "pause it"],
  stop: ["stop", "stop it"],
  again: ["restart", "start again", "start over"],
  tomorrow: ["remind me tomorrow", "tomorrow"],
};

/** These name the onboarding, and work for somebody who stopped it or is through as well. */
const named: Readonly<Record<string, readonly string[]>> = {
  step: ["", "start", "begin", "show", "open", "where am i in", "status of", "progress of"],
  pause: ["pause"],
  resume: ["resume", "continue", "go on with"],
  stop: ["stop", "end", "quit"],
  again: ["restart", "start again"],
  settings: ["settings of"],
};

/** `stop onboarding`, `stop my onboarding`, `onboarding settings`. */
const naming = /^(?:(.*?) ?(?:(?:the|my) )?onboarding|onboarding (settings|status|progress))$/;

/** Matches typed text against a prompt's actions, by number, label or synonym; `null` where none fits. */
export function actionOf(typed: string, actions: readonly Action[]): Action | null {
  const said = sameWording(typed.slice(0, 200));
  if (said === "") return null;
  const answers = actions.filter(({ role }) => role === "answer");
  const number = /^\d{1,2}$/.test(said) ? answers[Number(said) - 1] : undefined;
  if (number) return number;
  const labelled = actions.find(({ label }) => sameWording(label) === said);
  if (labelled) return labelled;
  return actions.find(({ id }) => words[id.split(":")[0]!]?.includes(said)) ?? null;
}

const moves = new Set(["next", "go on", "continue", "resume", "skip", "back", "go back"]);

/**
 * Whether the text is a command of the onboarding (`next`, `back`), though no action for it is offered now.
 */
export const isMove = (typed: string): boolean => moves.has(sameWording(typed.slice(0, 200)));

/**
 * Id of the action that a typed command means though no button offers it, or `null`. `isUnderWay`: a track is
 * neither stopped nor finished.
 */
export function wordAction(typed: string, isUnderWay: boolean): string | null {
  const said = sameWording(typed.slice(0, 200));
  const idIn = (all: typeof words, wanted: string): string | null =>
    Object.entries(all).find(([, each]) => each.includes(wanted))?.[0] ?? null;
  const short = isUnderWay ? idIn(anywhere, said) : null;
  const [match, before = "", behind] = naming.exec(said) ?? [];
  if (short !== null || match === undefined) return short;
  return idIn(named, behind === undefined ? before : `${behind} of`);
}
