import { z } from "zod";
import type { OnboardingRecord, OnboardingStore } from "../../../src/ports.ts";
import type { Database } from "../database.ts";
import { coveredId, type Pseudonyms } from "../pseudonyms.ts";
import { integer, json, parseRow, parseRows } from "../rows.ts";
import { personHash } from "./columns.ts";

const recordRow = (names: Pseudonyms): z.ZodType<OnboardingRecord> =>
  z
    .object({
      person: personHash,
      workspace: coveredId(names, "workspace"),
      track: z.string(),
      data: json,
      version: integer,
      updated_at: integer,
    })
    .transform(({ updated_at, ...rest }) => ({ ...rest, updatedAtMs: updated_at }));

/** Onboarding states in the table `onboarding`. */
export function createOnboardingStore(database: Database, names: Pseudonyms): OnboardingStore {
  const record = recordRow(names);
  return {
    async get(person) {
      return parseRow(
        "onboarding",
        record,
        await database.all("SELECT * FROM onboarding WHERE person = ?", [person]),
      );
    },
    async put({ person, workspace, track, data, version, updatedAtMs }) {
      const content = [names.cover("workspace", workspace), track, JSON.stringify(data), updatedAtMs];
      const changed =
        version === 0
          ? await database.run(
              `INSERT INTO onboarding (workspace, track, data, updated_at, version, person)
               VALUES (?, ?, ?, ?, 1, ?) ON CONFLICT (person) DO NOTHING`,
              [...content, person],
            )
          : await database.run(
              `UPDATE onboarding SET workspace = ?, track = ?, data = ?, updated_at = ?, version = version + 1
               WHERE person = ? AND version = ?`,
              [...content, person, version],
            );
      return changed === 1;
    },
    async list(workspace) {
      const rows = await database.all(
        `SELECT * FROM onboarding ${workspace === undefined ? "" : "WHERE workspace = ?"} ORDER BY updated_at DESC, person`,
        workspace === undefined ? [] : [names.cover("workspace", workspace)],
      );
      return parseRows("onboarding", record, rows);
    },
  };
}
