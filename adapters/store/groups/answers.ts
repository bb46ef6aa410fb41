import { z } from "zod";
import type { Answer, AnswerStore, NewAnswer } from "../../../src/ports.ts";
import { placeKind, replySchema, replyStatus } from "../../../src/reply/index.ts";
import type { Database, DatabaseRow, Queries, SqlValue } from "../database.ts";
import { coveredId, type Pseudonyms } from "../pseudonyms.ts";
import { integer, json, parseRows, placeholders } from "../rows.ts";
import { nearMiss, personHash } from "./columns.ts";
import { loggedQuestion, selectLogged } from "./question-log.ts";

const columns = (names: Pseudonyms) =>
  z.object({
    id: z.string(),
    message: coveredId(names, "message"),
    conversation: coveredId(names, "conversation"),
    platform: z.string(),
    place: placeKind,
    workspace: coveredId(names, "workspace"),
    channel: coveredId(names, "channel").nullable(),
    asker: personHash,
    question: z.string().nullable(),
    // A reply of an older version that no longer fits is as good as one whose time is over.
    reply: json.pipe(replySchema).nullable().catch(null),
    status: replyStatus,
    entry: z.string().nullable(),
    row_id: z.string().nullable(),
    topic: z.string().nullable(),
    knowledge: z.string(),
    confidence: z.number(),
    near_miss: nearMiss,
    at_ms: integer,
    withdrawn_at: integer.nullable(),
    shared_at: integer.nullable(),
    settled_at: integer.nullable(),
  });

type Columns = z.output<ReturnType<typeof columns>>;

const postRow = (names: Pseudonyms) => z.object({ answer: z.string(), post: coveredId(names, "post") });
const popularRow = z.object({ entry: z.string(), count: integer, people: integer });

/** Answers in the tables `answers` and `posts`. `keepsText`: whether questions and replies are stored. */
export function createAnswerStore(database: Database, names: Pseudonyms, keepsText: boolean): AnswerStore {
  const toAnswers = readerOf(names);
  const where = async (condition: string, values: readonly SqlValue[]) =>
    toAnswers(database, await database.all(`SELECT answers.* FROM answers ${condition}`, values));
  const one = async (condition: string, values: readonly SqlValue[]) =>
    (await where(condition, values))[0] ?? null;
  const first = async (column: "withdrawn_at" | "shared_at", id: string, nowMs: number) =>
    (await database.run(`UPDATE answers SET ${column} = ? WHERE id = ? AND ${column} IS NULL`, [
      nowMs,
      id,
    ])) === 1;

  return {
    put: (answer) => insert(database, names, keepsText ? answer : wordless(answer)),
    get: (id) => one("WHERE id = ?", [id]),
    byMessage: (message) =>
      one("WHERE message = ? ORDER BY at_ms DESC, id LIMIT 1", [names.cover("message", message)]),
    byPost: (post) =>
      one("JOIN posts ON posts.answer = answers.id WHERE posts.post = ?", [names.cover("post", post)]),
    inConversation: (conversation, limit) =>
      where("WHERE conversation = ? ORDER BY at_ms DESC, id LIMIT ?", [
        names.cover("conversation", conversation),
        limit,
      ]),
    recent: (asker, limit) => where("WHERE asker = ? ORDER BY at_ms DESC, id LIMIT ?", [asker, limit]),
    async popular({ sinceMs, limit, workspace }) {
      const rows = await database.all(
        `SELECT entry, COUNT(*) AS count, COUNT(DISTINCT asker) AS people FROM answers
         WHERE at_ms >= ? AND status = 'answered' AND entry IS NOT NULL AND withdrawn_at IS NULL
           ${workspace === undefined ? "" : "AND workspace = ?"}
         GROUP BY entry ORDER BY count DESC, people DESC, entry LIMIT ?`,
        [sinceMs, ...(workspace === undefined ? [] : [names.cover("workspace", workspace)]), limit],
      );
      return parseRows("answers", popularRow, rows);
    },
    async since(sinceMs, limit = 10_000) {
      const rows = await database.all(
        selectLogged("WHERE answers.at_ms >= ? ORDER BY answers.at_ms DESC, answers.id DESC LIMIT ?"),
        [sinceMs, limit],
      );
      return parseRows("answers", loggedQuestion(names), rows).reverse();
    },
    async addPost(id, post) {
      await database.run(
        "INSERT INTO posts (post, answer) VALUES (?, ?) ON CONFLICT (post) DO UPDATE SET answer = excluded.answer",
        [names.cover("post", post), id],
      );
    },
    withdraw: (id, nowMs) => first("withdrawn_at", id, nowMs),
    share: (id, nowMs) => first("shared_at", id, nowMs),
    erase: (id, nowMs) =>
      database.transaction(async (queries) => {
        const message = names.cover("message", id);
        const rows = await queries.all("SELECT * FROM answers WHERE message = ? ORDER BY at_ms, id", [
          message,
        ]);
        const answers = await toAnswers(queries, rows);
        await queries.run(
          `UPDATE answers SET question = NULL, reply = NULL, near_miss = NULL,
             withdrawn_at = COALESCE(withdrawn_at, ?) WHERE message = ?`,
          [nowMs, message],
        );
        // A frame repeats the question; the conversation begins anew.
        for (const { conversation } of rows) {
          await queries.run("DELETE FROM frames WHERE conversation = ?", [String(conversation)]);
        }
        return answers;
      }),
  };
}

/** What stays of an answer where no text may be stored. */
function wordless(answer: NewAnswer): NewAnswer {
  return { ...answer, question: null, reply: null, nearMiss: null };
}

async function insert(database: Database, names: Pseudonyms, answer: NewAnswer): Promise<void> {
  const { place } = answer;
  const content: Readonly<Record<string, SqlValue>> = {
    message: names.cover("message", answer.message),
    conversation: names.cover("conversation", answer.conversation),
    platform: place.platform,
    place: place.kind,
    workspace: names.cover("workspace", place.workspace),
    channel: place.channel === undefined ? null : names.cover("channel", place.channel),
    asker: answer.asker,
    question: answer.question,
    reply: answer.reply && JSON.stringify(answer.reply),
    status: answer.status,
    entry: answer.entry,
    row_id: answer.row,
    topic: answer.topic,
    knowledge: answer.knowledge,
    confidence: answer.confidence,
    near_miss: answer.nearMiss && JSON.stringify(answer.nearMiss),
    at_ms: answer.atMs,
  };
  const keys = Object.keys(content);
  // An edited question is a new question: what a keeper settled was the old one.
  await database.run(
    `INSERT INTO answers (id, ${keys.join(", ")}) VALUES (?, ${placeholders(keys)})
     ON CONFLICT (id) DO UPDATE SET ${keys.map((key) => `${key} = excluded.${key}`).join(", ")}, settled_at = NULL`,
    [answer.id, ...Object.values(content)],
  );
}

/** Reads rows of `answers` with the posts of each. */
const readerOf = (names: Pseudonyms) => {
  const answerRow = columns(names);
  const posted = postRow(names);
  return (queries: Queries, rows: readonly DatabaseRow[]) => withPosts(queries, rows, { answerRow, posted });
};

interface RowSchemas {
  readonly answerRow: z.ZodType<Columns>;
  readonly posted: z.ZodType<{ answer: string; post: string }>;
}

async function withPosts(
  queries: Queries,
  rows: readonly DatabaseRow[],
  { answerRow, posted }: RowSchemas,
): Promise<Answer[]> {
  const answers = parseRows("answers", answerRow, rows);
  if (answers.length === 0) return [];
  const ids = answers.map((answer) => answer.id);
  const found = await queries.all(
    `SELECT answer, post FROM posts WHERE answer IN (${placeholders(ids)}) ORDER BY answer`,
    ids,
  );
  const posts = Map.groupBy(parseRows("posts", posted, found), (each) => each.answer);
  return answers.map((answer) =>
    toAnswer(answer, (posts.get(answer.id) ?? []).map((each) => each.post).sort()),
  );
}

function toAnswer(row: Columns, posts: readonly string[]): Answer {
  const place = { platform: row.platform, kind: row.place, workspace: row.workspace };
  return {
    id: row.id,
    message: row.message,
    conversation: row.conversation,
    place: row.channel === null ? place : { ...place, channel: row.channel },
    asker: row.asker,
    question: row.question,
    reply: row.reply,
    status: row.status,
    entry: row.entry,
    row: row.row_id,
    topic: row.topic,
    knowledge: row.knowledge,
    confidence: row.confidence,
    nearMiss: row.near_miss,
    atMs: row.at_ms,
    posts,
    withdrawnAtMs: row.withdrawn_at,
    sharedAtMs: row.shared_at,
    settledAtMs: row.settled_at,
  };
}
