import { counted } from "../../../src/counted.ts";
import {
  answererOf,
  compareAnswers,
  type EntryEffect,
  effectOf,
  type Probe,
} from "../../../src/insight/index.ts";
import type { Problem } from "../../../src/knowledge/index.ts";
import { problemLines } from "../../knowledge/index.ts";
import { knowledgeFolder } from "../settings.ts";
import { comparisonsAsData, printComparisons, questionsToTry, type TrialOptions } from "./questions.ts";
import { botOf, botWith, entryPath, findDraft, type ReadyDraft, withDraft, withStore } from "./workshop.ts";

/** Prints what a draft would win, take and break. */
export async function tryOut(name: string, options: TrialOptions): Promise<void> {
  return withStore(async (store) => {
    const dir = knowledgeFolder(options.dir);
    const draft = await findDraft(store, dir, name);
    const probes = await questionsToTry(store, options);
    const trial = await tryDraft(dir, draft, probes);
    if (options.json) console.log(JSON.stringify(trialAsData(draft.id, trial)));
    else printTrial(draft.id, trial, probes);
    if (trial.effect === null || trial.effect.worse.length > 0) process.exitCode = 1;
  });
}

/** What came of trying a draft; `effect` is `null` where the knowledge has errors with it. */
interface Trial {
  readonly errors: readonly string[];
  readonly effect: EntryEffect | null;
}

/** Asks the knowledge with and without the draft the same questions. */
export async function tryDraft(dir: string, draft: ReadyDraft, probes: readonly Probe[]): Promise<Trial> {
  const before = await botOf(dir);
  const { knowledge, problems } = await withDraft(dir, draft);
  if (!knowledge) return { errors: problems.flatMap((problem) => placed(problem, dir, draft)), effect: null };
  const comparisons = compareAnswers(probes, answererOf(before), answererOf(botWith(knowledge)));
  return { errors: [], effect: effectOf(draft.id, comparisons) };
}

/** An error where its writer finds it: in the file of the draft, not in the entry that it would become. */
function placed(problem: Problem, dir: string, { id, from }: ReadyDraft): string[] {
  if (!("file" in from)) return problemLines(dir, [problem]);
  const entry = entryPath(id);
  const message = problem.message.replaceAll(entry, from.file);
  return problem.file === entry
    ? problemLines("", [{ ...problem, message, file: from.file }])
    : problemLines(dir, [{ ...problem, message }]);
}

function trialAsData(id: string, { errors, effect }: Trial): object {
  const parts = Object.entries(effect ?? {}).map(([name, comparisons]) => [
    name,
    comparisonsAsData(comparisons),
  ]);
  return { id, errors, ...Object.fromEntries(parts) };
}

/** Prints what a draft would do. */
export function printTrial(id: string, { errors, effect }: Trial, probes: readonly Probe[]): void {
  if (!effect) {
    console.error(["The draft is not ready:", ...errors].join("\n"));
    return;
  }
  const labelled = probes.filter(({ label }) => label !== null).length;
  console.log(
    `${id}, tried on ${counted(probes.length - labelled, "logged question")} and ${counted(labelled, "labelled one")}:`,
  );
  printComparisons("Newly answered", effect.won, "green");
  printComparisons("Taken from other entries", effect.taken, "yellow");
  printComparisons("No longer answered", effect.lost, "yellow");
  printComparisons("Right before, wrong now", effect.worse, "red");
  printComparisons("Wrong before, right now", effect.better, "green");
  if (Object.values(effect).every((part) => part.length === 0)) console.log("Nothing would change.");
}
