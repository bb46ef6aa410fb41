import { expect, it } from "vitest";
import { figuresByDay, topicFigures } from "../../src/insight/day-figures.ts";
import type { LoggedQuestion } from "../../src/ports.ts";

const noon = (day: number): number => Date.UTC(2026, 10, day, 12);

const line = (day: number, change: Partial<LoggedQuestion> = {}): LoggedQuestion => ({
  id: String(day),
  question: "q",
  status: "answered",
  entry: "e",
  topic: "beans",
  confidence: 1,
  nearMiss: null,
  platform: "web",
  workspace: "web",
  person: "p" as LoggedQuestion["person"],
  votes: { up: 0, down: 0, none: 0, wrong: 0 },
  atMs: noon(day),
  ...change,
});

it("counts each day by how its questions ended, days without any as well, small talk not at all", () => {
  const lines = [
    line(1),
    line(1, { status: "declined", person: "q" as LoggedQuestion["person"] }),
    line(1, { status: "chitchat" }),
    line(3, { status: "clarify", votes: { up: 1, down: 1, none: 1, wrong: 1 } }),
    line(9),
  ];
  const days = figuresByDay(lines, { fromMs: noon(1) - 1, toMs: noon(3) });
  expect(days).toEqual([
    { day: "2026-11-01", answered: 1, clarify: 0, declined: 1, up: 0, down: 0, people: 2 },
    { day: "2026-11-02", answered: 0, clarify: 0, declined: 0, up: 0, down: 0, people: 0 },
    { day: "2026-11-03", answered: 0, clarify: 1, declined: 0, up: 1, down: 3, people: 1 },
  ]);
});

it("counts topics, the most wanted first, equals by name", () => {
  const lines = [
    line(1),
    line(2, { topic: "milk" }),
    line(3, { topic: "milk" }),
    line(4, { topic: "art" }),
    line(5, { topic: null }),
  ];
  expect(topicFigures(lines)).toEqual([
    { topic: "milk", count: 2 },
    { topic: "art", count: 1 },
    { topic: "beans", count: 1 },
  ]);
});
