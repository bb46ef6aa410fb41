import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { ProblemLog } from "../../src/knowledge/check/problems.ts";
import { columnTypes } from "../../src/knowledge/check/schemas.ts";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import { readCell } from "../../src/knowledge/tables/cells.ts";
import {
  readDerivedTable,
  readExtract,
  writeDerivedTable,
} from "../../src/knowledge/tables/derived-table.ts";
import type { ColumnType } from "../../src/knowledge/types.ts";
import { folderOf } from "./folder-of.ts";

const readme = readFileSync(resolve(import.meta.dirname, "../../knowledge/README.md"), "utf8");
const blocks = [...readme.matchAll(/^```(\w+)\n([\s\S]*?)^```/gm)].map((match) => match[2]!);
const blockWith = (text: string): string => blocks.find((block) => block.includes(text))!;

describe("the keepers' page", () => {
  it("shows files that make a folder in order", async () => {
    const { problems } = await loadKnowledge(
      folderOf({
        "guide.yaml": blockWith("subject: coffee"),
        "sources.yaml": blockWith("title: The Coffee Handbook"),
        "vocabulary.yaml": blockWith("id: espresso"),
        "intents/smalltalk.yaml": blockWith("id: greeting"),
        "faq/roasting.md": blockWith("id: decaf"),
        "tables/roasts.md": blockWith("id: roasts"),
      }),
    );
    expect(problems).toEqual([]);
  });

  it("shows a recipe that the table is made by", async () => {
    const log = new ProblemLog();
    const recipe = { path: "recipes/roasts.yaml", text: blockWith("from: drum-log") };
    const table = { path: "tables/roasts.md", text: blockWith("id: roasts") };
    const derived = await readDerivedTable(recipe, table, log);
    expect(log.sorted()).toEqual([]);
    const extract = await readExtract(
      `kind,roast,celsius,sold,year\n${"espresso,L,205,yes,2024\n".repeat(10)}`,
    );
    expect(writeDerivedTable(derived!, extract)).toContain("| Light | 205 | 100% |");
  });

  it("explains every type of column, with cells that it reads", () => {
    const rows = [...readme.matchAll(/^\| `([a-z-]+)` \| (.*) \|$/gm)];
    expect(rows.map(([, type]) => type)).toEqual([...columnTypes]);
    for (const [, type, cells] of rows)
      for (const [, cell] of cells!.matchAll(/`([^`]+)`/g))
        expect(readCell(cell!, type as ColumnType)).toHaveProperty("value");
  });
});
