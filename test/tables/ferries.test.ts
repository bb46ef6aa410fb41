import { describe, expect, it } from "vitest";
import { line } from "./ferries.ts";
import { planOver, tableOf } from "./harbour.ts";

const { ask } = planOver(line);

/** From this on the decision may take a plan for an answer. */
const spoken = 0.4;

/** What is said: `null` where no plan is likely enough. */
const said = (question: string): string | null => {
  const [best] = ask(question);
  return best && best.score >= spoken ? best.statement().text : null;
};

describe("figures with a unit", () => {
  it.each([
    ["is the skua longer than 40 m?", /^Yes: .*41 m/],
    ["is the skua longer than the puffin?", /^Yes: .*41 m.*27 m/],
    ["which ferry is the longest?", /Arctic Tern.*62 m/],
  ])("are ordered and compared in it: %s", (question, text) => {
    expect(said(question), ask(question)[0]?.printed).toMatch(text);
  });

  it("are not held against bare figures of something else", () => {
    for (const question of ["is austin longer than 20 m?", "which offices are longer than 20 m?"])
      expect(said(question), ask(question)[0]?.printed).toBeNull();
  });
});

describe("a choice between two", () => {
  it.each([
    ["is the skua diesel or electric?", /^The fuel of Skua is diesel\.$/],
    ["is the puffin bigger or smaller than the skua?", /^(?!Yes|No).*90.*180/],
    ["is the skua diesel?", /^Yes: the fuel of Skua is diesel\.$/],
  ])("is no yes: %s", (question, text) => {
    expect(said(question), ask(question)[0]?.printed).toMatch(text);
  });
});

describe("an empty cell", () => {
  it.each([
    ["what does the puffin cost?", "No cost is given for Puffin."],
    ["how much leave does a steward get?", "No leave is given for Steward."],
    ["which ferry has no price?", "Only Puffin has no cost given."],
  ])("is an answer: %s", (question, text) => {
    expect(said(question), ask(question)[0]?.printed).toBe(text);
  });
});

describe("whether a row stands at an end", () => {
  it.each([
    ["does the arctic tern have the most seats?", /^Yes: .*320/],
    ["does the arctic tern have more seats than any other ferry?", /^Yes: /],
    ["does the skua have more seats than anything else?", /^No: .*320, against 180 for Skua/],
    ["is the skua the longest?", /^No: Arctic Tern .*62 m, against 41 m for Skua\.$/],
    ["is it true that the arctic tern is the longest ferry", /^Yes: .*62 m/],
    ["was the fulmar built last?", /^Yes: .*2022/],
    ["is the captain the best paid job?", /^Yes: .*\$7,200/],
    ["do stewards earn the least?", /^Yes: .*\$2,900/],
    ["does an engineer earn more than anyone else?", /^No: .*\$7,200.*\$5,600 for Engineer/],
    ["is razorbill the second largest ferry by seats", /^Yes: .*240/],
    ["is houston the largest office in texas by staff?", /^No: Dallas .*31, against 18 for Houston/],
    ["is the safety talk the last step?", "No: Cast off comes last, Safety talk 4th."],
    ["is open the gate the first step?", "Yes: Open the gate comes first."],
    ["is texas the state with the most offices?", "Yes: Texas has the most offices: 3."],
    ["are there more electric ferries than diesel ones?", /^No: diesel .*3, against 2 for electric/],
    ["does florida have fewer offices than texas?", /^Yes: /],
    ["does texas have more staff than florida?", /^Yes: .*73.*36/],
  ])("is told with the figures behind it: %s", (question, text) => {
    const heard = said(question);
    if (typeof text === "string") expect(heard, ask(question)[0]?.printed).toBe(text);
    else expect(heard, ask(question)[0]?.printed).toMatch(text);
  });

  it.each([
    [
      "a figure that is missing for the row",
      "is the puffin the cheapest ferry?",
      /^No cost is given for Puffin/,
    ],
    ["figures that are missing for others", "is the fulmar the cheapest ferry?", /^Fulmar .*\$3,100,000/],
    ["a place that two share", "is kirkwall the most common home port?", /^Kirkwall and Lerwick .*2/],
    ["a measure that is not named", "is austin the biggest office?", /^Dallas .*31/],
    ["a denial", "is the arctic tern not the longest ferry?", /^Arctic Tern /],
  ])("is told without yes or no for %s", (_, question, text) => {
    expect(said(question), ask(question)[0]?.printed).toMatch(text);
  });

  it.each(["is austin the biggest office?", "is the puffin the best ferry?", "is the skua the prettiest?"])(
    "is no figure of its own: %s",
    (question) => {
      expect(said(question) ?? "", ask(question)[0]?.printed).not.toMatch(/^(?:Austin|Puffin|Skua|Yes|No)/);
    },
  );
});

describe("whether there are as many rows as that", () => {
  it.each([
    ["are there more than two ferries in kirkwall?", /^No: 2 of 5 ferries have the home port Kirkwall/],
    ["are there at least 3 offices in texas?", /^Yes: 3 of 7 offices/],
    ["does texas have 3 offices?", /^Yes: 3 of 7/],
    ["does lerwick have three ferries?", /^No: 2 of 5/],
  ])("is counted: %s", (question, text) => {
    expect(said(question), ask(question)[0]?.printed).toMatch(text);
  });

  it.each([
    "are electric ferries smaller than diesel ferries?",
    "do electric ferries have fewer seats on average than diesel ones?",
  ])("or no verdict is given: %s", (question) => {
    expect(said(question) ?? "", ask(question)[0]?.printed).not.toMatch(/^(?:Yes|No)\b/);
  });
});

describe("whether all rows or most of them are so", () => {
  it.each([
    ["do all ferries have wifi?", "No: 3 of 5 ferries have wifi: Skua, Puffin and Fulmar."],
    ["do most of the ferries have wifi?", /^Yes: 3 of 5/],
    ["is every ferry diesel?", /^No: 3 of 5/],
    ["are most offices in texas?", /^No: 3 of 7/],
    ["do all jobs pay more than 2000 dollars?", "Yes: all 5 jobs have a pay above $2,000."],
    ["do all electric ferries have wifi?", /^Yes: all 2 ferries that have the fuel electric/],
    ["do all jobs have a leave of more than 5?", /^4 of 5 jobs/],
  ])("is counted: %s", (question, text) => {
    const heard = said(question);
    if (typeof text === "string") expect(heard, ask(question)[0]?.printed).toBe(text);
    else expect(heard, ask(question)[0]?.printed).toMatch(text);
  });
});

describe("two conditions", () => {
  it.each([
    [
      "how many electric ferries are in stromness?",
      /^None of the 5 ferries has the fuel electric and the home port/,
    ],
    ["is there an electric ferry in stromness?", /^No: none of the 5 ferries/],
    [
      "is there a diesel ferry in stromness with wifi?",
      /^Yes: Skua has the fuel diesel, the home port Stromness and wifi\.$/,
    ],
    ["is there a diesel ferry in kirkwall with wifi?", /^No: none/],
    ["does kirkwall have a diesel ferry?", /^Yes: Arctic Tern /],
    ["is there a ferry with more than 300 seats?", "Yes: Arctic Tern has 320 seats."],
  ])("that no row or some row keeps: %s", (question, text) => {
    const heard = said(question);
    if (typeof text === "string") expect(heard, ask(question)[0]?.printed).toBe(text);
    else expect(heard, ask(question)[0]?.printed).toMatch(text);
  });
});

describe("what is left out, and what is held against each other", () => {
  it.each([
    ["how many ferries other than skua have wifi?", /^Besides Skua, 2 of 5 ferries have wifi/],
    [
      "how many ferries were built between 2000 and 2010?",
      /^2 of 5 ferries were built between 2000 and 2010/,
    ],
    [
      "how many times more seats does the arctic tern have than the puffin?",
      /^Arctic Tern has 3\.56 times as many seats as Puffin/,
    ],
  ])("is said truly: %s", (question, text) => {
    expect(said(question), ask(question)[0]?.printed).toMatch(text);
  });
});

describe("what no figure answers", () => {
  it.each([
    "do i need to know how to sail to be a captain?",
    "do i have to be a captain?",
    "is it worth being a captain?",
    "should i buy the puffin?",
    "is it hard to be a deckhand?",
    "can i do this as a steward",
    "must i be an engineer?",
    "then one thing the jobs can't do",
    "which is the first step in this",
    "which of them is the oldest in it",
    "is the wifi of the skua good",
    "is 90 seats enough for the puffin",
  ])("is not answered by one: %s", (question) => {
    expect(said(question), ask(question)[0]?.printed).toBeNull();
  });

  it("is told by a column that says what is needed", () => {
    const csv = "Vehicle,Price,Licence needed\nVan,$20,yes\nBike,$5,no\nBoat,$90,yes";
    const { ask: asked } = planOver([
      tableOf({ id: "hire", title: "Hire", row: { one: "vehicle", many: "vehicles" }, csv }),
      ...line,
    ]);
    expect(asked("do i need a licence for the van?")[0]?.result.answers).toEqual(["yes"]);
    expect(asked("what does the van cost?")[0]?.result.answers).toEqual(["$20"]);
  });
});

describe("figures of several years side by side", () => {
  it.each([
    ["how many visitors did austin have in 2024?", "Austin has 15400 visitors in 2024."],
    ["visitors of dallas in 2023 and 2024", "Dallas has 22000 visitors in 2023 and 21000 in 2024."],
    [
      "total visitors of austin in 2023 and 2024",
      /^The visitors of Austin in 2023 and 2024 add up to 27,400/,
    ],
    ["how many visitors did all offices have in 2024?", /81,600/],
    ["what were the total visitors of 2023 and 2024?", /157,900/],
    ["did austin have more visitors in 2024 than in 2023?", /^Yes: .*15,400 .*12,000/],
    ["did dallas have more visitors in 2024 than in 2023?", /^No: .*21,000 .*22,000/],
    ["which offices had fewer visitors in 2024 than in 2023?", /^2 of 7 offices.*Dallas .*Atlanta/],
    ["by how much did the visitors of tampa grow from 2023 to 2024?", /^Tampa has 1,100 more visitors/],
    ["which office had the most visitors in 2023?", "Dallas has the most visitors in 2023: 22000."],
    ["which offices opened after 2014?", /^3 of 7 offices were opened after 2014/],
  ])("are told apart by the year: %s", (question, text) => {
    const heard = said(question);
    if (typeof text === "string") expect(heard, ask(question)[0]?.printed).toBe(text);
    else expect(heard, ask(question)[0]?.printed).toMatch(text);
  });

  it("of another year there are none", () => {
    expect(said("how many visitors did austin have in 2022?")).toBeNull();
  });
});

describe("both ends of an order", () => {
  it.each([
    ["what are the first and the last step?", "Open the gate comes first, Cast off last."],
    ["largest and smallest ferry by seats", "Arctic Tern has the most seats (320), Fulmar the fewest (60)."],
    [
      "which ferries are the shortest and the longest?",
      "Fulmar is the shortest (19 m), Arctic Tern the longest (62 m).",
    ],
    ["oldest and newest ferry", "Arctic Tern was built earliest (1994), Fulmar latest (2022)."],
    [
      "what are the highest and the lowest pay?",
      "Captain has the highest pay ($7,200), Steward the lowest ($2,900).",
    ],
    ["difference between the highest and the lowest pay", /\$4,300/],
  ])("are told together: %s", (question, text) => {
    const heard = said(question);
    if (typeof text === "string") expect(heard, ask(question)[0]?.printed).toBe(text);
    else expect(heard, ask(question)[0]?.printed).toMatch(text);
  });
});
