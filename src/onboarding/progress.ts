import { END, enter, stepOf, successorOf, type Track, type TrackStep } from "../knowledge/index.ts";
import { chosenIn, type State } from "./state.ts";

/** How far somebody is; `total` is what the way will be if open choices go by their first option. */
interface Progress {
  readonly done: number;
  readonly total: number;
}

/** Number of steps done, and in all, on the way that the answers so far lead. */
export function progressOf(track: Track, state: State): Progress {
  const walked = new Set(state.path.filter((id) => stepOf(track, id)));
  const ahead = new Set<string>();
  const chosen = chosenIn(state);
  let at = state.phase === "steps" ? stepOf(track, state.at) : null;
  while (at && !ahead.has(at.id)) {
    ahead.add(at.id);
    at = stepOf(track, enter(track, after(track, at, chosen(at.id)), chosen));
  }
  const done = [...walked].filter((id) => !ahead.has(id)).length;
  return { done, total: done + ahead.size };
}

/** Id of the step that follows a step under an option; without one, of its successor. `null`: the end. */
export function after(track: Track, step: TrackStep, option: string | null): string | null {
  const next = step.options.find((each) => each.id === option)?.next ?? null;
  return next === END ? null : (next ?? successorOf(track.steps, step.id));
}
