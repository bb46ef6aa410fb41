import { describe, expect, it } from "vitest";
import { answerOf } from "../../src/privacy/kept-answer.ts";
import type { Message, Reply } from "../../src/reply/index.ts";
import { NOW, person, replyOf } from "../support/records.ts";

const message: Message = {
  id: "slack:T1:C1:1.0",
  text: "<@U042> hey, ask bob@example.org or @ann: *which* pond is the largest? https://example.org/secret",
  conversation: "slack:T1:C1:1.0",
  user: "slack:T1:U1",
  place: { platform: "slack", kind: "channel", workspace: "slack:T1", channel: "slack:T1:C1" },
};
const circumstances = { asker: person("ada"), atMs: NOW, keepText: true };

const kept = (about: Partial<Reply>) => answerOf(message, replyOf(about), circumstances);

describe("what is kept of a message and its reply", () => {
  it("is what was asked, without mentions, addresses, links and mark-up, and nowhere the user's id", () => {
    const answer = kept({});
    expect(answer.question).toBe("hey, ask or : which pond is the largest?");
    expect(JSON.stringify(answer)).not.toMatch(/U042|U1"|bob@|@ann|secret/);
    expect(answer).toMatchObject({ id: "answer-1", asker: "ada", entry: "ponds", knowledge: "abcdef012345" });
  });

  it("has no words at all where none may be kept", () => {
    const answer = answerOf(message, replyOf({ status: "declined" }), { ...circumstances, keepText: false });
    expect(answer).toMatchObject({ question: null, reply: null, nearMiss: null, status: "declined" });
    expect(JSON.stringify(answer)).not.toContain("pond is");
  });

  it.each([
    ["the one row that is cited", ["Mill pond"], "Mill pond"],
    ["the one row, cited twice", ["Mill pond", "Mill pond"], "Mill pond"],
    ["none, where there are several", ["Mill pond", "Duck pond"], null],
    ["none, where a whole entry is cited", [undefined], null],
    ["none, where nothing is cited", [], null],
  ])("names %s", (_, rows, row) => {
    const citations = rows.map((each) => ({
      id: "ponds",
      title: "Ponds",
      source: "s",
      ...(each && { row: each }),
    }));
    expect(kept({ citations }).row).toBe(row);
  });
});

describe("the near miss of a question that was not answered", () => {
  const explanation = {
    ...replyOf().explanation,
    candidates: [
      { id: "outside", title: "Outside", score: 0.6, evidence: [] },
      { id: "lakes", title: "Lakes", score: 0.4, evidence: [] },
    ],
    intent: { label: "outside", probability: 0.6 },
    reason: "only 40 % likely",
  };

  it("is the best entry or table, with what nothing covers and why it lost", () => {
    expect(
      kept({ status: "declined", explanation: { ...explanation, uncovered: ["heron", "permit"] } }).nearMiss,
    ).toEqual({
      id: "lakes",
      title: "Lakes",
      why: "nothing covers “heron”, “permit”; only 40 % likely",
    });
    expect(kept({ status: "clarify", explanation }).nearMiss?.why).toBe("only 40 % likely");
  });

  it("is nothing for an answer, or where nothing came near", () => {
    expect(kept({ explanation }).nearMiss).toBeNull();
    expect(kept({ status: "declined", explanation: { ...explanation, candidates: [] } }).nearMiss).toBeNull();
  });
});
