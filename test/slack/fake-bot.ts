import { createHash } from "node:crypto";
import type { Bot } from "../../src/bot.ts";
import { textFingerprint } from "../../src/conversation/frame.ts";
import type { Knowledge } from "../../src/knowledge/types.ts";
import type { Reply } from "../../src/reply/index.ts";
import { answeringBy } from "../support/answering.ts";
import { replyWith } from "./replies.ts";

/** A knowledge of two entries about boxes. */
const knowledge = {
  hash: "k1",
  profile: {
    name: "Boxy",
    subject: "boxes",
    introduction: "I know about boxes.",
    topics: [{ id: "sizes", label: "Sizes" }],
    starters: ["How wide are boxes?", "How deep are boxes?"],
  },
  sources: [],
  entries: [entry("width", "How wide are boxes?"), entry("depth", "How deep are boxes?")],
  tables: [],
  vocabulary: { concepts: [] },
  intents: [],
  tracks: [],
} as unknown as Knowledge;

function entry(id: string, title: string) {
  return {
    id,
    kind: "faq",
    title,
    also: [],
    topics: ["sizes"],
    related: [],
    answer: [],
    text: "",
    source: "s",
  };
}

/**
 * A bot that knows by a word in the question what to reply: `huh` asks back, `moon` declines, `chart` draws,
 * `maybe` is unsure, `crash` throws; anything else is answered with the question in it.
 */
export function createFakeBot(): Bot {
  const answer: Bot["answer"] = ({ id, text }, frame) => {
    if (text.includes("crash")) throw new Error("the bot fell over");
    const turns = frame?.turns ?? [];
    const reply = replyFor(text, createHash("sha256").update(id).digest("hex").slice(0, 16), turns.length);
    const turn = {
      message: id,
      question: text,
      status: reply.status,
      entry: reply.entry,
      table: null,
      choices: [],
      others: [],
      said: textFingerprint(reply.text),
    };
    return { reply, frame: { turns: [...turns, turn].slice(-5) } };
  };
  return { knowledge, answer, answering: answeringBy(answer) } as unknown as Bot;
}

/** The core's judgement: what ends in a question mark asks. */
const judgedAs = (text: string): object => ({
  addressed: text.includes("?")
    ? { kind: "asks", probability: 0.95 }
    : { kind: "chatters", probability: 0.05 },
});

function replyFor(text: string, id: string, turns: number): Reply {
  const said = `About ${text} (turn ${turns + 1})`;
  const body: Reply["body"] = [{ type: "paragraph", children: [{ type: "text", text: said }] }];
  const base = { id, text: said, body };
  if (text.includes("moon")) return replyWith({ ...base, status: "declined", confidence: 0.1, entry: null });
  if (text.includes("huh"))
    return replyWith({
      ...base,
      status: "clarify",
      choices: [
        { label: "Width", question: "How wide?" },
        { label: "Depth", question: "How deep?" },
      ],
    });
  if (text.includes("chart"))
    return replyWith({
      ...base,
      chart: {
        kind: "bars",
        title: "Boxes",
        unit: "cm",
        items: [
          { label: "small", value: 8 },
          { label: "medium", value: 12 },
          { label: "large", value: 18 },
        ],
        source: "Catalogue",
      },
    });
  return replyWith({
    ...base,
    ...judgedAs(text),
    confidence: text.includes("maybe") ? 0.5 : 0.97,
    suggestions: [{ label: "And deep?", question: "How deep are boxes?" }],
    working: { plan: "from boxes", rows: [{ row: "small", value: "8" }], formula: "8", result: "8" },
  });
}
