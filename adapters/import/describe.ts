import { counted } from "../../src/counted.ts";
import type { ImportPlan, Status } from "./planned.ts";

/** Formats a plan as lines: what was made, what becomes of it, and what was left out and why. */
export function describePlan(plan: ImportPlan, { most = 12 }: { readonly most?: number } = {}): string[] {
  const of = (...kinds: readonly string[]) => plan.items.filter(({ kind }) => kinds.includes(kind)).length;
  const by = (status: Status) => plan.items.filter((item) => item.status === status);
  const files = new Set(plan.items.map(({ from }) => from)).size;
  const state = (status: Status, words: string): string[] =>
    by(status).length === 0 ? [] : [`  ${String(by(status).length).padStart(5)} ${words}`];
  const errors = plan.problems.filter(
    (problem) => problem.severity === "error" && !plan.brings.includes(problem),
  );
  const places = (problems: ImportPlan["problems"]) =>
    problems.map(({ file, line, message, remedy }) => `${file}:${line}: ${message}; ${remedy}`);
  return [
    `${counted(of("faq"), "question")}, ${counted(of("article"), "section")} and ${counted(of("table"), "table")} from ${counted(files, "file")}`,
    ...state("new", "new"),
    ...state("updated", "changed at the source, to be updated"),
    ...state("same", "as they are"),
    ...state("kept", "edited by people since: theirs stays"),
    ...state(
      "both",
      "edited by people and changed at the source: theirs stays, the source's goes to drafts/imported",
    ),
    ...state("removed", "removed by people since: left out"),
    ...listed(
      "Edited by people since",
      by("kept").map(({ title, files: [file] }) => `${title} (${file?.path})`),
      most,
    ),
    ...listed(
      "Edited and changed",
      by("both").map(({ title, files: [file] }) => `${title} (${file?.path})`),
      most,
    ),
    ...listed(
      "Gone from the source (--prune removes them)",
      plan.gone.map(({ id, edited }) => `${id}${edited ? ", edited by people: stays" : ""}`),
      most,
    ),
    ...plan.lists.map(({ path, isNew }) => `${isNew ? "New" : "Added to"}: ${path}`),
    ...listed(
      "Left out",
      plan.leftOut.map(({ path, reason }) => `${path}: ${reason}`),
      most,
    ),
    ...listed(
      "Changed to be shown",
      [...plan.changes].map(([change, count]) => `${change}: ${count}`),
      most,
    ),
    ...listed(
      "Notes",
      plan.notes.map(({ path, note }) => `${path}: ${note}`),
      most,
    ),
    ...listed("The folder has errors besides", places(errors), most),
    ...listed("The folder would have new errors, so nothing is written", places(plan.brings), most),
  ];
}

function listed(title: string, items: readonly string[], most: number): string[] {
  if (items.length === 0) return [];
  const rest = items.length - most;
  return [
    `${title} (${items.length}):`,
    ...items.slice(0, most).map((item) => `  ${item}`),
    ...(rest > 0 ? [`  and ${rest} more; --all lists them`] : []),
  ];
}
