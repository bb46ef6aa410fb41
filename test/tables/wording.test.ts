import { describe, expect, it } from "vitest";
import { planOver, tableOf } from "./harbour.ts";

const pool = [
  tableOf({
    id: "tickets",
    title: "Tickets of the pool",
    row: { one: "ticket", many: "tickets" },
    csv: "Ticket,Adult,Child,Since\nDay,€14.50,€8,2019\nMonth,€68,€38,2021\nYear,€420,€199,2019",
  }),
  tableOf({
    id: "guests",
    title: "Guests of the pool by year",
    row: { one: "year", many: "years" },
    csv: "Year,Guests,Lockers,Fee\n2019,410,120,€4\n2020,98,120,€4\n2021,377,140,€5",
  }),
  tableOf({
    id: "events",
    title: "Events at the pool",
    row: { one: "event", many: "events" },
    csv: "Number,Event,Date,Place,Prize\n1,Relay,2026-03-14,Hall,A cup\n2,Night swim,2026-05-16,Outdoors,A towel\n3,Dive,2026-05-30,Hall,A medal",
  }),
];
const { ask } = planOver(pool);

describe("sentences about rows", () => {
  it.each([
    ["how many guests were there in 2020?", "In 2020 there were 98 guests."],
    [
      "difference in guests between 2019 and 2021",
      "In 2019 there were 33 more guests than in 2021 (410 − 377).",
    ],
    ["which events are in may?", /^2 of 3 events have a date in May: Night swim .* and Dive/],
    [
      "difference between adult and child for the day ticket",
      "For Day, “Child” is €6.50 below “Adult” (€8 − €14.50).",
    ],
    ["guests and lockers in 2021", "In 2021 there were 377 guests and 140 lockers."],
    ["which year had the most guests?", "2019 has the most guests: 410."],
  ])("%s", (question, text) => {
    const [best] = ask(question);
    const said = best?.statement().text ?? "";
    if (typeof text === "string") expect(said, best?.printed).toBe(text);
    else expect(said, best?.printed).toMatch(text);
  });

  it("how much is asked of a figure alone", () => {
    const [best] = ask("how much is the prize of the relay?");
    expect(best === undefined || best.score < 0.4, best?.printed).toBe(true);
  });
});
