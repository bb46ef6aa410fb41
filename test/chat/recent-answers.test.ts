import { beforeEach, describe, expect, it } from "vitest";
import { rememberBriefly } from "../../adapters/chat/recent-answers.ts";
import type { Guide } from "../../src/guide.ts";
import type { Message } from "../../src/reply/index.ts";
import { createFakeBot } from "../slack/fake-bot.ts";
import { testGuide } from "../support/guide.ts";
import { createMemoryStore } from "../support/memory-store.ts";

const HOUR = 3_600_000;
const message = (id: string, user = "slack:T1:U1"): Message => ({
  id,
  text: "how wide?",
  conversation: id,
  user,
  place: { platform: "slack", kind: "channel", workspace: "slack:T1", channel: "slack:T1:C1" },
});

let stored: Guide;
let guide: Guide;
let nowMs: number;

beforeEach(async () => {
  nowMs = 1_000_000;
  const clock = { now: () => nowMs };
  const bot = createFakeBot();
  stored = testGuide({
    bot: () => bot,
    store: await createMemoryStore({ keepQuestionsDays: 0, clock }),
    clock,
    keepQuestions: false,
  });
  guide = rememberBriefly(stored);
});

describe("where no words are stored, an answer", () => {
  it("is known for an hour, and stands nowhere but in memory", async () => {
    const reply = await guide.ask(message("m1"));
    expect(await guide.recall(reply.id)).toMatchObject({ question: "how wide?", reply });
    expect(await stored.recall(reply.id)).toMatchObject({ question: null, reply: null });
    nowMs += HOUR;
    expect(await guide.recall(reply.id)).toMatchObject({ question: null, reply: null });
  });

  it("is gone with its person, and nobody else's is", async () => {
    const mine = await guide.ask(message("m1"));
    const other = await guide.ask(message("m2", "slack:T1:U2"));
    await guide.forget("slack:T1:U1");
    expect(await guide.recall(mine.id)).toBeNull();
    expect((await guide.recall(other.id))?.reply).toEqual(other);
  });

  it("is gone with its question, and when it was taken away", async () => {
    const erased = await guide.ask(message("m1"));
    await guide.erase("m1");
    expect((await guide.recall(erased.id))?.reply).toBeNull();
    const removed = await guide.ask(message("m2"));
    // By another process.
    await stored.withdraw(removed.id, "slack:T1:U1", false);
    expect((await guide.recall(removed.id))?.reply).toBeNull();
  });

  it("gives way to newer ones", async () => {
    const first = await guide.ask(message("m0"));
    for (let i = 1; i <= 1_000; i++) await guide.ask(message(`m${i}`));
    expect((await guide.recall(first.id))?.reply).toBeNull();
  });
});
