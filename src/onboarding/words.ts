import { sameWording } from "../knowledge/checks.ts";
import type { Action } from "../ports.ts";

/** What people type instead of pressing; the whole message has to be it, for anything more may be a question. */
const words: Readonly<Record<string, readonly string[]>> = {
  next: ["next", "done", "ok", "okay", "go on", "continue", "got it", "weiter", "fertig"],
  resume: ["resume", "continue", "go on", "weiter"],
  know: ["i know this", "i know that", "known", "i know"],
  skip: ["skip", "skip this", "skip it"],
  back: ["back", "go back"],
  pause: ["pause"],
  stop: ["stop onboarding", "stop the onboarding", "stop my onboarding"],
  restart: ["restart onboarding", "restart the onboarding"],
  tomorrow: ["remind me tomorrow", "tomorrow"],
  review: ["try again", "again"],
  finish: ["finish"],
  settings: ["onboarding settings"],
};

/** The action that somebody means who types this under a prompt; `null`: it is something else. */
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
