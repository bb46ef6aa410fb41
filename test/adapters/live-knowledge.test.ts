import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { findEncoder } from "../../adapters/encoder/index.ts";
import { type Learn, type Learnt, learnAside } from "../../adapters/learning.ts";
import { openKnowledge } from "../../adapters/live-knowledge.ts";
import { createBot } from "../../src/bot.ts";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import { folderOf, soundFolder, writeInto } from "../knowledge/folder-of.ts";

const loggerOf = () => ({ debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() });
const patienceMs = 30_000;
const guide = String(soundFolder["guide.yaml"]);

describe("knowledge that is edited while the bot runs", () => {
  it("keeps the last good one through a broken edit, and says what to mend and when it is mended", async () => {
    const dir = folderOf();
    const logger = loggerOf();
    const live = await openKnowledge(dir, logger);
    onTestFinished(() => live.close());
    const before = live.bot();

    writeInto(dir, "guide.yaml", guide.replace("name: Barista", "nmae: Barista"));
    await vi.waitFor(() => expect(logger.error).toHaveBeenCalled(), patienceMs);
    expect(logger.error).toHaveBeenCalledWith(
      {
        file: "guide.yaml",
        line: 1,
        problem: 'unknown key "nmae"',
        remedy: 'did you mean "name"?',
      },
      "knowledge not reloaded: the last good one stays",
    );
    expect(live.bot()).toBe(before);

    writeInto(dir, "guide.yaml", guide);
    await vi.waitFor(
      () => expect(logger.info.mock.lastCall?.[1]).toBe("knowledge is as it was before the broken edit"),
      patienceMs,
    );
    expect(live.bot()).toBe(before);

    writeInto(dir, "guide.yaml", guide.replace("Barista", "Roaster"));
    await vi.waitFor(() => expect(logger.info.mock.lastCall?.[1]).toBe("knowledge reloaded"), patienceMs);
    expect(live.bot().knowledge.profile.name).toBe("Roaster");
  });

  it("that is not there at start is said in one line", async () => {
    const dir = join(folderOf(), "nowhere");
    await expect(openKnowledge(dir, loggerOf())).rejects.toThrow(
      `The knowledge in ${dir} cannot be used:\n  ${dir}:1: there is no such folder; name a folder that exists and can be read`,
    );
  });
});

/** A temporary folder, which goes when the test ends. */
function emptyFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), "models-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** A guide's file that makes it a knowledge with another hash. */
const named = (name: string) => guide.replace("Barista", name);

/** Learning that ends when the test says so: one call after the other, each with its signal. */
function learningByHand() {
  const calls: { readonly signal: AbortSignal; readonly end: (learnt: Learnt) => void }[] = [];
  const learn: Learn = (_, { signal }) => new Promise((end) => void calls.push({ signal, end }));
  const begun = (count: number) => vi.waitFor(() => expect(calls).toHaveLength(count), patienceMs);
  return { calls, learn, begun };
}

// Without the optional encoder there is nothing to learn.
describe.skipIf(findEncoder() === null)("a knowledge that nobody has learnt before", () => {
  it("answers by its words at once, is learnt aside, and then live with its meanings", async () => {
    const models = emptyFolder();
    const live = await openKnowledge(folderOf(), loggerOf(), { models: [models] });
    onTestFinished(() => live.close());
    expect(live.bot().vectorsMissing).toBeGreaterThan(0);
    const { reply } = live.bot().answer({ id: "1", text: "How is coffee roasted?" }, null);
    expect(reply).toMatchObject({ status: "answered", entry: "roasting" });
    await vi.waitFor(() => expect(live.bot().vectorsMissing).toBe(0), patienceMs);
    expect(readdirSync(models)).toHaveLength(1);
  });

  it("given it was learnt at an earlier start, then nothing is learnt again", async () => {
    const dir = folderOf();
    const models = emptyFolder();
    const { knowledge } = await loadKnowledge(dir);
    await learnAside(knowledge!, { models: [models], signal: new AbortController().signal });
    const { calls, learn } = learningByHand();
    const live = await openKnowledge(dir, loggerOf(), { models: [models], learn });
    onTestFinished(() => live.close());
    expect(live.bot().vectorsMissing).toBe(0);
    expect(calls).toEqual([]);
  });
});

describe("a changed knowledge is learnt in a worker", () => {
  it("hands over all that a bot has to learn, and keeps it for the next start", async () => {
    const { knowledge } = await loadKnowledge(folderOf());
    const models = emptyFolder();
    const learnt = await learnAside(knowledge!, { models: [models], signal: new AbortController().signal });
    const put = vi.fn();
    createBot(knowledge!, { cache: { get: (key) => learnt.get(key) ?? null, put } });
    expect(put).not.toHaveBeenCalled();
    expect(readdirSync(models)).toEqual([...learnt.keys()].map((key) => `${key}.bin`));
  });

  it("questions are answered from the old one until the new one is live", async () => {
    const dir = folderOf();
    const events: string[] = [];
    const logger = { ...loggerOf(), info: (_: object, message: string) => void events.push(message) };
    const live = await openKnowledge(dir, logger, { models: [emptyFolder()] });
    onTestFinished(() => live.close());
    writeInto(dir, "guide.yaml", named("Roaster"));
    const { promise: over, resolve } = Promise.withResolvers<void>();
    const ask = () => {
      live.bot().answer({ id: "1", text: "How is coffee roasted?" }, null);
      events.push(`answered by ${live.bot().knowledge.profile.name}`);
      if (events.includes("knowledge reloaded")) resolve();
      else setImmediate(ask);
    };
    ask();
    await over;
    const from = events.indexOf("knowledge changed, and is being learnt");
    const until = events.indexOf("knowledge reloaded");
    expect(new Set(events.slice(from + 1, until))).toEqual(new Set(["answered by Barista"]));
    expect(events.at(-1)).toBe("answered by Roaster");
    expect(logger.warn).not.toHaveBeenCalled();
  });

  it("given a folder that cannot be written, then nobody waits either", async () => {
    const dir = folderOf();
    const models = join(dir, "guide.yaml", "models");
    const { knowledge } = await loadKnowledge(dir);
    const learnt = await learnAside(knowledge!, { models: [models], signal: new AbortController().signal });
    expect(learnt.size).toBe(1);
  });

  it("of two quick edits the newest wins, whenever the first is learnt", async () => {
    const dir = folderOf();
    const logger = loggerOf();
    const { calls, learn, begun } = learningByHand();
    const live = await openKnowledge(dir, logger, { learn });
    onTestFinished(() => live.close());
    writeInto(dir, "guide.yaml", named("Roaster"));
    await begun(1);
    writeInto(dir, "guide.yaml", named("Grinder"));
    await begun(2);
    expect(calls.map(({ signal }) => signal.aborted)).toEqual([true, false]);
    calls[1]!.end(new Map());
    await vi.waitFor(() => expect(logger.info.mock.lastCall?.[1]).toBe("knowledge reloaded"));
    calls[0]!.end(new Map());
    await new Promise(setImmediate);
    expect(live.bot().knowledge.profile.name).toBe("Grinder");
  });

  it("of two quick edits the newest wins with real workers too", async () => {
    const dir = folderOf();
    const logger = loggerOf();
    const live = await openKnowledge(dir, logger);
    onTestFinished(() => live.close());
    writeInto(dir, "guide.yaml", named("Roaster"));
    await vi.waitFor(() => expect(logger.info).toHaveBeenCalled(), patienceMs);
    writeInto(dir, "guide.yaml", named("Grinder"));
    await vi.waitFor(() => expect(live.bot().knowledge.profile.name).toBe("Grinder"), patienceMs);
    expect(logger.warn).not.toHaveBeenCalled();
  });

  it("a broken edit meanwhile does not stop it: it is the last good one", async () => {
    const dir = folderOf();
    const logger = loggerOf();
    const { calls, learn, begun } = learningByHand();
    const live = await openKnowledge(dir, logger, { learn });
    onTestFinished(() => live.close());
    writeInto(dir, "guide.yaml", named("Roaster"));
    await begun(1);
    writeInto(dir, "guide.yaml", named("Roaster").replace("name:", "nmae:"));
    await vi.waitFor(() => expect(logger.error).toHaveBeenCalled(), patienceMs);
    calls[0]!.end(new Map());
    await vi.waitFor(() => expect(live.bot().knowledge.profile.name).toBe("Roaster"));
  });

  it("an edit that is undone meanwhile is given up", async () => {
    const dir = folderOf();
    const logger = loggerOf();
    const { calls, learn, begun } = learningByHand();
    const live = await openKnowledge(dir, logger, { learn });
    onTestFinished(() => live.close());
    const before = live.bot();
    writeInto(dir, "guide.yaml", named("Roaster"));
    await begun(1);
    writeInto(dir, "guide.yaml", guide);
    await vi.waitFor(() => expect(calls[0]!.signal.aborted).toBe(true), patienceMs);
    calls[0]!.end(new Map());
    await new Promise(setImmediate);
    expect(live.bot()).toBe(before);
    expect(logger.info.mock.lastCall?.[1]).toBe("knowledge is as it was before the edit");
  });

  it("after closing nothing changes any more", async () => {
    const dir = folderOf();
    const { calls, learn, begun } = learningByHand();
    const live = await openKnowledge(dir, loggerOf(), { learn });
    const before = live.bot();
    writeInto(dir, "guide.yaml", named("Roaster"));
    await begun(1);
    live.close();
    expect(calls[0]!.signal.aborted).toBe(true);
    calls[0]!.end(new Map());
    await new Promise(setImmediate);
    expect(live.bot()).toBe(before);
  });

  it.each([
    ["throws", "throw new Error('out of memory')", "out of memory"],
    ["ends", "process.exit(3)", "the worker ended with 3 and had learnt nothing"],
  ])(
    "given a worker that %s, then the last good one answers on, and it is tried again",
    async (_, code, reason) => {
      const dir = folderOf();
      const logger = loggerOf();
      const failing = new URL(`data:text/javascript,${encodeURIComponent(code)}`);
      let tries = 0;
      const learn: Learn = (knowledge, options) =>
        learnAside(knowledge, ++tries === 1 ? { ...options, script: failing } : options);
      const live = await openKnowledge(dir, logger, { learn, pollMs: 100 });
      onTestFinished(() => live.close());
      const before = live.bot();
      logger.error.mockImplementation(() => {
        expect(live.bot()).toBe(before);
        expect(live.state().disk).not.toBe(live.state().live);
      });
      writeInto(dir, "guide.yaml", named("Roaster"));
      await vi.waitFor(() => expect(live.bot().knowledge.profile.name).toBe("Roaster"), patienceMs);
      expect(logger.error).toHaveBeenCalledOnce();
      const [fields, message] = logger.error.mock.lastCall!;
      expect(message).toBe("knowledge not reloaded: the last good one stays");
      expect(fields.err.message).toBe(reason);
      expect(tries).toBe(2);
      expect(live.state()).toMatchObject({ disk: live.state().live, learning: false });
    },
  );
});

describe("asked to reload", () => {
  it("reads the folder without any event, and says when it is live", async () => {
    const dir = folderOf();
    const live = await openKnowledge(dir, loggerOf(), { events: false });
    onTestFinished(() => live.close());
    writeInto(dir, "guide.yaml", named("Roaster"));
    const state = await live.reload();
    expect(live.bot().knowledge.profile.name).toBe("Roaster");
    expect(state).toEqual({
      live: live.bot().knowledge.hash,
      disk: state.live,
      learning: false,
      problems: [],
    });
  });

  it("names the errors of a broken folder, and answers on", async () => {
    const dir = folderOf();
    const live = await openKnowledge(dir, loggerOf(), { events: false });
    onTestFinished(() => live.close());
    writeInto(dir, "guide.yaml", guide.replace("name:", "nmae:"));
    expect(await live.reload()).toMatchObject({
      live: live.bot().knowledge.hash,
      disk: null,
      problems: [{ message: '"name" is missing' }, { file: "guide.yaml", message: 'unknown key "nmae"' }],
    });
  });

  it("by several at once, all are told what stands there in the end", async () => {
    const dir = folderOf();
    const live = await openKnowledge(dir, loggerOf(), { events: false });
    onTestFinished(() => live.close());
    writeInto(dir, "guide.yaml", named("Roaster"));
    const first = live.reload();
    writeInto(dir, "guide.yaml", named("Grinder"));
    const states = await Promise.all([first, live.reload(), live.reload()]);
    expect(states[1]).toEqual(states[2]);
    expect(live.bot().knowledge.profile.name).toBe("Grinder");
  });

  it("while the folder changed between its reading and its watching, then that is seen", async () => {
    const dir = folderOf();
    const learn: Learn = async () => new Map();
    const opening = openKnowledge(dir, loggerOf(), { learn, events: false });
    writeInto(dir, "guide.yaml", named("Roaster"));
    const live = await opening;
    onTestFinished(() => live.close());
    await vi.waitFor(() => expect(live.bot().knowledge.profile.name).toBe("Roaster"), patienceMs);
  });
});
