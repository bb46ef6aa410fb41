import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { gapsAsCsv, gapsAsJson, gapsAsText } from "../../../adapters/cli/gaps-output.ts";
import { parseSince } from "../../../adapters/cli/values.ts";
import type { Gap } from "../../../src/insight/gaps.ts";
import { DAY, NOW } from "../../support/records.ts";

const gap: Gap = {
  id: "a1b2c3d4",
  question: "Do I need a permit?",
  also: ["permit", "permits, please", "=1+1", "a fourth"],
  count: 6,
  people: 1,
  platforms: ["discord", "slack"],
  firstAtMs: NOW - DAY,
  lastAtMs: NOW,
  outcomes: { answered: 0, clarify: 1, declined: 5 },
  votedDown: 2,
  nearMiss: { id: "lakes", title: "Lakes", why: "nothing covers “permit”" },
  entry: null,
  answers: ["a1b2c3d4e5"],
};

describe("gaps for a person", () => {
  it("say how often, by how many, how it ended, and what came nearest", () => {
    expect(gapsAsText([gap], { sinceMs: NOW - 7 * DAY, all: 3 })).toBe(
      [
        "3 gaps since 2026-11-16, the first 1",
        "",
        "[a1b2c3d4] Do I need a permit?",
        "  asked 6 times by 1 person, last on 2026-11-23 (discord, slack)",
        "  5 declined, 1 asked back, 2 voted down",
        "  also: “permit”, “permits, please”, “=1+1” and 1 more",
        "  nearest: Lakes (nothing covers “permit”)",
      ].join("\n"),
    );
  });

  it("never drive the terminal", () => {
    const text = gapsAsText([{ ...gap, question: "\u001b[2J\u0007boo" }], { sinceMs: NOW, all: 1 });
    expect(text.replaceAll("\n", "")).not.toMatch(/\p{Cc}/u);
  });

  it("are none where there are none", () => {
    expect(gapsAsText([], { sinceMs: NOW, all: 0 })).toBe("No gaps since 2026-11-23.");
  });
});

describe("gaps for a spreadsheet", () => {
  it("have a line each, whatever people typed, and no formula among them", () => {
    const csv = gapsAsCsv([{ ...gap, question: '=HYPERLINK("http://x")', also: ['"a"\n', "b,c"] }]);
    const [row, ...others] = parse(csv, { columns: true });
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      question: `'=HYPERLINK("http://x")`,
      also: '"a"\n | b,c',
      count: "6",
      nearest: "Lakes",
    });
  });
});

describe("gaps for other programs", () => {
  it("are the whole of it", () => {
    expect(JSON.parse(gapsAsJson([gap]))).toEqual([gap]);
  });
});

describe("--since", () => {
  it.each([
    ["7d", NOW - 7 * DAY],
    ["12h", NOW - DAY / 2],
    ["2w", NOW - 14 * DAY],
    ["2026-11-01", Date.UTC(2026, 10, 1)],
  ])("takes %s", (text, ms) => {
    expect(parseSince(text, NOW)).toBe(ms);
  });

  it.each(["", "7", "d", "-1d", "yesterday", "2026-13-45", "7y"])("refuses %j with what it takes", (text) => {
    expect(() => parseSince(text, NOW)).toThrow("Give 12h, 7d, 4w or a date");
  });
});
