import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { draftFile, draftFromGap, freeId } from "../../src/insight/draft.ts";
import type { Gap } from "../../src/insight/gaps.ts";
import type { Knowledge } from "../../src/knowledge/types.ts";
import { NOW } from "../support/records.ts";

const pond = { id: "pond-permit", title: "Ponds", also: [], topics: ["water"] };
const knowledge = { entries: [pond], tables: [] } as unknown as Pick<Knowledge, "entries" | "tables">;

const gap: Gap = {
  id: "a1",
  question: "Do I need a permit for a garden pond?",
  also: ["permit for pond", "x".repeat(301)],
  count: 2,
  people: 1,
  platforms: ["slack"],
  firstAtMs: NOW,
  lastAtMs: NOW,
  outcomes: { answered: 0, clarify: 0, declined: 2 },
  votedDown: 0,
  nearMiss: { id: "pond-permit", title: "Ponds", why: "nothing covers “permit”" },
  entry: null,
  answers: ["a1", "a2"],
};

describe("a draft from a gap", () => {
  it("has the gap's wordings, and stands beside what came nearest", () => {
    expect(draftFromGap(gap, knowledge)).toEqual({
      id: "need-permit-garden-pond",
      question: "Do I need a permit for a garden pond?",
      also: ["permit for pond"],
      topics: ["water"],
      related: ["pond-permit"],
      source: null,
      answer: "",
    });
  });

  it.each([
    ["do i need a permit", "Do i need a permit?"],
    ["permit for a pond", "Permit for a pond"],
    ["How deep. really...", "How deep. really..."],
    ["إذن للبركة", "إذن للبركة"],
  ])("%s stands above its answer as %s", (question, title) => {
    expect(draftFromGap({ ...gap, question }, knowledge).question).toBe(title);
  });

  it.each([
    ["What is a pond permit?", "pond-permit-2"],
    ["What is it?", "what-is-it"],
    ["???", "entry"],
  ])("%s gets the id %s", (question, id) => {
    expect(freeId(question, knowledge)).toBe(id);
  });
});

describe("a draft's file", () => {
  it("is an entry whose source and answer are still to be written", () => {
    expect(draftFile(draftFromGap(gap, knowledge))).toBe(
      [
        "---",
        "id: need-permit-garden-pond",
        "question: Do I need a permit for a garden pond?",
        "topics: [water]",
        "related: [pond-permit]",
        "source:",
        "also:",
        "  - permit for pond",
        "---",
        "",
        "",
        "",
      ].join("\n"),
    );
  });

  it("gives any wording back as it was asked", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", minLength: 1 }),
        fc.string({ minLength: 1 }),
        (question, wording) => {
          const draft = {
            id: "a",
            question,
            also: [wording],
            topics: [],
            related: [],
            source: "s",
            answer: "Yes.",
          };
          const [, front = "", body] = draftFile(draft).split(/^---$/m);
          expect(parse(front)).toMatchObject({ id: "a", question, also: [wording], source: "s" });
          expect(body?.trim()).toBe("Yes.");
        },
      ),
    );
  });
});
