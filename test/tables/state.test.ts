import { describe, expect, it } from "vitest";
import { parsePlan } from "../../src/tables/plan/parse.ts";
import { runPlan } from "../../src/tables/run/run.ts";
import { state } from "../../src/tables/say/statement.ts";
import { park } from "./harbour.ts";

const say = (text: string) => {
  const plan = parsePlan(text, park);
  return state(runPlan(plan, park.find((table) => table.id === plan.table)!));
};

describe("the statement of a result", () => {
  it.each([
    ['from trees | where Tree = "Oak" | value Share', "The share of Oak is 45%."],
    [
      "from trees | where Share > 20 | value Tree",
      "2 of 4 trees have a share above 20%: Oak (45%) and Birch (25%).",
    ],
    [
      "from trees | where Share > 50 | value Tree",
      "None of the 4 trees has a share above 50%; the highest is 45% (Oak).",
    ],
    ["from trees | top 1 by Share desc | value Tree, Share", "Oak has the highest share: 45%."],
    [
      "from trees | top 1 after 1 by Share desc | value Tree, Share",
      "Birch has the second-highest share: 25%.",
    ],
    [
      "from trees | top 2 by Share asc | value Tree, Share",
      "Pine (12%) and Maple (18%) have the lowest share.",
    ],
    [
      'from trees | where Tree in ("Oak", "Pine") | sum Share',
      "Oak and Pine together make up 57% (45% + 12%).",
    ],
    [
      'from trees | where Tree in ("Oak", "Pine") | difference Share',
      "The share of Oak is 33 percentage points above that of Pine (45% − 12%).",
    ],
    ['from trees | where Tree = "Oak" | complement Share', "Everything but Oak makes up 55% (100% − 45%)."],
    [
      'from trees | where Tree in ("Oak", "Pine") | compare Share desc',
      "Oak has the higher share: 45%, against 12% for Pine (33 percentage points more).",
    ],
    [
      'from boats | where Boat in ("Gannet", "Heron") | compare Price asc',
      "Heron has the lower price: $1,200, against $2,500 for Gannet ($1,300 less).",
    ],
    ['from trees | where Tree = "Pine" | check Share > 50', "The share of Pine is 12%, not more than 50%."],
    [
      'from trees | where Tree = "Birch" | rank Share desc',
      "Birch ranks 2nd of 4 trees by share, highest first (25%).",
    ],
    [
      'from trees | where Place = "North gate" | count',
      "2 of 4 trees have the place North gate: Oak and Maple.",
    ],
    ['from boats | where Boat = "Tern" | value Description', "Tern: Fast and light, for two."],
    [
      'from boats | where Boat in ("Gannet", "Heron") | difference Price',
      "The price for Gannet is $1,300 above that for Heron ($2,500 − $1,200).",
    ],
    [
      "from boats | average Price",
      "Averaged over 3 boats, the price is $1,500, from ($1,200 + $800 + $2,500) ÷ 3.",
    ],
    ["from trees | sort Share asc", "Pine (12%), Maple (18%), Birch (25%) and Oak (45%)."],
  ])("%s", (plan, expected) => {
    expect(say(plan).text).toBe(expected);
  });

  it("shows its working: plan, rows, formula, result", () => {
    expect(say('from trees | where Tree in ("Oak", "Pine") | sum Share').working).toEqual({
      plan: 'from trees | where Tree in ("Oak", "Pine") | sum Share',
      rows: [
        { row: "Oak", value: "45%" },
        { row: "Pine", value: "12%" },
      ],
      formula: "45% + 12%",
      result: "57%",
    });
  });

  it("shows only the rows and columns that it used, and cites the rows", () => {
    const { view, rows } = say("from boats | where Price > 1000 | value Owner");
    expect(view!.columns.map(({ name }) => name)).toEqual(["Boat", "Price", "Owner"]);
    expect(view!.rows.map(([name]) => name)).toEqual(["Heron", "Gannet"]);
    expect(rows).toEqual([
      { table: "boats", name: "Heron" },
      { table: "boats", name: "Gannet" },
    ]);
  });

  it("draws shares as bars, the named ones with emphasis, and a look-up of text not at all", () => {
    const { chart } = say('from trees | where Tree in ("Oak", "Pine") | compare Share desc');
    expect(chart?.items.map(({ label, highlighted = false }) => [label, highlighted])).toEqual([
      ["Oak", true],
      ["Birch", false],
      ["Maple", false],
      ["Pine", true],
    ]);
    expect(say('from boats | where Boat = "Tern" | value Owner').chart).toBeNull();
  });

  it("draws ranges as bands that may be open above", () => {
    expect(
      say('from guide-bands | where Position = "Chief" | value `Pay band`').chart?.items.at(-1),
    ).toMatchObject({ label: "Chief", low: 38_000, high: null });
  });
});
