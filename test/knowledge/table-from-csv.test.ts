import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tableFromCsv } from "../../bench/table-from-csv.ts";
import { TableTooLargeError } from "../../src/knowledge/tables/csv.ts";

const table = (text: string) => tableFromCsv(text, { id: "ships", title: "Ships" });

describe("a table from CSV text", () => {
  it("pads short rows, drops what has no column, skips blank lines", () => {
    const { columns, rows } = table("Ship,Speed\nTe\nGmt,28 knots,extra\n\n , \n");
    expect(columns).toHaveLength(2);
    expect(rows.map(({ cells }) => cells.map(({ raw }) => raw))).toEqual([
      ["Te", ""],
      ["Gmt", "28 knots"],
    ]);
  });

  it("gives every column a name of its own", () => {
    const { columns } = table("Event,Gold,Gold,\nRun,Ann,7.1,x\n");
    expect(columns.map(({ name }) => name)).toEqual(["Event", "Gold", "Gold (2)", "Column 4"]);
  });

  it("gives every row an id of its own", () => {
    expect(table("Year,Winner\n1999,Ann\n1999,Bea\n2000,Ann\n,Eve\n").rows.map(({ id }) => id)).toEqual([
      "ann",
      "bea",
      "ann-2",
      "eve",
    ]);
  });

  it("takes the unit from a heading", () => {
    const { columns } = table(
      'Lake,Area in km²,Depth (m),"No. in series (2)"\nComo,146,425,1\nGarda,370,346,2\n',
    );
    expect(columns.map(({ unit }) => unit)).toEqual([null, "km²", "m", null]);
  });

  it.each([
    ["the first column of distinct text", "No.,Name,Port\n1,Te,Kiel\n2,Gmt,Kiel\n", "Name"],
    ["years, where the text repeats", "Year,Driver\n1999,Ann\n2000,Ann\n2001,Ann\n", "Year"],
    ["the first column, where nothing tells rows apart", "A,B\n1,1\n1,1\n", "A"],
  ])("names rows by %s", (_, text, key) => {
    expect(table(text).columns.find((column) => column.key)!.name).toBe(key);
  });

  it("is empty where the text is", () => {
    expect(table("")).toMatchObject({ columns: [], rows: [] });
  });

  it("is refused beyond a thousand columns", () => {
    expect(() => table(`${"a,".repeat(1_000)}a\n`)).toThrow(TableTooLargeError);
  });

  it("has as many cells in each row as columns, whatever the text", () => {
    const cell = fc.string({ unit: "grapheme", maxLength: 6 });
    const line = fc
      .array(cell, { maxLength: 5 })
      .map((cells) => cells.map((c) => `"${c.replaceAll('"', '""')}"`).join(","));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const { columns, rows } = table(lines.join("\n"));
        for (const row of rows) expect(row.cells).toHaveLength(columns.length);
        expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
        expect(columns.filter(({ key }) => key)).toHaveLength(Math.min(1, columns.length));
      }),
      { numRuns: 300 },
    );
  });
});

it.each([";", "\t", "|"])("cells parted by %j are cells, whatever stands in them", (delimiter) => {
  const text = ["Cheese;Price;Note", "Brie;$3,000;soft, white", "Edam;$2;round"]
    .join("\n")
    .replaceAll(";", delimiter);
  const { columns, rows } = tableFromCsv(text, { id: "cheese", title: "Cheese" });
  expect(columns.map(({ name }) => name)).toEqual(["Cheese", "Price", "Note"]);
  expect(rows.map(({ cells }) => cells.map(({ raw }) => raw))).toEqual([
    ["Brie", "$3,000", "soft, white"],
    ["Edam", "$2", "round"],
  ]);
});

it("semicolons within a cell part nothing where commas part the line", () => {
  const { columns } = tableFromCsv("Plan,Holds\nBasic,mail; chat\nTeam,mail; chat; files\n", {
    id: "p",
    title: "P",
  });
  expect(columns.map(({ name }) => name)).toEqual(["Plan", "Holds"]);
});
