import type { NewAnswer, PersonHash, Store, Tally } from "../../src/ports.ts";
import type { Block, Reply } from "../../src/reply/index.ts";

/** Noon of a Monday; tests count from here. */
export const NOW = Date.UTC(2026, 10, 23, 12);
export const MINUTE = 60_000;
export const DAY = 86_400_000;

/** A person's hash without a key. */
export const person = (name: string) => name as PersonHash;

const everyBlock: readonly Block[] = [
  {
    type: "paragraph",
    children: [
      { type: "text", text: "A " },
      { type: "strong", children: [{ type: "code", text: "b" }] },
    ],
  },
  { type: "heading", level: 2, children: [{ type: "emphasis", children: [{ type: "text", text: "c" }] }] },
  { type: "list", ordered: true, items: [[{ type: "link", url: "https://example.org", children: [] }]] },
  { type: "quote", children: [{ type: "text", text: "d" }] },
  { type: "code", text: "e" },
];

/** A reply with every part that a reply can have. */
export function replyOf(about: Partial<Reply> = {}): Reply {
  return {
    id: "answer-1",
    status: "answered",
    title: "Largest pond",
    body: everyBlock,
    text: "A b\nc\nd\ne",
    table: { id: "ponds", title: "Ponds", columns: [{ name: "Pond", align: "left" }], rows: [["Mill pond"]] },
    chart: {
      kind: "bands",
      title: "Depth",
      unit: "metres",
      items: [{ label: "Mill pond", low: 1, high: null, mark: 2, highlighted: true }],
      legend: { band: "range", mark: "average" },
      source: "Survey",
    },
    working: { plan: "from ponds", rows: [{ row: "Mill pond", value: "2" }], formula: "2", result: "2" },
    citations: [
      {
        id: "ponds",
        title: "Ponds",
        row: "Mill pond",
        source: "Survey",
        section: "1",
        url: "https://example.org",
      },
    ],
    choices: [{ label: "Deepest", question: "Which pond is deepest?" }],
    suggestions: [],
    confidence: 0.9,
    entry: "ponds",
    topic: "water",
    offersOnboarding: false,
    knowledge: "abcdef012345",
    explanation: {
      terms: ["pond"],
      corrections: [{ from: "pnod", to: "pond" }],
      entities: [],
      intent: { label: "lookup", probability: 0.8 },
      resolved: null,
      candidates: [{ id: "ponds", title: "Ponds", score: 1, evidence: ["pond"] }],
      plan: "from ponds",
      uncovered: [],
      confidence: 0.9,
      reason: "one row",
    },
    addressed: { kind: "asks", probability: 0.9 },
    ...about,
  };
}

/** An answer as an adapter would store it. */
export function answerOf(about: Partial<NewAnswer> = {}): NewAnswer {
  return {
    id: "answer-1",
    message: "slack:T1:C1:1.0",
    conversation: "slack:T1:C1:1.0",
    place: { platform: "slack", kind: "channel", workspace: "slack:T1", channel: "slack:T1:C1" },
    asker: person("ada"),
    question: "Which pond is the largest?",
    reply: replyOf(),
    status: "answered",
    entry: "ponds",
    row: "mill-pond",
    topic: "water",
    knowledge: "abcdef012345",
    confidence: 0.9,
    nearMiss: null,
    atMs: NOW,
    ...about,
  };
}

/** The votes on an answer, by kind. */
export async function tallyOf({ votes }: Pick<Store, "votes">, answer: string): Promise<Tally> {
  const tally = { up: 0, down: 0, none: 0, wrong: 0 };
  for (const vote of await votes.since(Number.MIN_SAFE_INTEGER))
    if (vote.answer === answer) tally[vote.kind]++;
  return tally;
}
