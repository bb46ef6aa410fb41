import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { channelModes } from "../../adapters/chat/speaking.ts";
import { englishPhrases } from "../../src/phrases/english/index.ts";
import { type ChatLine, chatLines } from "./chat-lines.ts";

/** Answers alone, without what one person was told. */
const posts = (said: readonly string[]) => said.filter((each) => each.includes("(turn "));

describe.each(Object.entries(chatLines))("in %s", (_, open) => {
  let line: ChatLine;
  beforeEach(async () => {
    line = await open();
  });
  afterEach(async () => {
    expect(line.problems()).toEqual([]);
    await line.close();
  });

  describe("a message that calls the bot", () => {
    it("is answered once, however often it is heard", async () => {
      const written = await line.writes(`${line.me} how deep?`);
      await line.repeats(written);
      expect(await line.said()).toEqual([expect.stringContaining("About how deep? (turn 1)")]);
    });

    it("is told a code where it cannot be answered, and none of its own words", async () => {
      await line.writes(`${line.me} crash?`);
      const [said] = await line.said();
      expect(said).toMatch(/the code \w{8}/);
      expect(said).not.toContain("secret");
    });

    it("is told a code where the store is away", async () => {
      line.store.events.claim = () => Promise.reject(new Error("no connection"));
      await line.writes(`${line.me} how deep?`);
      expect((await line.said())[0]).toMatch(/the code \w{8}/);
    });

    it("keeps its thread's conversation", async () => {
      await line.writes(`${line.me} how deep?`, "thread");
      await line.writes(`${line.me} and how wide?`, "thread");
      expect((await line.said())[1]).toContain("(turn 2)");
    });
  });

  it("answers one person no more often than is set, and says so once", async () => {
    await line.close();
    line = await open({ perMinute: 2 });
    for (const text of ["how deep?", "how wide?", "how old?", "how far?"])
      await line.writes(`${line.me} ${text}`);
    const said = await line.said();
    expect(posts(said)).toHaveLength(2);
    expect(said.filter((each) => each.includes("Please ask again in 30 seconds."))).toHaveLength(1);
    expect(said).toHaveLength(3);
    await line.asksAlone("how high?");
    expect(posts(await line.said())).toHaveLength(2);
    line.passes(30_000);
    await line.writes(`${line.me} how old?`);
    expect(posts(await line.said()).at(-1)).toContain("About how old?");
  });

  describe("a message that says nothing itself", () => {
    it.each(["", "^", "can you answer this?", "any thoughts?", "👆"])(
      "%j asks what was asked above it, and says so",
      async (words) => {
        await line.writes("how deep is the lake?", "thread");
        await line.writes("no idea, ask the guide", "thread");
        await line.writes(`${line.me} ${words}`, "thread");
        const said = await line.said();
        expect(said).toHaveLength(1);
        expect(said[0]).toContain("About how deep is the lake?");
        expect(said[0]?.split("how deep is the lake?")).toHaveLength(said[0]!.includes('"blocks"') ? 4 : 3);
      },
    );

    it("is a bare call for help where nothing stands above it", async () => {
      await line.writes(line.me, "thread");
      expect((await line.said())[0]).toContain("About help");
    });

    it("goes on with the bot's own answer where that stands above it", async () => {
      await line.writes(`${line.me} how deep?`, "thread");
      await line.writes(`${line.me} what about that?`, "thread");
      expect((await line.said())[1]).toContain("About what about that? (turn 2)");
    });

    it("is no question where it is a picture", async () => {
      await line.writes("how deep?", "direct");
      await line.writes("", "direct", { picture: true });
      expect((await line.said())[1]).toContain(englishPhrases["words-only"]);
    });
  });

  describe("a message that was not said to the bot", () => {
    it.each(channelModes)("in a channel of mode %s", async (mode) => {
      await line.mode(mode);
      for (const text of ["how deep?", "the moon?", "maybe deep?", "ours is deep!", "deep stuff."])
        await line.writes(text);
      const said = await line.said();
      const answered = {
        mentions: [],
        follow: [],
        every: ["About how deep?", "Nothing about the moon?", "About maybe deep?"],
        unasked: ["About how deep?"],
      };
      expect(said).toHaveLength(answered[mode].length);
      for (const [index, words] of answered[mode].entries()) expect(said[index]).toContain(words);
    });

    it.each(channelModes)("in a thread with the bot, in a channel of mode %s", async (mode) => {
      await line.mode(mode);
      await line.writes("how deep?", "thread");
      expect(await line.said()).toHaveLength(0);
      await line.writes(`${line.me} how deep?`, "thread");
      for (const text of ["and how wide is it?", "how far is the moon?", "that is a lot.", "ours is wide!"])
        await line.writes(text, "thread");
      expect(await line.said()).toHaveLength({ mentions: 1, follow: 2, every: 3, unasked: 2 }[mode]);
    });

    it("fails without a word", async () => {
      await line.mode("every");
      await line.writes("crash?");
      expect(await line.said()).toHaveLength(0);
    });
  });

  describe("an answer", () => {
    it("takes one vote a person, which can be changed", async () => {
      await line.writes(`${line.me} how deep?`);
      await line.presses("up");
      expect(await line.presses("up")).toContain(englishPhrases.thanks);
      await line.presses("up", "other");
      expect(await line.tally()).toEqual({ up: 2, down: 0, none: 0, wrong: 0 });
      await line.presses("down");
      expect(await line.tally()).toEqual({ up: 1, down: 1, none: 0, wrong: 0 });
    });

    it("is removed by whoever asked or moderates, by nobody else, and that is no vote", async () => {
      await line.writes(`${line.me} how deep?`);
      await line.writes(`${line.me} how wide?`, "thread");
      expect(await line.presses("remove", "other")).toContain(englishPhrases["not-yours"]);
      expect(posts(await line.said())).toHaveLength(2);
      await line.presses("remove", "moderator");
      expect(posts(await line.said())).toEqual([expect.stringContaining("how deep?")]);
      const tally = await line.tally();
      await line.presses("remove");
      expect(posts(await line.said())).toEqual([]);
      expect(tally).toEqual({ up: 0, down: 0, none: 0, wrong: 0 });
      expect((await line.store.votes.since(0)).length).toBe(0);
    });

    it("leads to a person, once, with what was asked before in the thread", async () => {
      await line.writes(`${line.me} how wide?`, "thread");
      await line.writes(`${line.me} the moon?`, "thread");
      expect(await line.presses("person")).toContain(englishPhrases["passed-on"]);
      expect(await line.presses("person")).toContain(englishPhrases["passed-before"]);
      const cards = (await line.said()).filter((each) => each.includes("Answer and resolve"));
      expect(cards).toHaveLength(1);
      expect(cards[0]).toContain("the moon?");
      expect(cards[0]).toContain("Asked before: “how wide?”");
    });
  });

  describe("a private answer", () => {
    const stored = async () => line.store.answers.get((await line.store.answers.since(0))[0]!.id);

    it("is seen by nobody else until it is shared, and then once", async () => {
      await line.asksAlone("how deep?");
      expect(posts(await line.said())).toEqual([]);
      await line.shares();
      expect(await line.shares()).toContain(englishPhrases["shared-before"]);
      const said = posts(await line.said());
      expect(said).toEqual([expect.stringContaining("About how deep? (turn 1)")]);
      // Who asked is named, and nobody is called.
      expect(said[0]).toMatch(/ada/i);
      expect(said[0]).not.toMatch(/<@\w/);
      expect(await stored()).toMatchObject({ posts: [expect.any(String)], sharedAtMs: expect.any(Number) });
    });

    it.each([
      ["closed", englishPhrases["may-not-write"]],
      ["broken", englishPhrases["not-shared"]],
    ] as const)("that cannot be shared stays private and can be shared later: %s", async (why, reason) => {
      await line.asksAlone("how deep?");
      line.refuses(why);
      expect(await line.shares()).toContain(reason);
      expect(posts(await line.said())).toEqual([]);
      expect((await stored())?.sharedAtMs).toBeNull();
    });
  });

  describe("a question that changes", () => {
    it("changes its answer, on its own turn", async () => {
      const written = await line.writes(`${line.me} how deep?`);
      await line.edits(written, `${line.me} how wide?`);
      expect(await line.said()).toEqual([expect.stringContaining("About how wide? (turn 1)")]);
    });

    it("by being deleted takes its answer and its words away", async () => {
      const written = await line.writes(`${line.me} how deep?`);
      const [before] = await line.store.answers.since(0);
      await line.deletes(written);
      expect(await line.said()).toEqual([]);
      const after = await line.store.answers.get(before!.id);
      expect(after).toMatchObject({ question: null, reply: null });
      expect(after?.withdrawnAtMs).not.toBeNull();
    });
  });
});
