import type { DatabaseRow, Queries } from "./database.ts";
import type { IdKind, Pseudonyms } from "./pseudonyms.ts";

const BATCH_ROWS = 500;

/** Columns that held platform ids in plain up to version 1, with what they are ids of. */
const plain: readonly {
  readonly table: string;
  readonly key: string;
  readonly columns: Readonly<Record<string, IdKind>>;
}[] = [
  {
    table: "answers",
    key: "id",
    columns: { message: "message", conversation: "conversation", workspace: "workspace", channel: "channel" },
  },
  { table: "posts", key: "post", columns: { post: "post" } },
  { table: "drafts", key: "id", columns: { workspace: "workspace" } },
  { table: "onboarding", key: "person", columns: { workspace: "workspace" } },
  { table: "jobs", key: "id", columns: { id: "job", data: "job data" } },
  { table: "settings", key: "scope", columns: { scope: "scope", data: "setting" } },
  { table: "installations", key: "id", columns: { id: "installation" } },
];

/**
 * Migrates plain platform ids to pseudonyms. Events under way in a process of the older version lose their
 * data.
 */
export async function coverPlainIds(queries: Queries, names: Pseudonyms): Promise<void> {
  for (const { table, key, columns } of plain) {
    await eachRow(queries, table, key, async (row) => {
      const changed = Object.entries(columns).flatMap(([column, kind]) => {
        const value = row[column];
        // A person's own settings stand under a hash already.
        const isOwn = column === "scope" && String(value).startsWith("person:");
        return value === null || isOwn ? [] : [[column, names.cover(kind, String(value))] as const];
      });
      await queries.run(
        `UPDATE ${table} SET ${changed.map(([column]) => `${column} = ?`).join(", ")} WHERE ${key} = ?`,
        [...changed.map(([, value]) => value), String(row[key])],
      );
    });
  }
  await eachRow(queries, "events", "id", async ({ id }) => {
    await queries.run("UPDATE events SET id = ?, data = NULL WHERE id = ?", [
      names.mark("event", String(id)),
      String(id),
    ]);
  });
  await queries.run("DELETE FROM leases");
}

/** The keys are read first: a key that changes on the way would come up twice. */
async function eachRow(
  queries: Queries,
  table: string,
  key: string,
  work: (row: DatabaseRow) => Promise<void>,
): Promise<void> {
  const keys = (await queries.all(`SELECT ${key} AS found FROM ${table}`)).map(({ found }) => String(found));
  for (let at = 0; at < keys.length; at += BATCH_ROWS) {
    const some = keys.slice(at, at + BATCH_ROWS);
    const rows = await queries.all(
      `SELECT * FROM ${table} WHERE ${key} IN (${some.map(() => "?").join(", ")})`,
      some,
    );
    for (const row of rows) await work(row);
  }
}
