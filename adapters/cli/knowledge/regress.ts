import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { counted } from "../../../src/counted.ts";
import { type AnswerComparison, answererOf, compareAnswers } from "../../../src/insight/index.ts";
import { InputError } from "../../input-error.ts";
import { removedOnInterrupt } from "../../interrupted.ts";
import { knowledgeFolder } from "../settings.ts";
import { comparisonsAsData, printComparisons, questionsToTry, type TrialOptions } from "./questions.ts";
import { botOf, withStore } from "./workshop.ts";

/** Compares two versions of the folder, question by question. */
export async function regress(from: string, to: string | undefined, options: TrialOptions): Promise<void> {
  const dir = knowledgeFolder(options.dir);
  const probes = await withStore((store) => questionsToTry(store, options));
  if (probes.length === 0)
    console.error("There is nothing to compare with: no logged question, and no --labelled file.");
  const [before, after] = [await inFolder(from, dir, botOf), await inFolder(to ?? dir, dir, botOf)];
  const changed = compareAnswers(probes, answererOf(before), answererOf(after)).filter(hasChanged);
  const worse = changed.filter(({ gain }) => gain < 0);
  if (options.json) {
    console.log(JSON.stringify({ questions: probes.length, changed: comparisonsAsData(changed) }));
  } else {
    console.log(
      `${counted(probes.length, "question")}, ${counted(changed.length, "changed reply", "changed replies")}`,
    );
    printComparisons("Worse", worse, "red");
    printComparisons(
      "Better",
      changed.filter(({ gain }) => gain > 0),
      "green",
    );
    printComparisons(
      "Other",
      changed.filter(({ gain }) => gain === 0),
      "yellow",
    );
  }
  if (worse.length > 0) process.exitCode = 1;
}

function hasChanged({ differs, gain }: AnswerComparison): boolean {
  return differs.length > 0 || gain !== 0;
}

/** Works on a folder as it is, or on `dir` as a revision of git has it. */
async function inFolder<T>(version: string, dir: string, work: (folder: string) => Promise<T>): Promise<T> {
  if (existsSync(version)) return work(version);
  const folder = await mkdtemp(join(tmpdir(), "revision-"));
  return removedOnInterrupt([folder], async () => work(await checkOut(version, dir, folder)));
}

const run = promisify(execFile);

/** Puts `dir` as a revision of its repository has it below `folder`; where it lies then. */
async function checkOut(revision: string, dir: string, folder: string): Promise<string> {
  const archive = join(folder, "archive.tar");
  const tree = await mkdtemp(join(folder, "tree-"));
  try {
    // By its hash: a revision that begins with a dash would be read as an option.
    const { stdout } = await run("git", [
      "-C",
      dir,
      "rev-parse",
      "--verify",
      "--end-of-options",
      `${revision}^{commit}`,
    ]);
    await run("git", ["-C", dir, "archive", "--output", archive, stdout.trim()]);
    await run("tar", ["-xf", archive, "-C", tree]);
    return tree;
  } catch (cause) {
    throw new InputError(`${revision}: neither a folder nor a revision of git that holds ${dir}.`, { cause });
  }
}
