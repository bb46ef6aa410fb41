import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tableFromCsv } from "../../bench/table-from-csv.ts";
import { oneTable, prepareTable } from "../../src/tables/planner.ts";
import { readTableQuestion } from "../../src/tables/question/read.ts";
import { readOnTable } from "../../src/tables/read-on-table.ts";
import { park, planOver, trees } from "./harbour.ts";

const { ask, language, planner } = planOver(park);

describe("planning a question over several tables", () => {
  it.each([
    ["what is the share of oak?", "45%"],
    ["which tree stands on the hill?", "Pine"],
    ["which tree has the highest share", "Oak"],
    ["what is the second most common tree by share?", "Birch"],
    ["which trees have a share of at least 18%?", "Oak|Birch|Maple"],
    ["trees below 20 percent", "Maple|Pine"],
    ["oak and pine together, what share?", "57%"],
    ["by how many points does oak lead birch?", "20%"],
    ["what percentage is not oak?", "55%"],
    ["how many trees are there?", "4"],
    ["rank the trees by share, smallest first", "Pine|Maple|Birch|Oak"],
    ["rank the trees by share from strongest to weakest", "Oak|Birch|Maple|Pine"],
    ["which is bigger, birch or maple?", "Birch"],
    ["leaving pine aside, which tree has the lowest share?", "Maple"],
    ["which boats were built before the year 2000?", "Heron"],
    ["what is the dearest boat?", "Gannet"],
    ["which boat comes right after the heron in terms of price?", "Tern"],
    ["in terms of price, which boat comes right before the heron?", "Gannet"],
    ["how much does the Heron cost?", "$1,200"],
    ["who owns the Tern?", "Tom Reyes"],
    ["what is the cheapest boat?", "Tern"],
    ["which boat is fast and light?", "Tern"],
    ["difference in price between the Gannet and the Heron", "$1,300"],
    ["average pay after four years of service", "$31,000"],
    ["upper end of the pay band of a ranger", "$38,000"],
  ])("%s", (question, expected) => {
    expect(ask(question)[0]?.result.answers.join("|")).toBe(expected);
  });

  it.each([
    ["what is the share of oak in Norway?", "norway"],
    ["how tall is the oak?", "tall"],
  ])("says what a plan leaves unexplained: %s", (question, word) => {
    const [best] = ask(question);
    expect(best?.uncovered ?? [word]).toContain(word);
    expect(best?.score ?? 0).toBeLessThan(0.3);
  });

  it("given a thing that no table has, then no plan answers with what the row has besides", () => {
    expect(ask("does the Heron have a radio?")).toEqual([]);
  });

  it("given a question with nothing to do with the tables, then no plan is probable", () => {
    expect(ask("who won the football match yesterday evening?")[0]?.score ?? 0).toBeLessThan(0.4);
  });

  it("given one table by its id, then only that table answers", () => {
    const [best] = planner.plan(language.read("how many are there?"), { limit: 1, table: "boats" });
    expect(best?.table).toBe("boats");
  });

  it("whatever is said, it does not throw, and probabilities are probabilities", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.lorem({ maxCount: 30 })), (text) => {
        for (const { score, margin } of ask(text)) {
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1);
          expect(margin).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe("work is bounded", () => {
  const vocabulary = [
    "oak",
    "birch",
    "maple",
    "share",
    "not",
    "more",
    "than",
    "15%",
    "highest",
    "or",
    "and",
    "between",
    "total",
    "average",
    "second",
    "how many",
    "which",
    "trees",
    "hill",
  ];

  it("given any heap of operators and names, then the rows visited stay within the bound", () => {
    const prepared = prepareTable(trees, language);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...vocabulary), { maxLength: 60 }), (words) => {
        const question = readTableQuestion(language.read(words.join(" ")));
        const reading = readOnTable(question, prepared.index, prepared.concepts, {
          limits: oneTable,
          route: null,
        });
        const visits = reading.executed.reduce((sum, { proposal }) => sum + proposal.scope.rows.length, 0);
        expect(reading.executed.length).toBeLessThanOrEqual(oneTable.proposals);
        expect(visits).toBeLessThanOrEqual(oneTable.rowVisits);
      }),
      { numRuns: 100 },
    );
  });

  it("given a large table, then only as many plans are run as may visit its rows", () => {
    const lines = Array.from(
      { length: 20_000 },
      (_, i) => `item ${i},${["red", "blue"][i % 2]},${i % 97},${i % 89}`,
    );
    const table = tableFromCsv(["Name,Colour,Length,Weight", ...lines].join("\n"), {
      id: "large",
      title: "Large",
    });
    const own = planOver([table]);
    const prepared = prepareTable(table, own.language);
    const question = readTableQuestion(
      own.language.read("which red item has the highest length or weight of more than 20 and less than 50?"),
    );
    const reading = readOnTable(question, prepared.index, prepared.concepts, {
      limits: oneTable,
      route: null,
    });
    const visits = reading.executed.reduce((sum, { proposal }) => sum + proposal.scope.rows.length, 0);
    expect(reading.executed.length).toBeGreaterThan(0);
    expect(visits).toBeLessThanOrEqual(oneTable.rowVisits);
  });

  it("given more rows than a question may visit, then the likeliest plans are run all the same", () => {
    const rows = oneTable.rowVisits + 1_000;
    const lines = Array.from({ length: rows }, (_, i) => `p,${["red", "blue", "green"][i % 3]},${i % 97}`);
    // The lines come again after 3 × 97: reading them once is enough.
    const csv = ["Parcel,Colour,Length", ...lines.slice(0, 3 * 97)].join("\n");
    const read = tableFromCsv(csv, { id: "huge", title: "Huge" });
    const table = { ...read, rows: lines.map((_, i) => read.rows[i % read.rows.length]!) };
    const own = planOver([table]);
    const answer = (question: string) => own.ask(question)[0]?.result.answers.join("|");
    expect(answer("how many red parcels are there?")).toBe(String(Math.ceil(rows / 3)));
    expect(answer("average length of blue parcels")).toBe(
      `${Number((lines.flatMap((line, i) => (i % 3 === 1 ? [Number(line.split(",")[2])] : [])).reduce((a, b) => a + b) / Math.ceil((rows - 1) / 3)).toFixed(2))}`,
    );
    const prepared = prepareTable(table, own.language);
    const question = readTableQuestion(
      own.language.read("red or blue parcels with a length above 20 and below 50"),
    );
    const reading = readOnTable(question, prepared.index, prepared.concepts, {
      limits: oneTable,
      route: null,
    });
    const visits = reading.executed.reduce((sum, { proposal }) => sum + proposal.scope.rows.length, 0);
    expect(visits).toBeLessThanOrEqual(oneTable.rowVisits + 4 * rows);
  });

  it("given cells of a hundred thousand characters and of every type, then they are found and told short", () => {
    const long = "kiln ".repeat(20_000).trim();
    const odd = ["12", "1,5 kg", "2021-13-45", "yes", "50%", "$3", "—", "", "∞", long];
    const rows = odd.map((cell, i) => `row ${i},"${cell}",${i}`);
    const table = tableFromCsv(["Name,Note,Place", ...rows].join("\n"), { id: "odd", title: "Odd" });
    const [best] = planOver([table]).ask("what is the note of row 9?");
    expect(best?.result.items.map(({ label }) => label)).toEqual(["row 9"]);
    const text = best!.statement().text;
    expect(text.length).toBeLessThan(1_100);
    expect(text).toContain("…");
  });

  it("given a table of a thousand columns, then it is planned over", () => {
    const names = Array.from({ length: 999 }, (_, i) => `measure ${i}`);
    const row = (name: string, start: number): string => [name, ...names.map((_, i) => start + i)].join(",");
    const table = tableFromCsv([["Name", ...names].join(","), row("north", 1), row("south", 5)].join("\n"), {
      id: "wide",
      title: "Wide",
    });
    const [best] = planOver([table]).ask("what is the measure 700 of south?");
    expect(best?.result.answers).toEqual(["705"]);
  });
});
