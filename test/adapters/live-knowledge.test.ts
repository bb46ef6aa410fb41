import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { findEncoder } from "../../adapters/encoder/index.ts";
import {
  type Learn,
  type LearningOptions,
  type Learnt,
  learnAside,
} from "../../adapters/knowledge/learning.ts";
import { openKnowledge } from "../../adapters/knowledge/live-knowledge.ts";
import { shippedVectors } from "../../adapters/knowledge/model-cache.ts";
import { createBot, textsMeant } from "../../src/bot.ts";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import { folderOf, soundFolder, writeInto } from "../knowledge/folder-of.ts";

const loggerOf = () => ({ debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() });
const patienceMs = 30_000;
const guide = String(soundFolder["guide.yaml"]);
const roasting = String(soundFolder["faq/roasting.md"]);

describe("knowledge that is edited while the bot runs", () => {
  it("keeps the last good one through a broken edit, and says what to mend and when it is mended", async () => {
    const dir = folderOf();
    const logger = loggerOf();
    const live = await openKnowledge(dir, logger, { models: withShipped(emptyFolder()) });
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
    await vi.waitFor(() => expect(live.bot().knowledge.profile.name).toBe("Roaster"), patienceMs);
    expect(logger.info.mock.calls.map(([, message]) => message)).toContain("knowledge reloaded");
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

/** Small talk and the like is learnt already, as it is where people run the bot: a test's own texts are what is missing. */
const withShipped = (models: string): readonly string[] => [models, shippedVectors];

/** A guide's file that makes it a knowledge with another hash. */
const named = (name: string) => guide.replace("Barista", name);

/** Learning that ends when the test says so: one call after the other, each with its signal. */
function learningByHand() {
  const calls: (Pick<LearningOptions, "signal" | "onProgress"> & {
    readonly end: (learnt: Learnt) => void;
  })[] = [];
  const learn: Learn = (_, options) => new Promise((end) => void calls.push({ ...options, end }));
  const begun = (count: number) => vi.waitFor(() => expect(calls).toHaveLength(count), patienceMs);
  return { calls, learn, begun };
}

// Without the optional encoder there is nothing to learn.
describe.skipIf(findEncoder() === null)("a knowledge that nobody has learnt before", () => {
  it("answers by its words at once, is learnt aside, and then live with its meanings", async () => {
    const models = emptyFolder();
    const live = await openKnowledge(folderOf(), loggerOf(), { models: withShipped(models) });
    onTestFinished(() => live.close());
    expect(live.bot().vectorsMissing).toBeGreaterThan(0);
    const { reply } = live.bot().answer({ id: "1", text: "How is coffee roasted?" }, null);
    expect(reply).toMatchObject({ status: "answered", entry: "roasting" });
    await vi.waitFor(() => expect(live.bot().vectorsMissing).toBe(0), patienceMs);
    expect(readdirSync(models).sort()).toEqual(["parsed.bin", expect.stringMatching(/^vectors-/)]);
  });

  it("given it was learnt at an earlier start, then nothing is learnt again", async () => {
    const dir = folderOf();
    const models = emptyFolder();
    const { knowledge } = await loadKnowledge(dir);
    await learnAside(textsMeant(knowledge!), {
      models: withShipped(models),
      signal: new AbortController().signal,
    });
    const { calls, learn } = learningByHand();
    const live = await openKnowledge(dir, loggerOf(), { models: withShipped(models), learn });
    onTestFinished(() => live.close());
    expect(live.bot().vectorsMissing).toBe(0);
    expect(calls).toEqual([]);
  });
});

describe.skipIf(findEncoder() === null)("a small edit", () => {
  it("is live with its meanings at once, and no worker is asked for it", async () => {
    const dir = folderOf();
    const models = emptyFolder();
    const { knowledge } = await loadKnowledge(dir);
    await learnAside(textsMeant(knowledge!), {
      models: withShipped(models),
      signal: new AbortController().signal,
    });
    const { calls, learn } = learningByHand();
    const live = await openKnowledge(dir, loggerOf(), { models: withShipped(models), learn, events: false });
    onTestFinished(() => live.close());
    writeInto(dir, "faq/roasting.md", unheard()["faq/roasting.md"]);
    await live.reload();
    expect(live.bot().knowledge.hash).not.toBe(knowledge!.hash);
    expect(live.bot().vectorsMissing).toBe(0);
    expect(calls).toEqual([]);
  });
});

/** Knowledge whose meanings nobody has learnt before. */
const unheard = () => ({ "faq/roasting.md": roasting.replace("the drum", `the ${crypto.randomUUID()}`) });

describe("meanings are learnt in a worker, and words answer meanwhile", () => {
  it("hands over all that a bot lacks, keeps it for the next start, and says how far it is", async () => {
    const { knowledge } = await loadKnowledge(folderOf(unheard()));
    const models = emptyFolder();
    const shares: number[] = [];
    const learnt = await learnAside(textsMeant(knowledge!), {
      models: withShipped(models),
      signal: new AbortController().signal,
      onProgress: (share) => shares.push(share),
    });
    const cache = { get: () => learnt, put: vi.fn() };
    const bot = createBot(knowledge!, { cache, encoder: findEncoder(), vectors: "kept" });
    expect(bot.vectorsMissing).toBe(0);
    expect(cache.put).not.toHaveBeenCalled();
    expect(readdirSync(models)).toHaveLength(1);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    if (findEncoder() !== null) expect(shares.at(-1)).toBe(1);
  });

  it("given a folder that cannot be written, then nobody waits either", async () => {
    const dir = folderOf(unheard());
    const models = join(dir, "guide.yaml", "models");
    const { knowledge } = await loadKnowledge(dir);
    const signal = new AbortController().signal;
    const learnt = await learnAside(textsMeant(knowledge!), { models: withShipped(models), signal });
    expect(learnt.length).toBeGreaterThan(0);
  });

  it("an edit is live before its meanings are learnt, and of two quick ones the newest wins", async () => {
    const dir = folderOf();
    const { calls, learn, begun } = learningByHand();
    const live = await openKnowledge(dir, loggerOf(), { learn });
    onTestFinished(() => live.close());
    const before = calls.length;
    writeInto(dir, "faq/roasting.md", unheard()["faq/roasting.md"]);
    await begun(before + 1);
    expect(live.state()).toMatchObject({ live: live.state().disk, learning: 0 });
    calls.at(-1)!.onProgress!(0.42);
    expect(live.state().learning).toBe(0.42);
    writeInto(dir, "faq/roasting.md", unheard()["faq/roasting.md"]);
    await begun(before + 2);
    expect(calls.at(-2)!.signal.aborted).toBe(true);
    calls.at(-2)!.onProgress!(0.9);
    expect(live.state().learning).toBe(0);
    const words = live.bot();
    calls.at(-2)!.end(new Uint8Array());
    await new Promise(setImmediate);
    expect(live.bot()).toBe(words);
    calls.at(-1)!.end(new Uint8Array());
    await vi.waitFor(() => expect(live.state().learning).toBeNull());
    expect(live.bot()).not.toBe(words);
    expect(live.bot().knowledge).toBe(words.knowledge);
  });

  it("after closing nothing changes any more", async () => {
    const { calls, learn, begun } = learningByHand();
    const live = await openKnowledge(folderOf(unheard()), loggerOf(), { learn });
    await begun(1);
    const before = live.bot();
    live.close();
    expect(calls[0]!.signal.aborted).toBe(true);
    calls[0]!.end(new Uint8Array());
    await new Promise(setImmediate);
    expect(live.bot()).toBe(before);
  });

  it.each([
    ["throws", "throw new Error('out of memory')", "out of memory"],
    ["ends", "process.exit(3)", "the worker ended with 3 and had learnt nothing"],
  ])("given a worker that %s, then words answer on, and it is tried again", async (_, code, reason) => {
    const logger = loggerOf();
    const failing = new URL(`data:text/javascript,${encodeURIComponent(code)}`);
    let tries = 0;
    const learn: Learn = (texts, options) =>
      learnAside(texts, ++tries === 1 ? { ...options, script: failing } : options);
    const live = await openKnowledge(folderOf(unheard()), logger, {
      learn,
      pollMs: 100,
      models: withShipped(emptyFolder()),
    });
    onTestFinished(() => live.close());
    await vi.waitFor(() => expect(live.bot().vectorsMissing).toBe(0), patienceMs);
    expect(logger.error).toHaveBeenCalledOnce();
    const [fields, message] = logger.error.mock.lastCall!;
    expect(message).toBe("meanings not learnt: words alone answer");
    expect(fields.err.message).toBe(reason);
    expect(tries).toBe(2);
  });
});

describe("asked to reload", () => {
  it("reads the folder without any event, and says when it is live", async () => {
    const dir = folderOf();
    const live = await openKnowledge(dir, loggerOf(), { events: false, models: withShipped(emptyFolder()) });
    onTestFinished(() => live.close());
    writeInto(dir, "guide.yaml", named("Roaster"));
    const state = await live.reload();
    expect(live.bot().knowledge.profile.name).toBe("Roaster");
    expect(state).toMatchObject({ live: live.bot().knowledge.hash, disk: state.live, problems: [] });
  });

  it("names the errors of a broken folder, and answers on", async () => {
    const dir = folderOf();
    const live = await openKnowledge(dir, loggerOf(), { events: false, models: withShipped(emptyFolder()) });
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
    const live = await openKnowledge(dir, loggerOf(), { events: false, models: withShipped(emptyFolder()) });
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
    const learn: Learn = async () => new Uint8Array();
    const opening = openKnowledge(dir, loggerOf(), { learn, events: false });
    writeInto(dir, "guide.yaml", named("Roaster"));
    const live = await opening;
    onTestFinished(() => live.close());
    await vi.waitFor(() => expect(live.bot().knowledge.profile.name).toBe("Roaster"), patienceMs);
  });
});
