import { describe, expect, it } from "vitest";
import { planOver } from "./harbour.ts";
import { pottery } from "./pottery.ts";

const { ask } = planOver(pottery);

/** From this on the decision may take a plan for an answer. */
const spoken = 0.4;

/** What is answered: `null` where no plan is likely enough. */
const answer = (question: string): string | null => {
  const [best] = ask(question);
  return best && best.score >= spoken ? best.result.answers.join("|") : null;
};

const said = (question: string): string => ask(question)[0]?.statement().text ?? "";

describe("a plan accounts for what was asked", () => {
  it.each([
    ["what an adjective measures", "how long is hand building?", "4"],
    ["what an adjective measures", "how old must i be for glazing?", "16"],
    ["what an adjective measures", "how old is the Flint?", "2011"],
    ["what a unit counts", "how many litres does the Slate hold?", "300"],
    ["an adjective behind most", "which kiln is the most expensive?", "Slate"],
    ["the more special of two names", "reduced price of wheel throwing", "$90"],
    ["the figure that is named", "share of the light glazes", "70%"],
    ["the figure that is named", "how many jars of Celadon and Shino?", "100|40"],
    ["what is open", "which classes are open on Saturday?", "Wheel throwing|Glazing"],
    ["what costs nothing", "which classes are free?", "Glazing"],
    ["the ends of a stretch", "by how much did the potters grow from 2019 to 2021?", "23"],
    ["an age", "which class has the youngest minimum age?", "Children's clay"],
    ["both of two rows", "are there more jars of Celadon than of Shino?", "yes"],
    ["what the row says instead", "is Flint a gas kiln?", "no"],
    ["what the row says instead", "is hand building open on Saturday?", "no"],
    ["what the row says instead", "is Tenmoku made of feldspar?", "no"],
    ["places that are counted", "how many places do all classes have together?", "45"],
    ["a verb that is no end", "which classes last more than three hours?", "Wheel throwing|Hand building"],
    ["the part that is left", "what share is not Celadon?", "50%"],
  ])("%s: %s → %s", (_, question, expected) => {
    expect(answer(question), ask(question)[0]?.printed).toBe(expected);
  });

  it.each([
    ["a place that no table has", "what does the Slate rent for in Lisbon?"],
    ["a property that no column has", "which glaze is the hardest?"],
    ["a property that no column has", "how hard is wheel throwing?"],
    ["a judgement", "which kiln is best?"],
    ["a restriction that no row meets by its words", "which kiln is for porcelain?"],
    ["people of whom nothing is told", "how many women are at wheel throwing?"],
    ["a person of whom nothing is told", "who teaches glazing?"],
    ["a day that no column has", "which classes are open on Sunday?"],
    ["another year", "how many potters were there in 2018?"],
    ["a number of things", "how much are two Flints?"],
    ["a country that is written as a name", "which kiln is in the US?"],
    ["a row of another table", "how old must i be for hand building and Celadon glaze?"],
    ["all that is beside what was named", "Celadon and Tenmoku added, and porcelain?"],
    ["a time that counts from today", "how many firings were there last year?"],
    ["a division", "which class is the most expensive per place?"],
    ["what is asked of somebody", "@Kim did you get the glazes?"],
    ["a heading and nothing that has it", "what does it cost?"],
    ["a word without an antecedent", "when does it open?"],
    ["something told", "i need the Slate"],
    ["counts of what the rows are not", "how many dogs are at the pottery?"],
    ["a bare figure and no column for it", "glazing with over 100 kids"],
    ["a named row and another operation", "how many classes come before glazing?"],
  ])("is none that leaves out %s: %s", (_, question) => {
    expect(answer(question), ask(question)[0]?.printed).toBeNull();
  });

  it("given a figure beside people, when yes or no was not asked, then it is checked against nothing", () => {
    expect(ask("of 50 jars how many are Shino?")[0]?.printed ?? "").not.toContain("check");
  });
});

describe("a statement is a sentence", () => {
  it.each([
    ["units are said", "how long is hand building?", "4 hours"],
    ["units are said", "which kiln has the highest volume?", "300 litres"],
    ["groups have each their own", "average jars by tone", "dark: 60 (1 glaze)"],
    [
      "rows without a figure are counted",
      "what is the average number of firings?",
      "1 of 3 years has no figure there.",
    ],
    [
      "rows without a figure are counted",
      "which year had the most firings?",
      "1 of 3 years has no figure there.",
    ],
    ["a number of things is had", "how many jars of Shino?", "Shino has 40 jars."],
    ["a day is no property", "is glazing open on Saturday?", "on Saturday"],
    [
      "a step says what it follows",
      "which glaze comes after Celadon in the list?",
      "Tenmoku comes right after Celadon.",
    ],
    ["rows are found by a reason", "which glazes are light?", "have the tone light"],
  ])("%s: %s", (_, question, part) => {
    expect(said(question)).toContain(part);
  });
});
