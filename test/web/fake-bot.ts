import { createHash } from "node:crypto";
import type { Bot } from "../../src/bot.ts";
import type { Knowledge } from "../../src/knowledge/types.ts";
import { type Block, plainText, type Reply } from "../../src/reply/index.ts";
import { answeringBy } from "../support/answering.ts";
import { replyOf } from "../support/records.ts";

const topic = {
  id: "water",
  label: "Water",
  items: [{ id: "depth", label: "Depth of ponds", question: "How deep are the ponds?" }],
};

const knowledgeWith = (phrases: Readonly<Record<string, string>>) =>
  ({
    hash: "abcdef012345",
    profile: {
      name: "Heron",
      subject: "ponds",
      introduction: "I know about ponds: how deep they are, and who lives in them.",
      topics: [{ id: "water", label: "Water" }],
      phrases,
      starters: ["How deep are the ponds?", "Who lives in the mill pond?"],
    },
    tracks: [],
  }) as unknown as Knowledge;

const say = (text: string): readonly Block[] => [{ type: "paragraph", children: [{ type: "text", text }] }];

/**
 * A bot that knows by a word in the question what to reply: `deep` has table, chart and working, `which` asks back,
 * `moon` declines, `crash` throws; anything else is answered with what was asked, word by word. `phrases`: the
 * folder's own.
 */
export function createFakeBot(phrases: Readonly<Record<string, string>> = {}): Bot {
  const knowledge = knowledgeWith(phrases);
  const answer: Bot["answer"] = ({ id, text }, frame) => {
    if (text.includes("crash")) throw new Error(`no answer to ${text}`);
    const turns = frame?.turns ?? [];
    const parts = partsFor(text, turns.at(-1)?.question ?? null);
    const body = parts.body ?? say("");
    const reply = replyOf({
      id: createHash("sha256").update(id).digest("hex").slice(0, 16),
      chart: null,
      table: null,
      working: null,
      choices: [],
      text: plainText(body),
      ...parts,
      body,
    });
    const turn = {
      message: id,
      question: text.slice(0, 500),
      status: reply.status,
      entry: reply.entry,
      table: null,
      choices: [],
      others: [],
      said: "",
    };
    return { reply, frame: { turns: [...turns, turn].slice(-5) } as never };
  };
  const catalogue = {
    topics: [topic],
    tables: [],
    complete: (typed: string, limit: number) =>
      knowledge.profile.starters
        .filter((each) => each.toLowerCase().includes(typed.toLowerCase()))
        .slice(0, limit),
    completeTable: () => [],
  };
  return { knowledge, catalogue, answer, answering: answeringBy(answer) } as unknown as Bot;
}

function partsFor(text: string, before: string | null): Partial<Reply> {
  if (text.includes("moon"))
    return { status: "declined", body: say("I have nothing about the moon."), citations: [], entry: null };
  if (text.includes("which"))
    return {
      status: "clarify",
      body: [
        ...say("Which of these do you mean?"),
        { type: "list", ordered: true, items: [[{ type: "text", text: "Depth" }]] },
      ],
      choices: [{ label: "Depth", question: "How deep are the ponds?" }],
    };
  if (text.includes("deep")) return deep;
  if (text.includes("and then")) return { body: say(`After “${before}” comes this.`) };
  return {
    body: say(`You asked: ${text}`),
    suggestions: [{ label: "How deep?", question: "How deep are the ponds?" }],
  };
}

const deep: Partial<Reply> = {
  body: [
    {
      type: "paragraph",
      children: [
        { type: "text", text: "The mill pond is " },
        { type: "strong", children: [{ type: "text", text: "2 metres deeper" }] },
        { type: "text", text: " than the duck pond: 5 against 3 metres." },
      ],
    },
  ],
  table: {
    id: "ponds",
    title: "Ponds",
    columns: [
      { name: "Pond", align: "left" },
      { name: "Depth", align: "right" },
    ],
    rows: [
      ["Mill pond", "5 m"],
      ["Duck pond", "3 m"],
    ],
  },
  chart: {
    kind: "bars",
    title: "Ponds",
    unit: "m",
    items: [
      { label: "Mill pond", value: 5, highlighted: true },
      { label: "Duck pond", value: 3 },
    ],
    source: "Survey",
  },
  working: {
    plan: "from ponds | difference depth",
    rows: [
      { row: "Mill pond", value: "5 m" },
      { row: "Duck pond", value: "3 m" },
    ],
    formula: "5 m − 3 m",
    result: "2 m",
  },
  suggestions: [{ label: "Who lives in the mill pond?", question: "Who lives in the mill pond?" }],
};
