import { describe, expect, it } from "vitest";
import { isSaid, sectionOf } from "../../adapters/chat/answer-parts.ts";

describe("a table is said", () => {
  const table = (rows: string[][]) => ({
    id: "t",
    title: "T",
    columns: rows[0]!.map((name) => ({ name, align: "left" as const })),
    rows,
  });
  it.each<[rows: string[][], text: string, said: boolean]>([
    [[["Mill", "3 m"]], "Mill is 3 m deep.", true],
    [[["Mill", "3 m"]], "Mill is deep.", false],
    [[["Mill"], ["Swan"]], "Mill and Swan.", true],
    [
      [
        ["Mill", "3 m"],
        ["Swan", "2 m"],
      ],
      "Mill (3 m) and Swan (2 m).",
      false,
    ],
  ])("%j by %j: %s", (rows, text, said) => {
    expect(isSaid(table(rows), text)).toBe(said);
  });
});

describe("the section of a source", () => {
  it.each([
    ["Table: Sizes of Boxes", "Sizes of boxes", "Table"],
    ["Sizes of boxes", "Sizes of boxes", null],
    ["FAQs", "Sizes of boxes", "FAQs"],
    ["Table: Prices", "Sizes of boxes", "Table: Prices"],
    [undefined, "Sizes of boxes", null],
  ])("%s of %s is written %s", (section, title, written) => {
    expect(sectionOf(section, title)).toBe(written);
  });
});
