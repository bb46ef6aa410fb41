import { describe, expect, it } from "vitest";
import { tableFromCsv } from "../../bench/table-from-csv.ts";
import type { Table } from "../../src/knowledge/types.ts";
import { planOver } from "./harbour.ts";

const csv = [
  "Ride,Ring,Riders",
  "Lake,amber,40",
  "Forest,indigo,25",
  "Harbour,amber,60",
  "Ridge,umber,12",
  "Market,indigo,33",
].join("\n");

/** Words that stand in no order that is known: the keeper says which. */
const declared = (table: Table): Table => ({
  ...table,
  columns: table.columns.map((column) =>
    column.name === "Ring"
      ? { ...column, type: "text", order: ["Amber", "Indigo", "Umber"] }
      : { ...column, key: column.name === "Ride" },
  ),
});
const rides = declared(tableFromCsv(csv, { id: "rides", title: "Rides of the club" }));

describe("a declared order of words", () => {
  it.each([
    ["which ride has the highest ring?", "Ridge"],
    ["which rides have the lowest ring?", "Lake|Harbour"],
    ["which rides are indigo or higher?", "Forest|Ridge|Market"],
    ["which rides are at least indigo?", "Forest|Ridge|Market"],
    ["which rides are below umber?", "Lake|Forest|Harbour|Market"],
    ["sort the rides by ring, lowest first", "Lake|Harbour|Forest|Market|Ridge"],
    ["rides above amber", "Forest|Ridge|Market"],
  ])("%s → %s", (question, expected) => {
    const [best] = planOver([rides]).ask(question);
    const sorted = (text: string): string => text.split("|").sort().join("|");
    const answers = best?.result.answers.join("|") ?? "";
    if (question.startsWith("sort")) expect(answers, best?.printed).toBe(expected);
    else expect(sorted(answers), best?.printed).toBe(sorted(expected));
  });

  it("given no order, when the highest is asked for, then nothing is called so", () => {
    const plain: Table = {
      ...rides,
      columns: rides.columns.map(({ order: _order, ...column }) => column),
    };
    const [best] = planOver([plain]).ask("which ride has the highest ring?");
    expect(best?.printed ?? "").not.toContain("by Ring");
  });
});
