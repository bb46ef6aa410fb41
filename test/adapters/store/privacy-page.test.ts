import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseSettings } from "../../../adapters/settings/index.ts";
import { openDatabase } from "../../../adapters/store/index.ts";
import { keys, migrateDatabase, tables } from "../../../adapters/store/migrations.ts";
import { createPseudonyms } from "../../../adapters/store/pseudonyms.ts";
import { NOW } from "../../support/records.ts";

const page = readFileSync(join(import.meta.dirname, "../../../docs/privacy.md"), "utf8");

/** Cells of the rows whose first cell is a name in code ticks. */
const rowsOf = (heading: string) =>
  page
    .split(`## ${heading}`)[1]!
    .split("\n## ")[0]!
    .split("\n")
    .map((line) => line.split("|").map((cell) => cell.trim()))
    .flatMap(([, name, ...cells]) =>
      name?.startsWith("`") ? [[name.replaceAll("`", ""), ...cells] as const] : [],
    );

const schemaTables = async () => {
  const database = await openDatabase({ keepQuestionsDays: 30, privacyKey: "k", clock: { now: () => NOW } });
  await migrateDatabase(database, NOW, createPseudonyms("k"));
  const rows = await database.all(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
  );
  const columns = new Map<string, string[]>();
  for (const { name } of rows) {
    const found = await database.all("SELECT name FROM pragma_table_info(?)", [String(name)]);
    columns.set(
      String(name),
      found.map((column) => String(column.name)),
    );
  }
  await database.close();
  return columns;
};

describe("the reviewers' page", () => {
  it("has a row for every table of the database, and none for any other", async () => {
    const inSchema = [...(await schemaTables()).keys()].filter((name) => name !== "schema_versions");
    const onPage = rowsOf("What, and how long").map(([name]) => name);
    expect(onPage.toSorted()).toEqual(inSchema.toSorted());
    expect(tables.toSorted()).toEqual(inSchema.toSorted());
    expect(Object.keys(keys)).toHaveLength(inSchema.length);
  });

  it("knows every column that can hold words: a new one has to be described, forgotten and swept", async () => {
    const words = ["question", "reply", "near_miss", "reason", "data", "also", "answer", "sealed"];
    const found = [...(await schemaTables())].flatMap(([table, columns]) =>
      columns.filter((column) => words.includes(column)).map((column) => `${table}.${column}`),
    );
    expect(found.toSorted()).toEqual([
      "answers.near_miss",
      "answers.question",
      "answers.reply",
      "contacts.sealed",
      "drafts.also",
      "drafts.answer",
      "drafts.question",
      "events.data",
      "frames.data",
      "installations.sealed",
      "jobs.data",
      "onboarding.data",
      "posts.answer",
      "settings.data",
      "votes.answer",
      "votes.reason",
    ]);
  });

  it("names the defaults that the settings have", () => {
    const defaults = parseSettings({ variables: {}, fromFile: new Set(), file: ".env" });
    for (const [name, value] of rowsOf("Settings that matter here")) {
      const actual = defaults[name as keyof typeof defaults];
      if (actual === undefined) expect(value, name).toMatch(/^(none|generated)$/);
      else expect(value, name).toBe(String(actual));
    }
  });
});
