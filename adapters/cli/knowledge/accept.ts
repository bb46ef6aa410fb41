import { rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { counted } from "../../../src/counted.ts";
import { answererOf } from "../../../src/insight/index.ts";
import type { Store } from "../../../src/ports.ts";
import { InputError } from "../../input-error.ts";
import { makeFolder } from "../../private-folder.ts";
import { knowledgeFolder } from "../settings.ts";
import { questionsToTry, type TrialOptions } from "./questions.ts";
import { printTrial, tryDraft } from "./try.ts";
import { botOf, clock, entryPath, findDraft, type ReadyDraft, withStore } from "./workshop.ts";

export interface AcceptOptions extends TrialOptions {
  /** Although a right answer turns wrong. */
  readonly force?: boolean | undefined;
}

/** Writes a draft into the folder where it does no harm. */
export async function accept(name: string, options: AcceptOptions): Promise<void> {
  const dir = knowledgeFolder(options.dir);
  return withStore(async (store) => {
    const draft = await findDraft(store, dir, name);
    const probes = await questionsToTry(store, options);
    const trial = await tryDraft(dir, draft, probes);
    const harmful = trial.effect === null || trial.effect.worse.length > 0;
    if (!options.json || harmful) printTrial(draft.id, trial, probes);
    if (trial.effect === null || (harmful && !options.force)) {
      if (trial.effect !== null)
        console.error("Not accepted: a right answer turns wrong. Mend the draft, or give --force.");
      process.exitCode = 1;
      return;
    }
    const file = await writeEntry(dir, draft);
    await putAway(store, draft);
    const settled = await settleAnswered(store, dir, draft.id, options.since);
    if (options.json) console.log(JSON.stringify({ id: draft.id, file, settled }));
    else
      console.log(
        `Written to ${file}. ${counted(settled, "question")} left the gap list. Review it: git diff`,
      );
  });
}

async function writeEntry(dir: string, { id, text }: ReadyDraft): Promise<string> {
  const file = join(dir, entryPath(id));
  makeFolder(dirname(file));
  await writeFile(file, text, { flag: "wx" }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
    throw new InputError(`${file} is there already; give the draft another id.`);
  });
  return file;
}

/** The entry has taken the draft's place. */
async function putAway(store: Store, { from }: ReadyDraft): Promise<void> {
  if ("file" in from) await rm(from.file);
  else await store.drafts.settle(from.draft.id, "accepted", clock.now());
}

/** Takes those questions out of the gap list that the new entry answers. */
async function settleAnswered(store: Store, dir: string, entry: string, sinceMs: number): Promise<number> {
  const answer = answererOf(await botOf(dir));
  const gaps = await store.gaps.list({ sinceMs, belowConfidence: 1 });
  const answered = gaps.filter(({ question }) => question !== null && answer(question, []).entry === entry);
  return store.gaps.settle(
    answered.map(({ id }) => id),
    clock.now(),
  );
}
