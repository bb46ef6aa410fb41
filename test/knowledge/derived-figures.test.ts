import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { ProblemLog } from "../../src/knowledge/check/problems.ts";
import {
  readDerivedTable,
  readExtract,
  writeDerivedTable,
} from "../../src/knowledge/tables/derived-table.ts";

const root = resolve(import.meta.dirname, "../..");
const extracts = resolve(root, "../shared/sources/open");
const beside = existsSync(extracts);
const names = readdirSync(resolve(root, "knowledge/recipes")).map((name) => name.replace(/\.yaml$/, ""));

/** Several tables are made from one extract: each is read once. */
const extractsRead = new Map<string, ReturnType<typeof readExtract>>();
const extractOf = (name: string) => {
  const known = extractsRead.get(name) ?? readExtract(readFileSync(resolve(extracts, name), "utf8"));
  extractsRead.set(name, known);
  return known;
};

const read = (path: string) => ({ path, text: readFileSync(resolve(root, "knowledge", path), "utf8") });

async function derived(name: string) {
  const log = new ProblemLog();
  const table = await readDerivedTable(read(`recipes/${name}.yaml`), read(`tables/${name}.md`), log);
  expect(log.sorted()).toEqual([]);
  return table!;
}

describe("the tables of the guide that are made from open data", () => {
  it.each(names)("has a sound recipe: %s", async (name) => {
    expect((await derived(name)).recipe.from).toMatch(/\.csv$/);
  });

  // The extracts are not part of the project: elsewhere there is nothing to compute the figures from.
  it.runIf(beside).each(names)("hold the figures that the extract gives: %s", async (name) => {
    const table = await derived(name);
    const extract = await extractOf(table.recipe.from);
    expect(read(`tables/${name}.md`).text).toBe(writeDerivedTable(table, extract));
  });

  it.runIf(!beside)("are not computed again: no extracts lie in ../shared/sources/open", (context) => {
    context.skip("the extracts of open data are not beside this checkout");
  });
});
