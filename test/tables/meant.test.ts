import { describe, expect, it } from "vitest";
import { askCsv, askFolder } from "./asked.ts";

const city = "test/fixtures/bicycle-city";
const films = "train/folders/film-festival";
const town = "train/folders/town-hall";
const shipped = "knowledge";
const gym = "train/folders/climbing-gym";
const desk = "train/folders/it-helpdesk";
const seeds = "train/folders/seed-library";
const wards = "train/folders/hospital-volunteers";
const couriers = "train/folders/bike-couriers";

const sorted = (answers: string | null): string => answers?.split("|").sort().join("|") ?? "nothing";

describe("the rows that are meant, and no others", () => {
  it.each([
    [
      "or on two columns",
      city,
      "which routes are gravel or longer than 15 km",
      "Mill Loop|Northern Spine|Ridge Trail",
    ],
    ["a limit that is a year", city, "was the Weir Bridge built before 1980?", "yes"],
    [
      "two columns held against each other",
      shipped,
      "which topics have more easy than medium questions",
      "Supervised machine learning|Validation",
    ],
    [
      "no row where a column is above another",
      shipped,
      "which sectors have a mean higher than the 75th percentile",
      "none",
    ],
    [
      "neither and nor",
      films,
      "which films are neither in the competition nor in documentary",
      "Iron Orchard|Last Tram to Sorel|Pip and the Moon Cart|Teeth of the Marsh|The Otter Who Sang|Velvet Hour",
    ],
    ["a word for the rows that a cell says too", films, "how many jury members are actors", "1"],
    [
      "what a column of yes and no denies",
      films,
      "which venues have no air conditioning",
      "Odeon Two|Lighthouse Studio",
    ],
    [
      "what a column of yes and no denies",
      shipped,
      "which gitlab levels are not on call",
      "Associate ML engineer",
    ],
    ["rows that have something there", town, "which services have a reduced fee", "7 of 22"],
    ["the first of several amounts", town, "services over 50 euros", "8 of 22"],
    ["a place in an order", shipped, "which step is the fourth", "Engineer features"],
    [
      "several that are taken out",
      shipped,
      "which industries other than technology, finance and healthcare are there",
      "Automotive|E-commerce|Other",
    ],
    [
      "groups with their numbers",
      films,
      "how many films are there per section",
      "Competition|Documentary|Children|Retrospective|Midnight",
    ],
    ["a limit that a heading begins like", gym, "tickets under 20 euros", "7 of 12"],
    ["a heading, not a cell", couriers, "how many couriers are there", "177"],
    ["values, not rows", desk, "how many kinds of devices are there", "4"],
    ["groups added up", seeds, "which family has the most varieties", "Nightshades"],
    ["a figure beside a heading that sounds like a limit", wards, "roles with a minimum age of 18", "4 of 9"],
    ["both ends", city, "what is the first and the last route by length", "Orchard Way|Ridge Trail"],
    ["the only one", city, "is the harbour line the only asphalt route?", "no"],
    ["the only one", city, "is orchard way the only route with compacted sand?", "yes"],
    ["two years", city, "was Lantern Bridge built before Weir Bridge?", "no"],
    ["most of them", shipped, "do most have a master's degree?", "yes"],
  ])("%s: %s: %s → %s", async (_, folder, question, expected) => {
    const { answers, text, plan } = await askFolder(folder, question);
    if (/^\d+ of/.test(expected)) expect(text, plan).toContain(expected);
    else expect(sorted(answers), plan).toBe(sorted(expected));
  });
});

describe("what a plan would leave out is not answered", () => {
  it.each([
    ["a total over columns", city, "total riders on all bridges in 2020"],
    ["years against riders", city, "is the weir bridge older than 40 years"],
    ["a price against minutes", city, "is a day pass cheaper than a week pass?"],
    ["a change", city, "did riders on Gull Bridge fall in 2020?"],
    ["a price of nothing", city, "which tariff is free"],
    ["two of a thing", city, "how much are two day passes"],
    ["a division", city, "station with the most hires per dock"],
    ["a denial", films, "which tickets cannot be refunded"],
    ["one that can be bought", films, "how many films can I see with the pass"],
    ["one of many columns", shipped, "which occupation needs the most experience"],
    ["the column of each cell", shipped, "which skill has practitioner for senior and expert for lead"],
    ["all columns", shipped, "which technologies are in demand for all three occupations"],
    ["a limit of another column", desk, "which site opens before 8"],
    ["a limit of another column", seeds, "which plants need more than 10 m isolation"],
    ["a month behind or", seeds, "events in march or may"],
    ["a column for an age", gym, "which courses can a 12 year old do"],
    ["two columns of a verdict", couriers, "is express in zone A more than standard in zone B?"],
    ["two columns of a difference", couriers, "difference between express and standard in zone C"],
    ["a verdict", gym, "is the day ticket cheaper for children than for adults?"],
    ["the last word of a count", gym, "how many courses are red"],
    ["a verdict", shipped, "is the UK better paid than Canada"],
  ])("%s: %s: %s", async (_, folder, question) => {
    const { answers, plan } = await askFolder(folder, question);
    expect(answers, plan).toBeNull();
  });
});

describe("a list of excluded rows", () => {
  const csv = "Crew,Boats\nNorth,4\nSouth,6\nEast,9\nWest,2\nMid,5";

  it("given as many as three, when asked for the others, then none of them is kept", () => {
    expect(sorted(askCsv(csv, "which crews other than north, east and mid").answers)).toBe("South|West");
  });

  it("given a part of a whole, when asked what the rest makes up, then it is computed", () => {
    const shares = "Fuel,Share\nWood,50%\nGas,30%\nOil,20%";
    expect(askCsv(shares, "what percentage is not wood or gas?").answers).toBe("20%");
  });
});
