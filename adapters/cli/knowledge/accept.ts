import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { counted } from "../../../src/counted.ts";
import { answererOf } from "../../../src/insight/index.ts";
import type { Store } from "../../../src/ports.ts";
import { describeCall } from "../call.ts";
import { InputError } from "../command.ts";
import { parseSince } from "../since.ts";
import { type KnowledgeCommand, knowledgeFolder } from "./command.ts";
import { questionFlags, questionsToTry } from "./questions.ts";
import { printTrial, tryDraft } from "./try.ts";
import { botOf, clock, entryPath, findDraft, type ReadyDraft, withStore } from "./workshop.ts";

const call = describeCall({
  words: true,
  calls: ["knowledge -- accept DRAFT [flags]"],
  about: `Tries a draft and, where it does no harm, writes it to DIR/faq/ENTRY.md: a change to review and commit.
A running bot reads it within a second. Logged questions that it answers leave the gap list.
DRAFT is a file, or the id of a draft made in chat.`,
  flags: {
    force: { type: "boolean", default: false, about: "accept although a right answer turns wrong" },
    ...questionFlags,
    dir: { type: "string", value: "DIR", about: "knowledge folder (KNOWLEDGE_DIR, else knowledge)" },
    json: { type: "boolean", default: false, about: "print one JSON object: {id, file, settled}" },
  },
});

export const command: KnowledgeCommand = {
  usage: call.usage,
  async run(args, output) {
    const { values, positionals } = call.read(args);
    const dir = knowledgeFolder(values.dir);
    return withStore(async (store) => {
      const draft = await findDraft(store, dir, positionals[0]);
      const sinceMs = parseSince(values.since, clock.now());
      const probes = await questionsToTry(store, sinceMs, values.labelled);
      const trial = await tryDraft(dir, draft, probes);
      const harmful = trial.effect === null || trial.effect.worse.length > 0;
      if (!values.json || harmful) printTrial(output, draft.id, trial, probes);
      if (trial.effect === null) return 1;
      if (harmful && !values.force) {
        output.complain("Not accepted: a right answer turns wrong. Mend the draft, or give --force.");
        return 1;
      }
      const file = await writeEntry(dir, draft);
      await putAway(store, draft);
      const settled = await settleAnswered(store, dir, draft.id, sinceMs);
      if (values.json) output.print(JSON.stringify({ id: draft.id, file, settled }));
      else
        output.print(
          `Written to ${file}. ${counted(settled, "question")} left the gap list. Review it: git diff`,
        );
      return 0;
    });
  },
};

async function writeEntry(dir: string, { id, text }: ReadyDraft): Promise<string> {
  const file = join(dir, entryPath(id));
  await mkdir(dirname(file), { recursive: true });
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
