import { stepOf, type Track } from "../knowledge/index.ts";
import type { State } from "./state.ts";
import { morningOf, workingMorning } from "./working-time.ts";

/**
 * The state with a reminder planned for its step; unchanged where reminders are off, or the step has had its
 * one.
 */
export function dueReminder(track: Track, state: State, nowMs: number): State {
  if (state.reminder !== null || state.status !== "active" || !state.reminders) return state;
  if (state.reminded === state.turn) return state;
  const dueAtMs = reminderTime(track, state, nowMs);
  return dueAtMs === null ? state : { ...state, reminder: { dueAtMs, asked: false, sending: false } };
}

/**
 * Some working days after the step came, though not before the day that it is planned for;
 * a deadline before that calls for it on its own morning.
 */
function reminderTime(track: Track, state: State, nowMs: number): number | null {
  const step = stepOf(track, state.at);
  const { zone } = state;
  const { hours } = track;
  const days = step?.remind ?? (state.phase === "offer" ? 1 : 0);
  if (days === 0) return null;
  const waited = workingMorning(state.shownAtMs, days, zone, hours);
  const planned = step?.day ? workingMorning(state.startedAtMs, step.day - 1, zone, hours) : waited;
  const wanted = Math.max(waited, planned);
  // Reminders that were turned on late begin with the next morning, not at once.
  const usual = wanted > nowMs ? wanted : workingMorning(nowMs, 1, zone, hours);
  if (!step?.due) return usual;
  const last = morningOf(step.due, zone, hours);
  return last > nowMs ? Math.min(usual, last) : usual;
}
