import { describe, expect, it } from "vitest";
import { averages, bands, park, planOver, tableOf } from "./harbour.ts";

const { ask, amend } = planOver(park);

/** Plays the turns before, each answered by its best plan, and gives the best reading of the last. */
const converse = (...turns: readonly string[]) => {
  const [first = "", ...rest] = turns;
  const said = [ask(first)[0]!];
  for (const turn of rest) said.push(amend(said, turn)[0]!);
  return said.at(-1);
};

describe("a follow-up changes the last plan", () => {
  it.each([
    [["what is the share of oak?", "and of pine?"], "12%"],
    [["what is the share of oak?", "and pine?", "together?"], "57%"],
    [["what is the share of oak?", "and birch?", "by how much do they differ?"], "20%"],
    [["what is the share of oak?", "and birch?", "which of the two is larger?"], "Oak"],
    [["which tree has the highest share?", "and the lowest?"], "Pine"],
    [["which tree has the highest share?", "and the second?"], "Birch"],
    [["which trees have a share above 20%?", "and above 15%?"], "Oak|Birch|Maple"],
    [["which boats are there?", "the last of them, who owns it?"], "Ada Lind"],
    [["how much does the Heron cost?", "who owns it?"], "Ada Lind"],
    [["what is the share of oak?", "and the others combined?"], "55%"],
    [["list the trees", "sort them by share"], "Oak|Birch|Maple|Pine"],
  ])("%j", (turns, expected) => {
    expect(converse(...turns)?.result.answers.join("|")).toBe(expected);
  });

  it("given a row called Other, then the rest is what the rows before leave, and the others are each of them", () => {
    const fuels = tableOf({
      id: "fuels",
      title: "Fuels of the kilns",
      row: { one: "fuel", many: "fuels" },
      csv: "Fuel,Share\nWood,50%\nGas,30%\nOther,20%",
      names: { Other: ["the rest", "others"] },
    });
    const kilns = planOver([fuels]);
    const first = kilns.ask("what is the share of wood?").slice(0, 1);
    expect(kilns.amend(first, "and the rest?")[0]?.result.answers).toEqual(["50%"]);
    expect(kilns.amend(first, "and the others?")[0]?.result.answers).toEqual(["Gas", "Other"]);
  });

  it("given something that the table does not hold, then it stays uncovered", () => {
    expect(converse("what is the share of oak?", "and of oak in Norway?")?.uncovered).toContain("norway");
  });

  it("given no turn before, or one of another knowledge, then there is nothing to amend", () => {
    expect(amend([], "and pine?")).toEqual([]);
    const [plan] = ask("what is the share of oak?");
    expect(amend([{ ...plan!, printed: "from elsewhere | count" }], "and pine?")).toEqual([]);
  });
});

describe("two tables that disagree", () => {
  const over = planOver([averages, bands]);

  it("given a question that names neither, then both figures are shown, each with its source", () => {
    const [best] = over.ask("what is the pay of a head guide?");
    expect(best?.tables).toHaveLength(2);
    const { text, rows } = best!.statement();
    expect(text).toContain("$45,000");
    expect(text).toContain("$38,000+");
    expect(text).toContain("Average pay of park guides");
    expect(text).toContain("Pay bands of park guides");
    expect(rows.map(({ table }) => table).sort()).toEqual(["guide-averages", "guide-bands"]);
  });

  it.each([
    ["what is the average pay of a head guide?", "guide-averages"],
    ["what is the pay band of a head guide?", "guide-bands"],
  ])("given a question that names which one, then that one answers: %s", (question, table) => {
    expect(over.ask(question)[0]?.tables).toEqual([table]);
  });

  it("charts the bands of the one with the figures of the other as marks", () => {
    const { chart } = over.ask("what is the pay of a head guide?")[0]!.statement();
    expect(chart).toMatchObject({ kind: "bands", legend: { band: "pay band", mark: "average pay" } });
    expect(chart?.items.map(({ mark }) => mark)).toEqual([20_000, 31_000, 45_000]);
  });
});
