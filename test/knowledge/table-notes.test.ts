import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { tableFromCsv } from "../../bench/table-from-csv.ts";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import { delimiterOf } from "../../src/knowledge/tables/delimiter.ts";
import { withoutHtml } from "../../src/knowledge/tables/html.ts";
import { folderOf } from "./folder-of.ts";

const lines = (...rows: readonly string[]): string => `${rows.join("\n")}\n`;

async function notesOn(csv: string): Promise<string[]> {
  const { knowledge, problems } = await loadKnowledge(folderOf({ "tables/goods.csv": csv }));
  expect(knowledge).not.toBeNull();
  return problems.flatMap(({ file, line, message }) =>
    file === "tables/goods.csv" ? [`${line}: ${message}`] : [],
  );
}

describe("what a large table costs is told", () => {
  it("given more different cells than are kept ready, then the row from which on none is found by name", async () => {
    const columns = Array.from({ length: 999 }, (_, i) => `m${i}`);
    const rows = Array.from({ length: 202 }, (_, i) => `crate ${i}${",".repeat(columns.length)}`);
    const notes = await notesOn(lines(["Crate", ...columns].join(","), ...rows));
    expect(notes).toEqual([
      '202: column "Crate" has more than 200 different cells; from here on they are counted and compared, but not found by name',
    ]);
  });

  it("given two hundred thousand rows, then what they take", async () => {
    const notes = await notesOn(`Parcel\n${"one\n".repeat(200_000)}`);
    expect(notes.filter((note) => note.includes("200000 rows: all of them are held in memory"))).toHaveLength(
      1,
    );
  });
});

describe("what keepers are told of a table", () => {
  it.each([
    [
      "units that do not convert",
      lines("Item,Size", "Rope,5 m", "Flour,2 kg", "Salt,1 kg", "Wire,9 m"),
      '2: column "Size" holds figures that cannot be compared: "m", "kg"',
    ],
    [
      "two currencies",
      lines("Item,Price", "Rope,€5", "Flour,$2", "Salt,€1"),
      '2: column "Price" holds figures that cannot be compared: "€", "$"',
    ],
    [
      "dates that can be read in two ways",
      lines("Shop,Opened", "Leeds,03/12/2019", "Gent,11/10/2019"),
      '2: column "Opened": "03/12/2019" is read with the month first; no cell says whether the day does',
    ],
    [
      "dates of two orders",
      lines("Shop,Opened", "Leeds,25/12/2019", "Gent,11/20/2019"),
      '3: column "Opened": in some dates the day stands first, in others the month',
    ],
    [
      "decimals of two kinds",
      lines("Item,Price", 'Rope,"1.234,50 €"', 'Flour,"1,234.50 €"', 'Salt,"2,50 €"'),
      '3: column "Price": decimals are parted by a comma in some cells, by a point in others',
    ],
    [
      "fractions among percentages",
      lines("Item,Purity", "A,95%", "B,0.97", "C,91%"),
      '3: column "Purity": "0.97" beside percentages is read as 97%',
    ],
    [
      "a row of totals",
      lines("Region,Units", "North,3", "South,4", "Total,7"),
      '4: the row "Total" adds up the others: it is left out of counts, sums, maxima and minima',
    ],
    [
      "merged cells",
      lines("Floor,Room,Seats", "1,Oak,4", ",Elm,6", "2,Ash,8", ",Fir,3"),
      '3: column "Floor" is filled only in the first row of each group, as in a merged cell; the cells below count as empty',
    ],
    [
      "HTML",
      lines("Item,Note", "Rope,keep<br>dry", "Wire,fine"),
      '2: column "Note": HTML in a cell is read as plain text',
    ],
    [
      "a text in a cell",
      lines("Item,Note", "Rope,short", `Wire,${"long ".repeat(400)}`),
      '3: column "Note": a cell of 2000 characters; an answer tells the first 1000',
    ],
    [
      "two rows of one name",
      lines("Name,Team", "Ana,Sales", "Bo,Sales", "Ana,Support", "Cy,Support"),
      '4: another row is called "Ana"; replies tell them apart by another column',
    ],
  ])("%s", async (_, csv, note) => {
    expect(await notesOn(csv)).toContain(note);
  });

  it.each([
    ["units that convert", lines("Job,Time", "A,45 min", "B,1.5 h", "C,2 days")],
    ["dates that tell their order", lines("Shop,Opened", "Leeds,25/12/2019", "Gent,11/10/2019")],
    ["decimal commas throughout", lines("Item,Price", 'Rope,"1.234,50 €"', 'Salt,"2,50 €"')],
  ])("nothing of %s", async (_, csv) => {
    expect(await notesOn(csv)).toEqual([]);
  });
});

describe("a file of cells", () => {
  it.each([
    ["semicolons", "Cheese;Price\nBrie;9,00", ";"],
    ["tabs", "Cheese\tPrice\nBrie\t9,00", "\t"],
    ["commas", "Cheese,Price\nBrie;x,9", ","],
    ["quoted commas", '"Cheese, soft";Price;Weight\na;1;2', ";"],
    ["one column", "Cheese\nBrie", ","],
  ])("with %s", (_, csv, sign) => {
    expect(delimiterOf(csv, parse)).toBe(sign);
  });

  it("of a spreadsheet with semicolons and decimal commas holds numbers", () => {
    const table = tableFromCsv("Cheese;Price\nGruyere;12,50\nBrie;9,00", { id: "cheese", title: "Cheese" });
    expect(table.columns.map(({ name, type }) => [name, type])).toEqual([
      ["Cheese", "text"],
      ["Price", "number"],
    ]);
    expect(table.rows[0]!.cells[1]!.value).toEqual({ kind: "number", number: 12.5 });
  });

  it.each([
    ["keep cold<br>keep dry", "keep cold; keep dry"],
    ["<b>toxic</b> &amp; volatile", "toxic & volatile"],
    ["<p>one</p><p>two</p>", "one; two"],
    ["a < b and c > d", "a < b and c > d"],
  ])("%s is read as %s", (cell, text) => {
    expect(withoutHtml(cell)).toBe(text);
  });
});
