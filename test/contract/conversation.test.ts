import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSession } from "../../adapters/cli/chat-session.ts";
import { createServer } from "../../adapters/runtime/server.ts";
import { parseSettings } from "../../adapters/settings/index.ts";
import { createWebAdapter } from "../../adapters/web/index.ts";
import type { Bot } from "../../src/bot.ts";
import type { Guide } from "../../src/guide.ts";
import type { Logger } from "../../src/ports.ts";
import { plainText, type Reply } from "../../src/reply/index.ts";
import { BOT } from "../discord/local-discord.ts";
import { inThread } from "../discord/people.ts";
import { startBot } from "../discord/setup.ts";
import { startHarness } from "../slack/harness.ts";
import { testGuide } from "../support/guide.ts";
import { createMemoryStore } from "../support/memory-store.ts";
import { NOW } from "../support/records.ts";
import { shippedBot } from "../support/shipped.ts";
import { script } from "./script.ts";

/** A way to talk to the bot. `say` resolves with all that the person then reads. */
interface Line {
  say(question: string): Promise<string>;
  close(): Promise<unknown>;
}

/** One turn: what the guide replied, and what the person saw of it. */
interface Turn {
  readonly question: string;
  readonly reply: Reply;
  readonly seen: string;
}

let bot: Bot;
const turns = new Map<string, readonly Turn[]>();
const quiet = () => undefined;
const logger: Logger = { debug: quiet, info: quiet, warn: quiet, error: quiet };

beforeAll(async () => {
  bot = await shippedBot();
  for (const [name, open] of Object.entries(lines)) turns.set(name, await talk(open));
}, 120_000);

/** The same words, whatever stands around them. */
const words = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** Says the script on one line, and notes every reply. */
async function talk(open: (guide: Guide) => Promise<Line>): Promise<Turn[]> {
  const clock = { now: () => NOW };
  const store = await createMemoryStore({ clock });
  const made = testGuide({
    bot: () => bot,
    store,
    clock,
  });
  const replies: Reply[] = [];
  const guide: Guide = {
    ...made,
    async ask(message) {
      const reply = await made.ask(message);
      replies.push(reply);
      return reply;
    },
  };
  const line = await open(guide);
  const said: Turn[] = [];
  for (const question of script) {
    const seen = await line.say(question);
    said.push({ question, reply: replies.at(-1)!, seen: words(seen) });
  }
  await line.close();
  await store.close();
  return said;
}

/** Names under which payloads hold what people read. */
const readable = new Set(["text", "content", "label", "title", "alt_text", "description"]);

/** Every text in a payload that a person reads. */
function textsIn(value: unknown): string[] {
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([name, each]) =>
    typeof each === "string" ? (readable.has(name) ? [each] : []) : textsIn(each),
  );
}

const lines: Readonly<Record<string, (guide: Guide) => Promise<Line>>> = {
  async terminal(guide) {
    const session = createSession({ guide, user: "terminal:ada", columns: () => 100, colours: false });
    return { say: async (question) => (await session.say(question)).output, close: async () => undefined };
  },

  async web(guide) {
    const server = createServer({ host: "127.0.0.1", port: 0, logger });
    const settings = parseSettings({ variables: {}, fromFile: new Set(), file: ".env" });
    const adapter = createWebAdapter({ settings, guide, logger, server });
    await server.start();
    await adapter.start();
    let conversation: string | undefined;
    return {
      async say(q) {
        const response = await fetch(`http://127.0.0.1:${server.port()}/api/ask`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ q, ...(conversation && { conversation }) }),
        });
        const answer = (await response.json()) as { conversation: string };
        conversation = answer.conversation;
        return textsIn(answer).join("\n");
      },
      close: async () => {
        await adapter.stop();
        await server.stop();
      },
    };
  },

  async slack(guide) {
    const slack = await startHarness({ guide });
    let serial = 0;
    return {
      async say(question) {
        const ts = `100.${++serial}`;
        const text = `<@UBOT> ${question}`;
        const thread = serial > 1 ? { thread_ts: "100.1" } : {};
        await slack.event({ type: "app_mention", user: "U1", channel: "C1", ts, text, ...thread });
        await slack.settled();
        const { args } = slack.slack.of("chat.postMessage").at(-1)!;
        const { blocks } = args as { blocks?: unknown };
        return textsIn(typeof blocks === "string" ? JSON.parse(blocks) : blocks).join("\n");
      },
      close: () => slack.stop(),
    };
  },

  async discord(guide) {
    const discord = await startBot({ guide: () => guide });
    return {
      async say(question) {
        const { id } = discord.ada.writes(`<@${BOT}> ${question}`, inThread);
        const reply = await discord.discord.request(({ body }) => body?.message_reference?.message_id === id);
        return textsIn(reply.body.components).join("\n").replaceAll("\\", "");
      },
      close: () => discord.stop(),
    };
  },
};

const content = ({ question, reply }: Turn) => ({
  question,
  status: reply.status,
  text: reply.text,
  citations: reply.citations,
  choices: reply.choices,
});

describe("one conversation of 40 turns", () => {
  it("is long enough to mean something: answers, questions back, refusals and small talk", () => {
    expect(script).toHaveLength(40);
    const statuses = new Set(turns.get("terminal")!.map(({ reply }) => reply.status));
    expect([...statuses].toSorted()).toEqual(expect.arrayContaining(["answered", "chitchat", "declined"]));
  });

  it.each(Object.keys(lines).filter((name) => name !== "terminal"))(
    "has on %s the content and citations that it has in the terminal",
    (name) => {
      expect(turns.get(name)!.map(content)).toEqual(turns.get("terminal")!.map(content));
    },
  );

  it.each(Object.keys(lines))("shows on %s each statement and its source", (name) => {
    for (const { question, reply, seen } of turns.get(name)!) {
      const statement = plainText(reply.body.slice(0, 1)).split("\n");
      for (const line of statement) expect(seen, question).toContain(words(line.replace(/^\d+\. /, "")));
      const [first] = reply.citations;
      if (first) expect(seen, question).toContain(words(first.title));
    }
  });
});

afterAll(() => turns.clear());
