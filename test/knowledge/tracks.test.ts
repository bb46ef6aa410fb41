import { describe, expect, it } from "vitest";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import { folderOf } from "./folder-of.ts";

const sound = `id: barista
title: First days at the bar
audience: New baristas
days: 5
time-zone: Europe/Rome
hours: 8-16
steps:
  - id: hello
    kind: text
    title: Welcome
    text: Have a coffee first.
  - id: level
    kind: choice
    title: Have you done this before?
    options:
      - {id: new, label: Never}
      - {id: old, label: "Yes", next: quiz}
  - id: basics
    kind: read
    title: How coffee is roasted
    entries: [roasting]
    when: {level: [new]}
  - id: quiz
    kind: quiz
    title: Which roast needs more heat?
    choices: [Light, Dark]
    answer: {table: roasts, column: Temperature, find: most}
  - id: talk
    kind: person
    title: Talk to the head barista
    day: 5
    due: "2027-01-15"
`;

const nowMs = Date.parse("2026-11-24T08:00:00Z");
const check = async (text: string) =>
  (await loadKnowledge(folderOf({ "onboarding/barista.yaml": text }), { nowMs })).problems
    .filter(({ severity }) => severity === "error")
    .map(({ file, line, message, remedy }) => `${file}:${line}: ${message}; ${remedy}`);

describe("a track", () => {
  it("given a sound one, then it is read, with the right answer looked up in its table", async () => {
    const { knowledge, problems } = await loadKnowledge(folderOf({ "onboarding/barista.yaml": sound }), {
      nowMs,
    });
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
    const [track] = knowledge!.tracks;
    expect(track).toMatchObject({ id: "barista", zone: "Europe/Rome", hours: { from: 8, until: 16 } });
    expect(track!.steps[3]).toMatchObject({ right: "dark", basis: { id: "roasts", row: "Dark" } });
  });

  it.each([
    [
      "a ring without a way out",
      "title: Welcome\n",
      "title: Welcome\n    next: hello\n",
      [/:8: "hello" is in a ring/],
    ],
    [
      "a branch that no option reaches",
      "- {id: new, label: Never}",
      "- {id: new, label: Never, next: talk}",
      [/:\d+: no option leads to "basics"; name it as next/],
    ],
    [
      "a condition that nobody who comes by meets",
      "{level: [new]}",
      "{level: [old]}",
      [/:22: nobody who chose "old" at "level" comes to "basics"; let that option lead here/],
    ],
    [
      "an answer that stands there twice",
      "[Light, Dark]",
      "[Light, Dark, light]",
      [/:26: the answer "light" stands there twice/],
    ],
    [
      "a ring with an option out of it that leads back in",
      '- {id: new, label: Never}\n      - {id: old, label: "Yes", next: quiz}',
      '- {id: new, label: Never, next: hello}\n      - {id: old, label: "Yes", next: level}',
      [/:8: "hello" is in a ring/, /:12: "level" is in a ring/],
    ],
    [
      "an unknown entry",
      "[roasting]",
      "[roastin]",
      [/:21: no entry or table has the id "roastin"; did you mean/],
    ],
    ["two steps of one id", "id: basics", "id: hello", [/:18: the id "hello" stands in line 8 as well/]],
    [
      "a date in the past",
      "2027-01-15",
      "2026-11-01",
      [/:32: 2026-11-01 is in the past; name a day to come/],
    ],
    ["no date at all", "2027-01-15", "2027-02-30", [/:32: .*not a day of the calendar/]],
    [
      "a bad time zone",
      "Europe/Rome",
      "Europe/Roma",
      [/:5: no time zone has the name "Europe\/Roma"; did you mean "Europe\/Rome"/],
    ],
    [
      "a bad time zone and an unknown entry",
      "time-zone: Europe/Rome\nhours: 8-16\nsteps:\n  - id: hello\n    kind: text\n    title: Welcome\n    text: Have a coffee first.",
      "time-zone: Berlin time\nhours: 8-16\nsteps:\n  - id: hello\n    kind: read\n    title: Welcome\n    entries: [beans]",
      [
        /:5: no time zone has the name "Berlin time"; write region and city/,
        /:11: no entry or table has the id "beans"/,
      ],
    ],
    [
      "a way into a ring",
      '    due: "2027-01-15"\n',
      "    next: over\n  - {id: over, kind: text, title: Over, next: again}\n  - {id: again, kind: text, title: Again, next: over}\n",
      [/:33: "over" is in a ring/, /:34: "again" is in a ring/],
    ],
    ["hours that end early", "8-16", "16-8", [/:6: .*ends before it begins/]],
    [
      "an unknown step",
      "next: quiz",
      "next: quizz",
      [/:17: no step has the id "quizz"; did you mean "quiz"/],
    ],
    ["a day too late", "day: 5\n    due", "day: 9\n    due", [/:31: day 9 of a track of 5 days/]],
    [
      "a quiz whose answer is not there",
      "[Light, Dark]",
      "[Light, Medium]",
      [/:26: .*"Dark" is not among the choices/],
    ],
    [
      "a quiz on an unknown column",
      "Temperature",
      "Temprature",
      [/unknown column "Temprature"; did you mean "Temperature"/],
    ],
    [
      "a condition on no choice",
      "{level: [new]}",
      "{hello: [new]}",
      [/no step of kind "choice" has the id "hello"/],
    ],
    [
      "a condition on no option",
      "{level: [new]}",
      "{level: [newer]}",
      [/"level" has no option "newer"; did you mean "new"/],
    ],
    ["a kind with too little", "    entries: [roasting]\n", "", [/missing in a step of kind "read"/]],
    [
      "a kind with too much",
      "    text: Have a coffee first.",
      "    entries: [roasting]",
      [/not known in a step of kind "text"/],
    ],
    [
      "an unknown key",
      "audience:",
      "audiance:",
      [/unknown key "audiance"; did you mean "audience"/, /"audience" is missing/],
    ],
  ])("given %s, then the check names line and remedy", async (_, from, to, expected) => {
    expect(sound).toContain(from);
    const found = await check(sound.replace(from, to));
    expect(found).toHaveLength(expected.length);
    for (const pattern of expected) expect(found.join("\n")).toMatch(pattern);
  });

  it("given two tracks of one id, then the second is named", async () => {
    const dir = folderOf({ "onboarding/a.yaml": sound, "onboarding/b.yaml": sound });
    const { problems } = await loadKnowledge(dir, { nowMs });
    expect(problems.filter(({ severity }) => severity === "error")).toMatchObject([
      { file: "onboarding/b.yaml", line: 1, message: expect.stringContaining("onboarding/a.yaml:1") },
    ]);
  });

  it("given a deadline that passes while the bot runs, then the bot starts nevertheless", async () => {
    const past = sound.replace("2027-01-15", "2020-01-15");
    expect((await loadKnowledge(folderOf({ "onboarding/barista.yaml": past }))).knowledge).not.toBeNull();
  });
});
