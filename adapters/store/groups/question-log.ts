import { z } from "zod";
import type { LoggedQuestion } from "../../../src/ports.ts";
import { replyStatus } from "../../../src/reply/index.ts";
import { coveredId, type Pseudonyms } from "../pseudonyms.ts";
import { integer } from "../rows.ts";
import { nearMiss, personHash } from "./columns.ts";

const row = (names: Pseudonyms) =>
  z.object({
    id: z.string(),
    question: z.string().nullable(),
    status: replyStatus,
    entry: z.string().nullable(),
    topic: z.string().nullable(),
    confidence: z.number(),
    near_miss: nearMiss,
    platform: z.string(),
    workspace: coveredId(names, "workspace"),
    asker: personHash,
    up: integer,
    down: integer,
    none: integer,
    wrong: integer,
    at_ms: integer,
  });

/** Schema of a row of `selectLogged`. */
export const loggedQuestion = (names: Pseudonyms): z.ZodType<LoggedQuestion> =>
  row(names).transform((line) => ({
    id: line.id,
    question: line.question,
    status: line.status,
    entry: line.entry,
    topic: line.topic,
    confidence: line.confidence,
    nearMiss: line.near_miss,
    platform: line.platform,
    workspace: line.workspace,
    person: line.asker,
    votes: { up: line.up, down: line.down, none: line.none, wrong: line.wrong },
    atMs: line.at_ms,
  }));

const count = (kind: string, name: string) =>
  `(SELECT COUNT(*) FROM votes WHERE votes.answer = answers.id AND votes.kind = '${kind}') AS ${name}`;

/** SQL that selects answers with their votes counted; `condition` begins with WHERE. */
export function selectLogged(condition: string): string {
  return `SELECT id, question, status, entry, topic, confidence, near_miss, platform, workspace, asker, at_ms,
    ${count("up", "up")}, ${count("down", "down")}, ${count("none", "none")}, ${count("wrong", "wrong")}
    FROM answers ${condition}`;
}
