import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { counted } from "../../../src/counted.ts";
import { type AnswerComparison, answererOf, compareAnswers } from "../../../src/insight/index.ts";
import { removedOnInterrupt } from "../../interrupted.ts";
import { describeCall } from "../call.ts";
import { InputError, UsageError } from "../command.ts";
import { parseSince } from "../since.ts";
import { type KnowledgeCommand, knowledgeFolder } from "./command.ts";
import { comparisonsAsData, printComparisons, questionFlags, questionsToTry } from "./questions.ts";
import { botOf, clock, withStore } from "./workshop.ts";

const call = describeCall({
  words: true,
  calls: ["knowledge -- regress A [B] [flags]"],
  about: `Compares two versions of the knowledge, question by question: status, answer, citation.
A and B are folders, or revisions of git (HEAD, main, v1.2) that hold DIR; B is DIR as it stands.
Ends with 1 where a labelled question gets worse.`,
  flags: {
    ...questionFlags,
    dir: { type: "string", value: "DIR", about: "knowledge folder (KNOWLEDGE_DIR, else knowledge)" },
    json: { type: "boolean", default: false, about: "print one JSON object: {questions, changed}" },
  },
});

export const command: KnowledgeCommand = {
  usage: call.usage,
  async run(args, output) {
    const { values, positionals } = call.read(args);
    const dir = knowledgeFolder(values.dir);
    const [from, to = dir] = positionals;
    if (from === undefined)
      throw new UsageError("Which version to compare with? Give a folder or a git revision.");
    const probes = await withStore((store) =>
      questionsToTry(store, parseSince(values.since, clock.now()), values.labelled),
    );
    if (probes.length === 0)
      output.complain("There is nothing to compare with: no logged question, and no --labelled FILE.");
    const [before, after] = [await inFolder(from, dir, botOf), await inFolder(to, dir, botOf)];
    const changed = compareAnswers(probes, answererOf(before), answererOf(after)).filter(hasChanged);
    const worse = changed.filter(({ gain }) => gain < 0);
    if (values.json) {
      output.print(JSON.stringify({ questions: probes.length, changed: comparisonsAsData(changed) }));
    } else {
      output.print(
        `${counted(probes.length, "question")}, ${counted(changed.length, "changed reply", "changed replies")}`,
      );
      printComparisons(output, "Worse", worse, "red");
      printComparisons(
        output,
        "Better",
        changed.filter(({ gain }) => gain > 0),
        "green",
      );
      printComparisons(
        output,
        "Other",
        changed.filter(({ gain }) => gain === 0),
        "yellow",
      );
    }
    return worse.length > 0 ? 1 : 0;
  },
};

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
