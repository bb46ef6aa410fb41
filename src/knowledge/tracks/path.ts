import { END, stepOf, type Track, type TrackStep } from "./track.ts";

/** What somebody chose, by step. */
export type Chosen = (step: string) => string | null;

/** Whether a step is for somebody who chose so. */
export const isFor = (step: TrackStep, chosen: Chosen): boolean =>
  step.when.every(({ step: of, options }) => options.includes(chosen(of) ?? ""));

/** Where a step leads without a choice: its `next`, else the step below it. */
export function successorOf(steps: readonly Pick<TrackStep, "id" | "next">[], id: string): string | null {
  const at = steps.findIndex((step) => step.id === id);
  const next = at === -1 ? null : (steps[at]!.next ?? steps[at + 1]?.id ?? null);
  return next === END ? null : next;
}

/** The first step from `id` on that is for this person; `null`: the end. A ring of steps for nobody ends. */
export function enter(track: Track, id: string | null, chosen: Chosen): string | null {
  const passed = new Set<string>();
  let at = stepOf(track, id);
  while (at && !isFor(at, chosen) && !passed.has(at.id)) {
    passed.add(at.id);
    at = stepOf(track, successorOf(track.steps, at.id));
  }
  return at && isFor(at, chosen) ? at.id : null;
}

/** What a step needs to have its ways followed. */
type Way = Pick<TrackStep, "id" | "next" | "options" | "when" | "kind">;

/** Where the answers to a step lead; `null`: the end. Skipping is no way of its own: the track must lead on without it. */
export function waysFrom(steps: readonly Way[], step: Way): (string | null)[] {
  const onward = successorOf(steps, step.id);
  return step.kind === "choice"
    ? step.options.map(({ next }) => (next === END ? null : (next ?? onward)))
    : [onward];
}

/** Steps that one leads to (the first, if none is named), itself included. */
export function reachable(steps: readonly Way[], from: string | undefined = steps[0]?.id): Set<string> {
  const found = new Set<string>();
  const waiting = from === undefined ? [] : [from];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const step = steps.find((each) => each.id === id);
    if (!step || found.has(id)) continue;
    found.add(id);
    // A step with a condition is passed over by some.
    const passed = step.when.length > 0 ? [successorOf(steps, step.id)] : [];
    waiting.push(...[...waysFrom(steps, step), ...passed].flatMap((next) => next ?? []));
  }
  return found;
}

/**
 * Number of steps from each step to the end, by the shortest choices and whatever the conditions do: a step
 * that may be passed over has to lead on both ways. Steps without a way to the end are missing.
 */
export function distances(steps: readonly Way[]): Map<string, number> {
  const found = new Map<string, number>();
  const from = (next: string | null): number =>
    next === null ? 0 : (found.get(next) ?? Number.POSITIVE_INFINITY);
  for (let changed = true; changed; ) {
    changed = false;
    for (const step of steps) {
      const best = Math.min(...waysFrom(steps, step).map(from));
      const passed = step.when.length > 0 ? from(successorOf(steps, step.id)) : 0;
      const distance = 1 + Math.max(best, passed);
      if (distance < (found.get(step.id) ?? Number.POSITIVE_INFINITY)) {
        found.set(step.id, distance);
        changed = true;
      }
    }
  }
  return found;
}
