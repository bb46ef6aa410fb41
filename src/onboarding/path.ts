import { END, type Step, stepOf, type Track } from "./track.ts";

/** What somebody chose, by step. */
export type Chosen = (step: string) => string | null;

/** Whether a step is for somebody who chose so. */
export const isFor = (step: Step, chosen: Chosen): boolean =>
  step.when.every(({ step: of, options }) => options.includes(chosen(of) ?? ""));

/** Where a step leads without a choice: its `next`, else the step below it. */
export function successorOf(steps: readonly Pick<Step, "id" | "next">[], id: string): string | null {
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
type Way = Pick<Step, "id" | "next" | "options" | "when" | "kind">;

/** All steps that can follow one; `null` for the end. Skipping is no way of its own: the track must lead on without it. */
export function waysFrom(steps: readonly Way[], step: Way): (string | null)[] {
  const onward = successorOf(steps, step.id);
  const picked =
    step.kind === "choice"
      ? step.options.map(({ next }) => (next === END ? null : (next ?? onward)))
      : [onward];
  return [...new Set(step.when.length > 0 ? [...picked, onward] : picked)];
}

/** Steps that the first one leads to, itself included. */
export function reachable(steps: readonly Way[]): Set<string> {
  const found = new Set<string>();
  const waiting = steps.slice(0, 1).map(({ id }) => id);
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const step = steps.find((each) => each.id === id);
    if (!step || found.has(id)) continue;
    found.add(id);
    waiting.push(...waysFrom(steps, step).flatMap((next) => next ?? []));
  }
  return found;
}

/** How many steps it is from each step to the end, at best; steps without a way out are missing. */
export function distances(steps: readonly Way[]): Map<string, number> {
  const found = new Map<string, number>();
  for (let changed = true; changed; ) {
    changed = false;
    for (const step of steps) {
      const ways = waysFrom(steps, step).map((next) => (next === null ? 0 : (found.get(next) ?? Infinity)));
      const best = 1 + Math.min(...ways);
      if (best < (found.get(step.id) ?? Infinity)) {
        found.set(step.id, best);
        changed = true;
      }
    }
  }
  return found;
}
