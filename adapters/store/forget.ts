import type { Draft, PersonHash } from "../../src/ports.ts";
import type { Database, Queries } from "./database.ts";
import { draftRow } from "./groups/drafts.ts";
import { parseRows } from "./rows.ts";

/** Stands where a forgotten person's hash stood in somebody else's record. */
const FORGOTTEN = "forgotten";

/** Removes a person from every table; how many rows went or lost the person's words. */
export function forgetPerson(database: Database, person: PersonHash): Promise<Record<string, number>> {
  return database.transaction(async (queries) => {
    const deleteWhere = (condition: string) => queries.run(`DELETE FROM ${condition}`, [person]);
    return {
      drafts: await takeWordsOut(queries, person),
      posts: await deleteWhere("posts WHERE answer IN (SELECT id FROM answers WHERE asker = ?)"),
      answers: await deleteWhere("answers WHERE asker = ?"),
      votes: await deleteWhere("votes WHERE person = ?"),
      frames: await deleteWhere("frames WHERE person = ?"),
      // The id stays for its 24 hours, so that a late retry of the platform does not bring the question back.
      events: await queries.run("UPDATE events SET person = NULL, data = NULL WHERE person = ?", [person]),
      onboarding: await deleteWhere("onboarding WHERE person = ?"),
      mentions: await queries.run(
        "UPDATE onboarding SET data = replace(data, ?, ?), version = version + 1 WHERE data LIKE ?",
        [person, FORGOTTEN, `%${person}%`],
      ),
      contacts: await deleteWhere("contacts WHERE person = ?"),
      jobs: await deleteWhere("jobs WHERE person = ?"),
      settings: await queries.run("DELETE FROM settings WHERE scope = ?", [`person:${person}`]),
    };
  });
}

/** Drafts keep their keepers' words; what the person asked, and that the person wrote it, goes. */
async function takeWordsOut(queries: Queries, person: PersonHash): Promise<number> {
  const asked = await queries.all("SELECT id, question FROM answers WHERE asker = ?", [person]);
  const ids = new Set(asked.map((row) => String(row.id)));
  const words = new Set(asked.flatMap((row) => (row.question === null ? [] : [String(row.question)])));
  const drafts = parseRows("drafts", draftRow, await queries.all("SELECT * FROM drafts"));
  let changed = 0;
  for (const draft of drafts) {
    const isTheirs = draft.author === person;
    if (!isTheirs && !draft.gap.some((id) => ids.has(id))) continue;
    changed++;
    await rewrite(queries, draft, { ids, words, isTheirs });
  }
  return changed;
}

interface Theirs {
  readonly ids: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
  readonly isTheirs: boolean;
}

async function rewrite(queries: Queries, draft: Draft, { ids, words, isTheirs }: Theirs): Promise<void> {
  const [question, ...also] = [draft.question, ...draft.also].filter((wording) => !words.has(wording));
  if (question === undefined) {
    await queries.run("DELETE FROM drafts WHERE id = ?", [draft.id]);
    return;
  }
  const gap = draft.gap.filter((id) => !ids.has(id));
  await queries.run("UPDATE drafts SET question = ?, also = ?, gap = ?, author = ? WHERE id = ?", [
    question,
    JSON.stringify(also),
    JSON.stringify(gap),
    isTheirs ? null : draft.author,
    draft.id,
  ]);
}
