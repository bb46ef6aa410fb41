import { stepOf, type Track } from "../knowledge/index.ts";
import { arrive } from "./machine.ts";
import type { State } from "./state.ts";

/**
 * Migrates a state to an edited track; where its current step was deleted, the nearest one becomes current.
 */
export function migrateState(track: Track, state: State, nowMs: number): State {
  if (state.revision === track.revision) return state;
  const order = track.steps.map(({ id }) => id);
  const known = (id: string) => order.includes(id);
  const fitted = {
    ...state,
    revision: track.revision,
    order,
    path: state.path.filter(known),
    queue: state.queue.filter((id) => stepOf(track, id)?.kind === "quiz"),
  };
  if (fitted.phase === "end") return fitted;
  if (fitted.phase === "steps" && fitted.at !== null && known(fitted.at)) return fitted;
  if (
    fitted.phase !== "steps" &&
    fitted.queue.length > 0 &&
    (fitted.at === null || fitted.at === fitted.queue[0])
  )
    return fitted;
  const target = fitted.phase === "steps" ? nearest(state, order) : null;
  return { ...arrive(track, { ...fitted, queue: [] }, target, nowMs), moved: true };
}

/** The first step below the lost one that is still there, else the last one above it. */
function nearest({ order, at }: State, now: readonly string[]): string | null {
  const place = Math.max(0, order.indexOf(at ?? ""));
  const below = order.slice(place + 1).find((id) => now.includes(id));
  return below ?? order.slice(0, place).findLast((id) => now.includes(id)) ?? now[0] ?? null;
}
