import { sameWording } from "../check/checks.ts";
import { didYouMean } from "../check/nearest.ts";
import type { Placed } from "../check/placed.ts";
import type { ProblemLog } from "../check/problems.ts";
import { distances, reachable, successorOf, waysFrom } from "./path.ts";
import type { TrackDraft } from "./schema.ts";
import { END, type Option, type TrackStep } from "./track.ts";

/** What holds only between the steps of a track: each is there once, is reached, and leads to the end. */
export function checkTrack(
  { item, file, line }: Placed<TrackDraft>,
  steps: readonly TrackStep[],
  nowMs: number | null,
  log: ProblemLog,
): void {
  const report = (index: number, path: readonly PropertyKey[], message: string, remedy: string) =>
    log.error(file, line(["steps", index, ...path]), message, remedy);
  const ids = steps.map(({ id }) => id);

  for (const [index, step] of steps.entries()) {
    const first = ids.indexOf(step.id);
    if (first < index)
      report(
        index,
        ["id"],
        `the id "${step.id}" stands in line ${line(["steps", first, "id"])} as well`,
        "give each step an id of its own",
      );
    checkWays(step, ids, (path, message, remedy) => report(index, path, message, remedy));
    checkConditions(step, steps, (path, message, remedy) => report(index, path, message, remedy));
    if (step.day !== null && step.day > item.days)
      report(
        index,
        ["day"],
        `day ${step.day} of a track of ${item.days} days`,
        "plan it earlier, or raise days",
      );
    if (step.due !== null && nowMs !== null && Date.parse(step.due) + DAY_MS <= nowMs)
      report(index, ["due"], `${step.due} is in the past`, "name a day to come, or remove it");
  }
  // Broken ways and doubled ids would only be told a second time in other words.
  if (new Set(ids).size < ids.length || !leadsSomewhere(steps, ids)) return;
  const reached = reachable(steps);
  const left = distances(steps);
  // Steps that lead into a ring have no way out either; it is the ring that is to be mended.
  const rings = steps.filter(
    (step) =>
      reached.has(step.id) &&
      !left.has(step.id) &&
      waysFrom(steps, step).some((next) => next !== null && reachable(steps, next).has(step.id)),
  );
  for (const step of rings)
    report(
      steps.indexOf(step),
      [],
      `"${step.id}" is in a ring of steps that nothing leads out of`,
      `let one lead to "${END}"`,
    );
  // What lies behind a ring is reached once that is mended.
  if (rings.length > 0) return;
  for (const [index, { id }] of steps.entries())
    if (!reached.has(id))
      report(index, [], `no option leads to "${id}"`, "name it as next of a step or option, or remove it");
  for (const [index, step] of steps.entries())
    if (reached.has(step.id))
      checkMet(step, steps, (path, message, remedy) => report(index, path, message, remedy));
}

/** A condition holds for somebody only where one of its options leads on to the step. */
function checkMet({ id, when }: TrackStep, steps: readonly TrackStep[], report: Report): void {
  for (const { step: of, options } of when) {
    const choice = stepOfChoice(of, steps);
    const leads = (option: Option): boolean => {
      const next = option.next ?? successorOf(steps, of);
      return next === id || (next !== null && next !== END && reachable(steps, next).has(id));
    };
    const wanted = choice?.options.filter((option) => options.includes(option.id)) ?? [];
    if (wanted.length > 0 && !wanted.some(leads))
      report(
        ["when", of],
        `nobody who chose ${wanted.map((option) => `"${option.id}"`).join(" or ")} at "${of}" comes to "${id}"`,
        "let that option lead here, or mend the condition",
      );
  }
}

const DAY_MS = 86_400_000;

type Report = (path: readonly PropertyKey[], message: string, remedy: string) => void;

const leadsSomewhere = (steps: readonly TrackStep[], ids: readonly string[]): boolean =>
  steps
    .flatMap(({ next, options }) => [next, ...options.map((option) => option.next)])
    .every((next) => next === null || next === END || ids.includes(next));

function checkWays({ next, options, kind }: TrackStep, ids: readonly string[], report: Report): void {
  const check = (target: string | null, path: readonly PropertyKey[]): void => {
    if (target !== null && target !== END && !ids.includes(target))
      report(path, `no step has the id "${target}"`, didYouMean(target, ids, "name a step, or remove it"));
  };
  check(next, ["next"]);
  const seen = new Set<string>();
  const labels = new Set<string>();
  for (const [at, option] of options.entries()) {
    check(option.next, ["options", at, "next"]);
    if (kind === "choice" && seen.has(option.id))
      report(["options", at, "id"], `the option "${option.id}" stands there twice`, "keep one of the two");
    seen.add(option.id);
    const words = sameWording(option.label) || option.label;
    const path = kind === "choice" ? ["options", at, "label"] : ["choices", at];
    if (labels.has(words))
      report(path, `the answer "${option.label}" stands there twice`, "keep one of the two");
    labels.add(words);
  }
}

const stepOfChoice = (id: string, steps: readonly TrackStep[]): TrackStep | undefined =>
  steps.find((each) => each.id === id && each.kind === "choice");

function checkConditions({ when }: TrackStep, steps: readonly TrackStep[], report: Report): void {
  for (const { step: id, options } of when) {
    const step = stepOfChoice(id, steps);
    const known = steps.flatMap((each) => (each.kind === "choice" ? [each.id] : []));
    if (!step) {
      report(["when", id], `no step of kind "choice" has the id "${id}"`, didYouMean(id, known, "remove it"));
      continue;
    }
    const choices = step.options.map((option) => option.id);
    for (const [at, option] of options.entries())
      if (!choices.includes(option))
        report(
          ["when", id, at],
          `"${id}" has no option "${option}"`,
          didYouMean(option, choices, `its options are ${choices.join(", ")}`),
        );
  }
}
