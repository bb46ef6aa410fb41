import { createHash } from "node:crypto";
import type { Bot } from "../../src/bot.ts";
import { createCatalogue } from "../../src/catalogue.ts";
import { textFingerprint } from "../../src/conversation/frame.ts";
import { plainTerms } from "../../src/language/terms.ts";
import type { Reply } from "../../src/reply/index.ts";
import { knowledgeOf } from "../discord/setup.ts";
import { replyWith } from "../slack/replies.ts";
import { answeringBy } from "../support/answering.ts";

/**
 * A bot for what platforms do with replies, not for what replies say: it repeats the question, declines what holds
 * "moon", fails on "crash", and judges a message by its last sign: `?` asks, `!` is about the company, `.` chats.
 */
export function createChatBot(): Bot {
  const knowledge = knowledgeOf();
  const bot: Bot = {
    knowledge,
    catalogue: createCatalogue(knowledge),
    consider: () => {
      throw new Error("the adapter has no business with candidates");
    },
    terms: plainTerms,
    vectorsMissing: 0,
    answer({ id, text }, frame) {
      if (text.includes("crash")) throw new Error("secret words");
      const turns = frame?.turns ?? [];
      const reply = replyTo(id, text, turns.length + 1);
      const turn = {
        message: id,
        question: text,
        status: reply.status,
        entry: null,
        table: null,
        choices: [],
        others: [],
        said: textFingerprint(reply.text),
      };
      return { reply, frame: { turns: [...turns, turn].slice(-5) } };
    },
    answering: (said, frame) => answeringBy(bot.answer)(said, frame),
  };
  return bot;
}

function replyTo(id: string, text: string, turn: number): Reply {
  const declined = text.includes("moon");
  const said = `${declined ? "Nothing about" : "About"} ${text} (turn ${turn})`;
  const judged: object = { addressed: judge(text) };
  return replyWith({
    id: createHash("sha256").update(id).digest("hex").slice(0, 16),
    status: declined ? "declined" : "answered",
    body: [{ type: "paragraph", children: [{ type: "text", text: said }] }],
    text: said,
    confidence: declined ? 0.1 : text.includes("maybe") ? 0.7 : 0.97,
    topic: "fish",
    ...judged,
  });
}

function judge(text: string) {
  if (text.endsWith("?")) return { kind: "asks", probability: 0.96 };
  return { kind: text.endsWith("!") ? "about-us" : "chatters", probability: 0.04 };
}
