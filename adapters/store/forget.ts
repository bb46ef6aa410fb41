import type { Draft, PersonHash } from "../../src/ports.ts";
import type { Database, Queries } from "./database.ts";
import { draftRow } from "./groups/drafts.ts";
import type { Pseudonyms } from "./pseudonyms.ts";
import { parseRows } from "./rows.ts";

/** Stands where a forgotten person's hash stood in somebody else's record. */
const FORGOTTEN = "forgotten";

/** Deletes a person from every table; number of rows deleted or cleared, by kind. */
export function forgetPerson(
  database: Database,
  names: Pseudonyms,
  person: PersonHash,
): Promise<Record<string, number>> {
  return database.transaction(async (queries) => {
    const deleteWhere = (condition: string) => queries.run(`DELETE FROM ${condition}`, [person]);
    const anywhere = `%${person}%`;
    return {
      drafts: await takeWordsOut(queries, names, person),
      // While the person's answers still tell which conversations they are of.
      repeats: await takeRepeatsOut(queries, person),
      posts: await deleteWhere("posts WHERE answer IN (SELECT id FROM answers WHERE asker = ?)"),
      // A conversation in which the person spoke begins anew for whoever else is in it.
      frames: await queries.run("DELETE FROM frames WHERE speakers LIKE ?", [anywhere]),
      answers: await deleteWhere("answers WHERE asker = ?"),
      votes: await deleteWhere("votes WHERE person = ?"),
      // The id stays for its 24 hours, so that a late retry of the platform does not bring the question back.
      events: await queries.run("UPDATE events SET person = NULL, data = NULL WHERE person = ?", [person]),
      onboarding: await deleteWhere("onboarding WHERE person = ?"),
      mentions: await queries.run(
        "UPDATE onboarding SET data = replace(data, ?, ?), version = version + 1 WHERE data LIKE ?",
        [person, FORGOTTEN, anywhere],
      ),
      contacts: await deleteWhere("contacts WHERE person = ?"),
      jobs: await deleteWhere("jobs WHERE person = ?"),
      settings: await queries.run("DELETE FROM settings WHERE scope = ?", [`person:${person}`]),
    };
  });
}

/**
 * Other people's follow-ups in the same conversations were understood with the person's words, and their
 * replies say so: those replies go. The line stays for statistics, with its own asker's question.
 */
function takeRepeatsOut(queries: Queries, person: PersonHash): Promise<number> {
  return queries.run(
    `UPDATE answers SET reply = NULL, near_miss = NULL
     WHERE reply IS NOT NULL AND asker <> ? AND conversation <> '' AND reply NOT LIKE '%"resolved":null%'
       AND conversation IN (SELECT conversation FROM answers WHERE asker = ?)`,
    [person, person],
  );
}

/** Drafts keep their keepers' words; what the person asked, and that the person wrote it, goes. */
async function takeWordsOut(queries: Queries, names: Pseudonyms, person: PersonHash): Promise<number> {
  const asked = await queries.all("SELECT id, question FROM answers WHERE asker = ?", [person]);
  const ids = new Set(asked.map((row) => String(row.id)));
  const words = new Set(asked.flatMap((row) => (row.question === null ? [] : [String(row.question)])));
  const drafts = parseRows("drafts", draftRow(names), await queries.all("SELECT * FROM drafts"));
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
