import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { openKnowledge } from "../../../adapters/knowledge/live-knowledge.ts";
import { modelFolders } from "../../../adapters/knowledge/model-cache.ts";
import { parseSettings } from "../../../adapters/settings/index.ts";
import { openStore } from "../../../adapters/store/open.ts";
import { createGuide, type Guide } from "../../../src/guide.ts";
import type { Logger } from "../../../src/ports.ts";
import { folderOf } from "../../knowledge/folder-of.ts";
import { bareEnv } from "../../support/bare-env.ts";
import { commandsInOneProcess } from "../../support/commands.ts";

/** One thing that the knowledge has nothing about, in ten people's words. */
const inVain = [
  "Can I get a refund for a stale bag?",
  "how do I get a refund",
  "refund for a stale bag please",
  "do you give refunds?",
  "is there a refund if the bag is stale",
  "where do I ask for a refund",
  "I want a refund for my stale bag",
  "who pays the refund?",
  "what about refunds for stale bags",
  "refund?",
];

const answer = "A stale bag is refunded within thirty days. Bring the bag and the receipt to the counter.";

const logger: Logger = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() };
const clock = { now: () => Date.now() };

let work: string;
beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), "gap-"));
});
afterEach(() => {
  rmSync(work, { recursive: true, force: true });
});

/** A running bot on the knowledge in `dir`, as the server has it. */
async function runningGuide(dir: string): Promise<Guide> {
  const variables = { KNOWLEDGE_DIR: dir, DATA_DIR: join(work, "data") };
  const settings = parseSettings({ variables, fromFile: new Set(), file: ".env" });
  const live = await openKnowledge(dir, logger, { models: modelFolders(settings) });
  const { store, personOf } = await openStore(settings, clock);
  onTestFinished(async () => {
    live.close();
    await store.close();
  });
  return createGuide({
    bot: live.bot,
    store,
    clock,
    hashPerson: personOf,
    conversationTtlMs: 60_000,
    keepQuestions: true,
  });
}

let asked = 0;
const ask = (guide: Guide, text: string, user = "slack:T1:U1") =>
  guide.ask({
    id: `slack:T1:C1:${++asked}`,
    text,
    conversation: `slack:T1:C1:${asked}`,
    user,
    place: { platform: "slack", kind: "channel", workspace: "slack:T1", channel: "slack:T1:C1" },
  });

const command = commandsInOneProcess();
/** Runs a command as a keeper would. */
async function guideOn(dir: string, ...args: string[]) {
  const env = { ...bareEnv, KNOWLEDGE_DIR: dir, DATA_DIR: join(work, "data") };
  return command({ args, env, cwd: work });
}

const gaps = async (dir: string, ...args: string[]) => (await guideOn(dir, "gaps", ...args)).out;

async function knowledge(dir: string, ...args: string[]) {
  const { code, out, err } = await guideOn(dir, "knowledge", ...args);
  return { code, stdout: out, stderr: err, json: () => JSON.parse(out) };
}

describe("from a gap to an entry", () => {
  it("ten questions in vain → one gap → draft → try → accept → answered, without a restart", async () => {
    const dir = folderOf();
    const guide = await runningGuide(dir);
    for (const [index, question] of inVain.entries()) {
      expect((await ask(guide, question, `slack:T1:U${index}`)).status, question).not.toBe("answered");
    }
    expect((await ask(guide, "How is coffee roasted?")).entry).toBe("roasting");

    const found = JSON.parse(await gaps(dir, "--json"));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ count: 10, people: 10, platforms: ["slack"] });
    expect([found[0].question, ...found[0].also].toSorted()).toEqual(inVain.toSorted());
    expect(await gaps(dir)).toContain("asked 10 times by 10 people");

    const draft = (await knowledge(dir, "draft", found[0].id, "--id", "refunds", "--json")).json();
    expect(draft.file).toBe(join(dir, "drafts", "refunds.md"));
    const unwritten = await knowledge(dir, "try", draft.file);
    expect(unwritten).toMatchObject({ code: 1, stderr: expect.stringContaining("the answer is empty") });
    const text = readFileSync(draft.file, "utf8");
    writeFileSync(draft.file, `${text.replace("source:", "source: handbook").trim()}\n\n${answer}\n`);

    const labelled = join(work, "labelled.jsonl");
    writeFileSync(
      labelled,
      '{"id":"1","kind":"faq","q":"How is coffee roasted?","expect":"answer","must":["drum"]}\n',
    );
    const trial = await knowledge(dir, "try", draft.file, "--labelled", labelled, "--json");
    expect(trial.code).toBe(0);
    expect(trial.json()).toMatchObject({ id: "refunds", errors: [], taken: [], lost: [], worse: [] });
    expect(trial.json().won.length).toBeGreaterThanOrEqual(9);
    expect(existsSync(join(dir, "faq/refunds.md"))).toBe(false);

    const before = guide.bot().knowledge.hash;
    const accepted = (await knowledge(dir, "accept", draft.file, "--labelled", labelled, "--json")).json();
    expect(accepted).toMatchObject({ id: "refunds", file: join(dir, "faq/refunds.md") });
    expect(accepted.settled).toBeGreaterThanOrEqual(9);
    expect(existsSync(draft.file)).toBe(false);

    await vi.waitUntil(() => guide.bot().knowledge.hash !== before, { timeout: 10_000 });
    const reply = await ask(guide, "Can I get a refund for a stale bag?");
    expect(reply).toMatchObject({ status: "answered", entry: "refunds" });
    expect(reply.citations[0]?.source).toBe("The Coffee Handbook");
    expect(JSON.parse(await gaps(dir, "--json")).length).toBeLessThanOrEqual(1);

    const digest = await gaps(dir, "--digest");
    expect(digest).toContain("12 questions by 10 people");
  });
});

describe("what keepers are kept from", () => {
  const draftOf = (name: string, text: string) => {
    const file = join(work, name);
    writeFileSync(file, text);
    return file;
  };

  /** It takes a wording that roasting answers by likeness, and says something else. */
  const thief = `---
id: thief
question: Coffee roasted in a drum?
source: handbook
also: [coffee roasting, roasting coffee in the drum, how is roasting done]
---

Ask the machine.
`;

  it("a draft that turns a right answer wrong is not accepted, unless by force", async () => {
    const dir = folderOf();
    const file = draftOf("thief.md", thief);
    const labelled = join(work, "labelled.jsonl");
    writeFileSync(
      labelled,
      '{"id":"1","kind":"faq","q":"coffee roasting","expect":"answer","must":["heated"]}\n',
    );
    const args = [file, "--labelled", labelled];
    expect(await knowledge(dir, "try", ...args)).toMatchObject({
      code: 1,
      stdout: expect.stringContaining("Right before, wrong now: 1"),
    });
    expect((await knowledge(dir, "accept", ...args)).code).toBe(1);
    expect(existsSync(join(dir, "faq/thief.md"))).toBe(false);
    expect((await knowledge(dir, "accept", ...args, "--force")).code).toBe(0);
    expect(existsSync(join(dir, "faq/thief.md"))).toBe(true);
  });

  it("regress finds the labelled question that got worse between two versions", async () => {
    const [before, after] = [folderOf(), folderOf({ "faq/thief.md": thief })];
    const labelled = join(work, "labelled.jsonl");
    writeFileSync(
      labelled,
      '{"id":"1","kind":"faq","q":"coffee roasting","expect":"answer","must":["heated"]}\n',
    );
    const worse = await knowledge(before, "regress", before, after, "--labelled", labelled, "--json");
    expect(worse.code).toBe(1);
    expect(worse.json().changed).toMatchObject([{ question: "coffee roasting", gain: -1, labelled: "1" }]);
    expect((await knowledge(before, "regress", after, before, "--labelled", labelled)).code).toBe(0);
    expect((await knowledge(before, "regress", before, before, "--labelled", labelled)).stdout).toContain(
      "0 changed",
    );
  });

  it("regress takes a revision of git for a version", async () => {
    const dir = folderOf();
    const git = (...args: string[]) => execFileSync("git", ["-C", dir, ...args], { stdio: "pipe" });
    git("init", "-q");
    git("add", ".");
    git("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", "first");
    writeFileSync(join(dir, "faq/thief.md"), thief);
    const labelled = join(work, "labelled.jsonl");
    writeFileSync(
      labelled,
      '{"id":"1","kind":"faq","q":"coffee roasting","expect":"answer","must":["heated"]}\n',
    );
    const worse = await knowledge(dir, "regress", "HEAD", "--labelled", labelled);
    expect(worse).toMatchObject({ code: 1, stdout: expect.stringContaining("Worse: 1") });
    expect((await knowledge(dir, "regress", "--", "--output=x")).code).toBe(1);
    expect(existsSync(join(dir, "x"))).toBe(false);
  });

  it("names the draft's own file for what is wrong with it", async () => {
    const file = draftOf(
      "thief.md",
      thief.replace("handbook", "hearsay").replace("how is roasting done", "what happens in the drum"),
    );
    const { code, stderr } = await knowledge(folderOf(), "try", file);
    expect(code).toBe(1);
    expect(stderr).toContain(`${file}:4: unknown source "hearsay"`);
    expect(stderr).toContain(file);
    expect(stderr).not.toContain("faq/thief.md");
  });

  it.each([
    [["draft", "nothing"], 1, "no gap and no draft has this id"],
    [["draft", "--question", "A new one?", "--id", "../../etc"], 2, "An id is lower-case letters"],
    [["draft", "--question", "Чому?"], 1, "no name for a file; give one"],
    [["draft", "--question", " "], 2, "option '--question <text>' argument ' ' is invalid. It is empty"],
    [["try"], 2, "missing required argument 'draft'"],
    [["try", "nothing.md"], 1, "neither a file nor a draft"],
    [["regress", "nothing"], 1, "neither a folder nor a revision"],
    [["regress"], 2, "missing required argument 'before'"],
    [["try", "nothing.md", "--since", "ever"], 2, "Give 12h, 7d, 4w or a date"],
  ])("%j ends with %i and says why", async (args, status, words) => {
    const result = await knowledge(folderOf(), ...args);
    expect(result.code).toBe(status);
    expect(result.stderr).toContain(words);
    expect(result.stderr).not.toContain("    at ");
  });
});
