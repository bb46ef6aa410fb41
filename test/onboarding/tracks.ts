import fc from "fast-check";
import { distances, reachable } from "../../src/knowledge/tracks/path.ts";
import type { Track, TrackStep } from "../../src/knowledge/tracks/track.ts";

/** A step with nothing special about it. */
export const stepWith = (id: string, parts: Partial<TrackStep> = {}): TrackStep => ({
  id,
  kind: "text",
  title: `Step ${id}`,
  text: [],
  day: null,
  due: null,
  remind: 1,
  entries: [],
  options: [],
  right: null,
  basis: null,
  when: [],
  next: null,
  ...parts,
});

/** A track of these steps. */
export const trackWith = (steps: readonly TrackStep[], parts: Partial<Track> = {}): Track => ({
  id: "pond",
  title: "First days at the pond",
  audience: "New pond keepers",
  days: 10,
  zone: null,
  hours: { from: 9, until: 17 },
  steps,
  revision: steps.map(({ id, kind }) => `${id}${kind}`).join("."),
  origin: { file: "onboarding/pond.yaml", line: 1 },
  ...parts,
});

/** Any track that the checks let through: branches, conditions and rings with a way out. */
export const anyTrack: fc.Arbitrary<Track> = fc
  .integer({ min: 1, max: 8 })
  .chain((size) => {
    const target = fc.oneof(
      { weight: 3, arbitrary: fc.constant(null) },
      { weight: 2, arbitrary: fc.nat(size - 1).map((n) => `s${n}`) },
      { weight: 1, arbitrary: fc.constant("end") },
    );
    const step = fc.record({
      kind: fc.constantFrom("text", "read", "choice", "check", "quiz", "person"),
      ways: fc.array(target, { minLength: 2, maxLength: 3 }),
      next: target,
      day: fc.option(fc.integer({ min: 1, max: 10 }), { nil: null }),
      remind: fc.integer({ min: 0, max: 3 }),
      condition: fc.option(fc.record({ of: fc.nat(size - 1), option: fc.nat(1) }), { nil: null, freq: 3 }),
    });
    return fc.array(step, { minLength: size, maxLength: size });
  })
  .map((drafts) => {
    const steps = drafts.map(({ kind, ways, next, day, remind, condition }, n): TrackStep => {
      const of = condition && drafts[condition.of]?.kind === "choice" ? condition : null;
      return stepWith(`s${n}`, {
        kind: kind as TrackStep["kind"],
        day,
        remind,
        next,
        options:
          kind === "choice" || kind === "quiz"
            ? ways.map((way, at) => ({
                id: `o${at}`,
                label: `Option ${at}`,
                next: kind === "choice" ? way : null,
              }))
            : [],
        right: kind === "quiz" ? "o0" : null,
        when: of ? [{ step: `s${of.of}`, options: [`o${of.option}`] }] : [],
      });
    });
    const reached = reachable(steps);
    return trackWith(steps.filter(({ id }) => reached.has(id)));
  })
  .filter(({ steps }) => {
    const ids = new Set(steps.map(({ id }) => id));
    const left = distances(steps);
    const named = steps.flatMap(({ next, options }) => [next, ...options.map((option) => option.next)]);
    return (
      steps.every(({ id }) => left.has(id)) &&
      named.every((id) => id === null || id === "end" || ids.has(id)) &&
      steps.every(({ when }) => when.every(({ step }) => ids.has(step)))
    );
  });
