import type { GapStore } from "../../../src/ports.ts";
import type { Database } from "../database.ts";
import type { Pseudonyms } from "../pseudonyms.ts";
import { parseRows } from "../rows.ts";
import { loggedQuestion, selectLogged } from "./question-log.ts";

/** Questions without a good answer, selected from the tables `answers` and `votes`. */
export function createGapStore(database: Database, names: Pseudonyms): GapStore {
  return {
    async list({ sinceMs, belowConfidence, workspace, limit = 5_000 }) {
      const rows = await database.all(
        selectLogged(
          `WHERE at_ms >= ? AND question IS NOT NULL AND settled_at IS NULL AND status <> 'chitchat'
           ${workspace === undefined ? "" : "AND workspace = ?"}
           AND (status <> 'answered' OR confidence < ?
             OR EXISTS (SELECT 1 FROM votes WHERE votes.answer = answers.id AND votes.kind <> 'up'))
           ORDER BY at_ms DESC, id LIMIT ?`,
        ),
        [
          sinceMs,
          ...(workspace === undefined ? [] : [names.cover("workspace", workspace)]),
          belowConfidence,
          limit,
        ],
      );
      return parseRows("answers", loggedQuestion(names), rows);
    },
    settle: (answers, nowMs) =>
      database.transaction(async (queries) => {
        let settled = 0;
        for (const id of answers) {
          settled += await queries.run(
            "UPDATE answers SET settled_at = ? WHERE id = ? AND settled_at IS NULL",
            [nowMs, id],
          );
        }
        return settled;
      }),
  };
}
