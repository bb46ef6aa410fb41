import { describe, expect, it } from "vitest";
import { planOver, tableOf } from "./harbour.ts";

const vaccines = tableOf({
  id: "vaccines",
  title: "Vaccines",
  row: { one: "vaccine", many: "vaccines" },
  csv: "Vaccine,Animal,Price,Duration,Side effects\nRabies,dog,$35,3 years,rare\nKennel cough,dog,$28,1 year,sneezing\nLeptospirosis,dog,$31,1 year,swelling\nFeline leukaemia,cat,$42,2 years,tiredness\nCat flu,cat,$30,1 year,\nMyxomatosis,rabbit,$25,1 year,rare",
});
const people = tableOf({
  id: "people",
  title: "People of the clinic",
  row: { one: "person", many: "people" },
  csv: "Name,Role,Since,On call\nAmira Haddad,Vet,2009,yes\nTom Birk,Vet,2017,yes\nLena Voss,Nurse,2014,no\nPiet Boer,Nurse,2021,yes",
});
const visits = tableOf({
  id: "visits",
  title: "Visits by month",
  row: { one: "month", many: "months" },
  csv: 'Month,Dogs,Cats,Rabbits,Revenue\nJanuary,120,98,12,"$14,200"\nFebruary,131,87,9,"$13,900"\nMarch,144,110,21,"$16,050"\nApril,138,121,17,"$15,400"\nMay,99,130,25,"$14,800"',
});
const { ask } = planOver([vaccines, people, visits]);

const said = (question: string): string => {
  const [best] = ask(question);
  return best && best.score >= 0.3 ? best.statement().text : "";
};

describe("a verdict is on what was asked", () => {
  it.each([
    ["each of several against a limit, not their sum", "are all dog vaccines under $40?", /^Yes: all 3/],
    ["each of several against a limit, not their sum", "are all dog vaccines under $30?", /^No: 1 of 3/],
    ["one of several against a limit", "is there a dog vaccine under $30?", /^(?!No).*Kennel cough/],
    ["a sum where it is asked for", "do all dog vaccines together cost more than $90?", /\$94/],
    ["a time, not a place in a list", "did tom birk start before lena voss?", /^No: .*2017.*2014/],
    [
      "two months, not the lowest of all",
      "was revenue in may lower than in april?",
      /^Yes: .*14,800.*15,400/,
    ],
    [
      "the month that is called like a verb",
      "were there more dogs than cats in may?",
      /^No: May has 99 dogs/,
    ],
    ["the month that is named", "were there more dogs than cats in january?", /^Yes: January has 120 dogs/],
    ["those of a kind", "are all vets on call?", /^Yes: all 2 people that have the role Vet are on call/],
    ["everybody", "is everyone on call?", /^No: 3 of 4 people are on call/],
  ])("%s: %s", (_, question, text) => {
    expect(said(question), ask(question)[0]?.printed).toMatch(text);
  });

  it("columns are added up where that is said in so many words", () => {
    const [best] = ask("total of dogs, cats and rabbits in april");
    expect(best?.result.answers, best?.printed).toEqual(["276"]);
  });

  it.each([
    "was may's revenue lower than april's?",
    "were there more hamsters than cats in may?",
    "did tom birk arrive before lena voss?",
  ])("or it is not given: %s", (question) => {
    expect(said(question), ask(question)[0]?.printed).not.toMatch(/^(?:Yes|No)\b/);
  });
});
