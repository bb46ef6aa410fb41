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
import { describeCall } from "../call.ts";
import { parseSince } from "../since.ts";
import { type KnowledgeCommand, knowledgeFolder, type Output } from "./command.ts";
import { comparisonsAsData, printComparisons, questionFlags, questionsToTry } from "./questions.ts";
import {
  botOf,
  botWith,
  clock,
  entryPath,
  findDraft,
  type ReadyDraft,
  withDraft,
  withStore,
} from "./workshop.ts";

const call = describeCall({
  words: true,
  calls: ["knowledge -- try DRAFT [flags]"],
  about: `Tells what a draft would do before it goes live: which questions it would newly answer, which it would
take from other entries, and whether any right answer turns wrong. Changes nothing.
DRAFT is a file, or the id of a draft made in chat.
Ends with 1 where the draft has errors or a right answer turns wrong.`,
  flags: {
    ...questionFlags,
    dir: { type: "string", value: "DIR", about: "knowledge folder (KNOWLEDGE_DIR, else knowledge)" },
    json: {
      type: "boolean",
      default: false,
      about: "print one JSON object: {id, errors, won, taken, lost, worse, better}",
    },
  },
});

export const command: KnowledgeCommand = {
  usage: call.usage,
  async run(args, output) {
    const { values, positionals } = call.read(args);
    return withStore(async (store) => {
      const dir = knowledgeFolder(values.dir);
      const draft = await findDraft(store, dir, positionals[0]);
      const probes = await questionsToTry(store, parseSince(values.since, clock.now()), values.labelled);
      const trial = await tryDraft(dir, draft, probes);
      if (values.json) output.print(JSON.stringify(trialAsData(draft.id, trial)));
      else printTrial(output, draft.id, trial, probes);
      return trial.effect === null || trial.effect.worse.length > 0 ? 1 : 0;
    });
  },
};

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
export function printTrial(
  output: Output,
  id: string,
  { errors, effect }: Trial,
  probes: readonly Probe[],
): void {
  if (!effect) {
    output.complain(["The draft is not ready:", ...errors].join("\n"));
    return;
  }
  const labelled = probes.filter(({ label }) => label !== null).length;
  output.print(
    `${id}, tried on ${counted(probes.length - labelled, "logged question")} and ${counted(labelled, "labelled one")}:`,
  );
  printComparisons(output, "Newly answered", effect.won, "green");
  printComparisons(output, "Taken from other entries", effect.taken, "yellow");
  printComparisons(output, "No longer answered", effect.lost, "yellow");
  printComparisons(output, "Right before, wrong now", effect.worse, "red");
  printComparisons(output, "Wrong before, right now", effect.better, "green");
  if (Object.values(effect).every((part) => part.length === 0)) output.print("Nothing would change.");
}
