import { describe, expect, it } from "vitest";
import { tableWordings } from "../../src/decision/table-wordings.ts";
import { tableOf, trees } from "../tables/harbour.ts";

describe("the wordings of a table", () => {
  it("given a column of figures, then its rows are asked for under all their names, and their ends and sum", () => {
    const wordings = tableWordings(trees);
    expect(wordings).toEqual(
      expect.arrayContaining([
        "Share of Oak",
        "Oak percentage",
        "how many percent Pine",
        "which tree has the highest Share",
        "total Share of all trees",
      ]),
    );
    expect(wordings.join()).not.toContain("North gate");
  });

  it("given rows that are only numbered, or prose, then there are none", () => {
    const steps = tableOf({
      id: "steps",
      title: "Steps",
      row: { one: "step", many: "steps" },
      csv: "Step,Number,What happens\nSow,1,Seeds go into the soil.\nWater,2,Every morning.",
    });
    expect(tableWordings(steps)).toEqual([]);
  });
});
