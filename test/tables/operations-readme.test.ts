import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { operations } from "../../src/tables/operations/index.ts";
import { askCsv, askFolder } from "./asked.ts";

const page = readFileSync("src/tables/README.md", "utf8");
const [, below = ""] = page.split("| Operation | Answers with |");
const rows = below
  .split("\n")
  .filter((line) => line.startsWith("| `"))
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .map(([, name = "", , , question = "", answer = ""]) => ({
    name: name.replaceAll("`", ""),
    question,
    answer,
  }));

const keepers = "Keeper,Served\nAda Lind,1998 – 2006\nTom Reyes,2006 – 2011\nBo Falk,2011 – 2024";

describe("the operations that the page of tables lists", () => {
  it("are all of them", () => {
    expect(rows.map(({ name }) => name).sort()).toEqual(Object.keys(operations).sort());
  });

  it("have each a question, but for the one that says why not", () => {
    expect(rows.filter(({ question }) => question === "—").map(({ name }) => name)).toEqual(["describe"]);
  });

  it.each(rows.filter(({ question }) => question !== "—"))(
    "$name answers: $question",
    async ({ name, question, answer }) => {
      const said =
        name === "duration"
          ? askCsv(keepers, question, { title: "Keepers of the lighthouse" })
          : await askFolder("test/fixtures/bicycle-city", question);
      expect(said.plan.split(" | ").at(-1)?.split(" ")[0]).toBe(name);
      expect(said.text).toBe(answer);
    },
  );
});
