import { describe, expect, it } from "vitest";
import { ProblemLog } from "../../src/knowledge/check/problems.ts";
import { deriveRows, RecipeError } from "../../src/knowledge/tables/derive.ts";
import {
  readDerivedTable,
  readExtract,
  writeDerivedTable,
} from "../../src/knowledge/tables/derived-table.ts";

const extract = await readExtract(`tea,cup,pence,by
green,S,100,ann
green,L,300,bob
green,L,200,ann
black,S,*,cy
mint,S,90,ann
mint,M,110,ann
`);

const tableOf = (columns: string): string => `---
id: prices
title: Prices of tea
columns:
  Tea: {type: text, key: true}
${columns}
source: shop
---

| Tea |
| --- |
`;

const recipeOf = (rest: string): string => `from: teas.csv\nrows: tea\n${rest}\n`;

async function derived(recipe: string, table: string) {
  const log = new ProblemLog();
  const read = await readDerivedTable(
    { path: "recipes/prices.yaml", text: recipeOf(recipe) },
    { path: "tables/prices.md", text: table },
    log,
  );
  expect(log.sorted()).toEqual([]);
  return read!;
}

async function rowsOf(recipe: string, columns: string): Promise<string[][]> {
  const table = await derived(recipe, tableOf(columns));
  return deriveRows(table.recipe, table.columns, extract);
}

describe("a table that is made from an extract", () => {
  it.each([
    ["counts", "Cups: {type: number}", "Cups: {count: true}", ["3", "1", "2"]],
    ["medians", "Price: {type: money}", "Price: {median: pence}", ["$200", "", "$100"]],
    ["percentiles", "Price: {type: number}", "Price: {percentile: [90, pence]}", ["280", "", "108"]],
    ["shares", "Large: {type: share}", "Large: {share: {cup: L}}", ["67%", "0%", "0%"]],
    ["lists", "By: {type: list}", "By: {list: by, names: {ann: Ann}}", ["Ann; bob", "cy", "Ann"]],
    ["factors", "A dozen: {type: money}", "A dozen: {median: pence, times: 12}", ["$2,400", "", "$1,200"]],
    ["conditions", "Small: {type: money}", "Small: {median: pence, where: {cup: S}}", ["$100", "", "$90"]],
    ["small groups", "Price: {type: money}", "Price: {median: pence, least: 3}", ["$200", "", ""]],
  ])("fills its cells with %s", async (_, column, recipe, cells) => {
    const rows = await rowsOf(`blank: ["*"]\ncolumns:\n  ${recipe}`, `  ${column}`);
    const filled = ["green", "black", "mint"].map((name, index) => [name, cells[index]]);
    expect(rows).toEqual(filled.filter(([, cell]) => cell !== ""));
  });

  it.each([
    ["where", "where: {cup: [S, M]}", ["green", "black", "mint"]],
    ["least", "least: 2", ["green", "mint"]],
    [
      "names, which join and order rows",
      "names: {mint: Herbal, green: Leaf, black: Leaf}",
      ["Herbal", "Leaf"],
    ],
    ["onlyNamed", "names: {mint: Mint}\nonlyNamed: true", ["Mint"]],
    ["order and most", "order: Cups\nmost: 2", ["green", "mint"]],
  ])("has the rows that the recipe asks for: %s", async (_, recipe, names) => {
    const rows = await rowsOf(`${recipe}\ncolumns:\n  Cups: {count: true}`, "  Cups: {type: number}");
    expect(rows.map(([name]) => name)).toEqual(names);
  });

  it.each([
    ["a column that the extract lacks", "columns:\n  Cups: {median: pounds}", 'no column "pounds"'],
    ["a column without a recipe", "columns: {}", 'no recipe for the column "Cups"'],
    [
      "a recipe without a column",
      "columns:\n  Cups: {count: true}\n  Mugs: {count: true}",
      'no column "Mugs"',
    ],
    ["two values where one is due", "blank: ['*']\ncolumns:\n  Cups: {value: pence}", "different values"],
    ["a mark that is no figure", "columns:\n  Cups: {median: pence}", '"*" in teas.csv is no number'],
  ])("is refused for %s", async (_, recipe, reason) => {
    const made = rowsOf(recipe, "  Cups: {type: number}");
    await expect(made).rejects.toThrow(RecipeError);
    await expect(made).rejects.toThrow(reason);
  });

  it("keeps its front matter, and made twice it is the same", async () => {
    const text = tableOf("  Cups: {type: number}");
    const made = writeDerivedTable(await derived("columns:\n  Cups: {count: true}", text), extract);
    expect(made).toBe(
      text.replace(
        "| Tea |\n| --- |\n",
        "| Tea | Cups |\n| --- | ---: |\n| green | 3 |\n| black | 1 |\n| mint | 2 |\n",
      ),
    );
    expect(writeDerivedTable(await derived("columns:\n  Cups: {count: true}", made), extract)).toBe(made);
  });

  it("says where a recipe is wrong", async () => {
    const log = new ProblemLog();
    const recipe = {
      path: "recipes/prices.yaml",
      text: recipeOf("columns:\n  Cups: {count: true, list: cup}"),
    };
    const table = { path: "tables/prices.md", text: tableOf("  Cups: {type: number}") };
    expect(await readDerivedTable(recipe, table, log)).toBeNull();
    expect(log.sorted()).toMatchObject([
      { file: "recipes/prices.yaml", line: 4, message: '"columns › Cups": made in no way, or in several' },
    ]);
  });
});
