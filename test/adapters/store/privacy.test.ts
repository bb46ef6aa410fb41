import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { restoreFromFile } from "../../../adapters/store/backup.ts";
import { createStore, openDatabase, type StoreOptions } from "../../../adapters/store/index.ts";
import { createPseudonyms } from "../../../adapters/store/pseudonyms.ts";
import type { Bot } from "../../../src/bot.ts";
import type { Guide } from "../../../src/guide.ts";
import type { Store } from "../../../src/ports.ts";
import { describeForgotten } from "../../../src/privacy/forgotten.ts";
import { keptText } from "../../../src/privacy/kept-text.ts";
import { createPersonHasher } from "../../../src/privacy/person.ts";
import type { Message } from "../../../src/reply/index.ts";
import { answeringBy } from "../../support/answering.ts";
import { bareEnv } from "../../support/bare-env.ts";
import { commandsInOneProcess } from "../../support/commands.ts";
import { testGuide } from "../../support/guide.ts";
import { postgresMissing, startPostgres } from "../../support/postgres.ts";
import { NOW, person, replyOf, tallyOf } from "../../support/records.ts";

const KEY = "a key for tests only";
const base = { keepQuestionsDays: 30, privacyKey: KEY, clock: { now: () => NOW } };
let folder: string;
let path: string;
const opened: Store[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "privacy-"));
  path = join(folder, "bot.db");
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((store) => store.close()));
  rmSync(folder, { recursive: true, force: true });
});

const command = commandsInOneProcess();
/** Runs "npm run store" with this key. */
const withKey = (PRIVACY_KEY: string, ...args: string[]) => {
  const env = { ...bareEnv, DATA_DIR: folder, PRIVACY_KEY };
  return command({ args: ["store", ...args], env, cwd: folder });
};

async function open(about: Partial<StoreOptions> = {}): Promise<Store> {
  const store = await createStore({
    path,
    keepQuestionsDays: 30,
    privacyKey: KEY,
    clock: { now: () => NOW },
    ...about,
  });
  opened.push(store);
  return store;
}

/** Every byte of the database and its journals. */
const onDisk = () =>
  readdirSync(folder)
    .filter((name) => name.startsWith("bot.db"))
    .map((name) => readFileSync(join(folder, name), "latin1"))
    .join("\n");

/** A bot that repeats everything that it was told, in every place where a reply can hold words. */
const parrot: Bot = {
  answer(said: { id: string; text: string }, frame: { turns: { question: string }[] } | null) {
    const before = frame?.turns.at(-1)?.question ?? null;
    const reply = replyOf({ id: said.id, status: "declined" });
    const explanation = { ...reply.explanation, resolved: before && `the question “${before}”` };
    const turn = {
      message: said.id,
      question: said.text,
      status: "declined",
      entry: null,
      table: null,
      choices: [],
      others: [],
      said: "",
    };
    return { reply: { ...reply, explanation }, frame: { turns: [...(frame?.turns ?? []), turn].slice(-5) } };
  },
  answering: (...told: Parameters<Bot["answer"]>) => answeringBy(parrot.answer)(...told),
  knowledge: { tracks: [] },
} as unknown as Bot;

const guideOn = (store: Store, keepQuestions = true): Guide =>
  testGuide({
    bot: () => parrot,
    store,
    clock: { now: () => NOW },
    hashPerson: createPersonHasher(KEY),
    keepQuestions,
  });

const said = (text: string, user = "U0ADA", thread = "1700.0001"): Message => ({
  id: `slack:T0TEAM:C0ROOM:${text.length}.0001`,
  text,
  conversation: `slack:T0TEAM:C0ROOM:${thread}`,
  user: `slack:T0TEAM:${user}`,
  place: { platform: "slack", kind: "thread", workspace: "slack:T0TEAM", channel: "slack:T0TEAM:C0ROOM" },
});

describe("what is kept of words", () => {
  it.each([
    ["write to zorbu@xyzzy.example please", "xyzzy"],
    ["see https://secret.example/token=abc", "secret.example"],
    ["<@U0ADA> said so", "U0ADA"],
    ["my token is xoxb-1234567890-abcdefghij", "1234567890"],
    ["use ghp_16C7e42F292c6912E7710c838347Ae178B4a", "16C7e42F"],
    ["key sk-proj-abcdefghijklmnop1234", "abcdefghijklmnop"],
    ["jwt eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abcdef", "eyJ"],
    ["hash 9f86d081884c7d659a2feaa0c55ad015", "9f86d081"],
    ["call +49 170 1234567 or 555-867-5309", "867"],
    ["card 4111 1111 1111 1111", "1111"],
  ])("given %j, then nothing of it is left", (text, secret) => {
    expect(keptText(text)).not.toContain(secret);
    expect(keptText(keptText(text))).toBe(keptText(text));
  });

  it.each([
    "Which industries employ between 10% and 18% of ML engineers?",
    "What do seniors earn, 150000-200000 or 200,000?",
    "Is state-of-the-art-deep-reinforcement-learning needed in 2024?",
    "how does GPT-4o differ from word2vec, ResNet-152 and k-nearest-neighbours",
  ])("given %j, then all of it stays", (text) => {
    expect(keptText(text)).toBe(text);
  });
});

describe("platform ids", () => {
  it("stand in no byte of the database, whichever door they came through", async () => {
    const store = await open({ encryptionKey: Buffer.alloc(32, 1) });
    const guide = guideOn(store);
    const message = said("Which pond?");
    await store.events.claim(message.id, NOW, { data: { channel: "C0ROOM", text: "x" } });
    const reply = await guide.ask(message);
    await store.answers.addPost(reply.id, "slack:T0TEAM:C0ROOM:1700.0009");
    await store.settings.put("slack:T0TEAM:C0ROOM", { post: "C0ROOM" }, NOW);
    await store.installations.put("slack:T0TEAM", { team: "T0TEAM" }, NOW);
    await store.leases.acquire({ name: "digest slack:T0TEAM", owner: "o", nowMs: NOW, ttlMs: 9 });
    await store.contacts.put({ person: person("a"), data: { user: "U0ADA" }, nowMs: NOW });
    const data = { workspace: "slack:T0TEAM" };
    await store.jobs.schedule({ id: "digest slack:T0TEAM", kind: "d", dueAtMs: NOW, data, person: null });
    const record = { track: "t", data: {}, version: 0, updatedAtMs: NOW };
    await store.onboarding.put({ person: person("a"), workspace: "slack:T0TEAM", ...record });
    for (const id of ["T0TEAM", "C0ROOM", "U0ADA", "1700.000"]) expect(onDisk()).not.toContain(id);
    expect(await store.answers.byPost("slack:T0TEAM:C0ROOM:1700.0009")).toMatchObject({
      message: message.id,
      conversation: message.conversation,
      place: message.place,
    });
    expect(await store.installations.get("slack:T0TEAM")).toEqual({ team: "T0TEAM" });
  });

  it("have one pseudonym each, another for each kind, and none that opens with another key", () => {
    const [ours, theirs] = [createPseudonyms(KEY), createPseudonyms("another key of a team")];
    const covered = ours.cover("post", "slack:T1:C1:1.0");
    expect(ours.cover("post", "slack:T1:C1:1.0")).toBe(covered);
    expect(ours.cover("message", "slack:T1:C1:1.0")).not.toBe(covered);
    expect(theirs.cover("post", "slack:T1:C1:1.0")).not.toBe(covered);
    expect(ours.uncover("post", covered)).toBe("slack:T1:C1:1.0");
    expect(() => theirs.uncover("post", covered)).toThrow("PRIVACY_KEY");
    expect(() => ours.uncover("message", covered)).toThrow("PRIVACY_KEY");
  });
});

describe("KEEP_QUESTIONS_DAYS=0", () => {
  it("given questions, votes and events, then no word of them is on disk, and follow-ups are understood", async () => {
    const store = await open({ keepQuestionsDays: 0 });
    const guide = guideOn(store, false);
    const first = await guide.ask(said("my salary is 98765 says Frobozz"));
    await store.events.claim("e", NOW, { data: { text: "Frobozz" } });
    await guide.vote(first.id, "slack:T0TEAM:U0BOB", "down", "Frobozz is wrong");
    const second = await guide.ask(said("and for juniors, Frobozz?"));
    expect(second.explanation.resolved).toContain("98765");
    expect(onDisk()).not.toMatch(/Frobozz|98765/);
    await guide.forget("slack:T0TEAM:U0ADA");
    expect((await guide.ask(said("and for seniors?"))).explanation.resolved).toBeNull();
  });
});

describe("forgetting", () => {
  it("takes a person's words out of shared conversations, other people's replies, and the bytes of the file", async () => {
    const store = await open();
    const guide = guideOn(store);
    await guide.ask(said("my salary is 98765 says Plugh Frobozz"));
    const follow = await guide.ask(said("and in Grelbania?", "U0BOB"));
    await guide.vote(follow.id, "slack:T0TEAM:U0ADA", "down", "Vogon poetry");
    expect(onDisk()).toMatch(/Frobozz/);
    const removed = await guide.forget("slack:T0TEAM:U0ADA");
    expect(removed).toMatchObject({ answers: 1, frames: 1, repeats: 1, votes: 1 });
    expect(onDisk()).not.toMatch(/Frobozz|98765|Vogon/);
    expect(onDisk()).not.toContain(guide.hashPerson("slack:T0TEAM:U0ADA"));
    expect(await store.answers.get(follow.id)).toMatchObject({ question: "and in Grelbania?", reply: null });
  });

  it("says in words what went, and that nobody of that id is known", () => {
    expect(describeForgotten({ answers: 2, votes: 1, frames: 0 }, "slack:T1:U2")).toBe(
      "Removed of slack:T1:U2: 2 questions with their answers and 1 vote.",
    );
    expect(describeForgotten({ answers: 1 }, "discord:1")).toBe(
      "Removed of discord:1: 1 question with its answer.",
    );
    expect(describeForgotten({ answers: 0 }, "discord:1")).toContain("Nobody is known as discord:1");
  });

  it("leaves no byte after the time is over, too", async () => {
    const store = await open();
    await guideOn(store).ask(said("my manager is Frobozz"));
    await store.sweep(NOW + 31 * 86_400_000);
    expect(onDisk()).not.toContain("Frobozz");
  });
});

describe("the key", () => {
  it("is missed at once when it is another one, and can be taken where the old one is lost", async () => {
    const store = await open();
    await guideOn(store).ask(said("Which pond?"));
    await store.close();
    await expect(open({ privacyKey: "quite another key" })).rejects.toMatchObject({ code: "wrong-key" });
    const refused = await withKey("quite another key", "forget", "slack:T0TEAM:U0ADA");
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining("another PRIVACY_KEY") });
    expect((await withKey("quite another key", "adopt-key")).out).toContain("People count as new");
    const after = await open({ privacyKey: "quite another key" });
    expect(await after.answers.since(0)).toMatchObject([{ workspace: "lost", question: "Which pond?" }]);
  });

  it("is asked of a backup before anything is removed", async () => {
    const store = await open();
    await guideOn(store).ask(said("Which pond?"));
    await store.backup(join(folder, "copy.db"));
    await store.close();
    rmSync(path);
    const refused = await withKey("quite another key", "restore", join(folder, "copy.db"));
    expect(refused).toMatchObject({
      code: 1,
      err: expect.stringContaining("written with another PRIVACY_KEY"),
    });
  });
});

describe("restore", () => {
  it.each([
    ["garbage", (file: string) => writeFileSync(file, Buffer.alloc(8192, "garbage"))],
    ["a damaged page", damagePages],
  ])("given %s in place of the database, sets it aside and fills a new one", async (_, damage) => {
    const store = await open();
    const guide = guideOn(store);
    for (let n = 0; n < 300; n++)
      await guide.ask({ ...said(`pond ${n}`), id: `slack:T1:C1:${n}`, conversation: `c${n}` });
    await store.backup(join(folder, "copy.db"));
    await store.close();
    damage(path);
    const done = await withKey(KEY, "restore", join(folder, "copy.db"), "--json");
    expect(done.err).toBe("");
    expect(JSON.parse(done.out)).toMatchObject({
      answers: 300,
      "damaged file set aside as": expect.stringContaining("bot.db.broken-"),
    });
    expect((await (await open()).stats()).rows.answers).toBe(300);
  });

  it("refuses while a bot has the database open", async () => {
    const store = await open();
    await store.backup(join(folder, "copy.db"));
    const done = await withKey(KEY, "restore", join(folder, "copy.db"), "--replace");
    expect(done).toMatchObject({ code: 1, err: expect.stringContaining("stop it, then restore") });
  });
});

/** Overwrites pages in the middle, so that the file still opens. */
function damagePages(file: string): void {
  const bytes = readFileSync(file);
  bytes.fill(0xab, 4096 * 20, 4096 * 40);
  writeFileSync(file, bytes);
}

describe("a database of version 1", () => {
  const script = readFileSync(join(import.meta.dirname, "../../fixtures/store/version-1.sql"), "utf8");

  async function isWhole(store: Store): Promise<void> {
    expect(await store.answers.byMessage("slack:T0TEAM:C0ROOM:1700.0001")).toMatchObject({
      id: "a1",
      conversation: "slack:T0TEAM:C0ROOM:1700.0001",
      posts: ["slack:T0TEAM:C0ROOM:1700.0002"],
      place: { workspace: "slack:T0TEAM", channel: "slack:T0TEAM:C0ROOM" },
      question: "Which pond?",
    });
    expect(await store.settings.get("slack:T0TEAM")).toEqual({ private: true });
    expect(await store.settings.get("person:ada")).toEqual({ keep: true });
    expect(await store.jobs.pending({})).toMatchObject([
      { id: "digest slack:T0TEAM 2026-W48", data: { workspace: "slack:T0TEAM" } },
    ]);
    expect(await store.onboarding.list("slack:T0TEAM")).toHaveLength(1);
    expect(await store.drafts.list()).toMatchObject([{ workspace: "slack:T0TEAM" }]);
    // It is there, and sealed with a key of its own.
    await expect(store.installations.get("slack:T0TEAM")).rejects.toMatchObject({ code: "wrong-key" });
    expect(await store.events.claim("slack:T0TEAM:done", NOW)).toEqual({ kind: "done" });
    expect(await tallyOf(store, "a1")).toMatchObject({ down: 1 });
  }

  it("on SQLite is brought to the present form with its data, and keeps no id in plain", async () => {
    const old = new DatabaseSync(path);
    old.exec(script);
    old.close();
    const store = await open({ encryptionKey: Buffer.alloc(32, 1) });
    expect(onDisk()).not.toMatch(/T0TEAM|C0ROOM|Frobozz frame/);
    await isWhole(store);
  });

  it("as a backup is restored to the present form, and stays as it is itself", async () => {
    const backup = join(folder, "old.db");
    const old = new DatabaseSync(backup);
    old.exec(script);
    old.close();
    const before = readFileSync(backup);
    const names = createPseudonyms(KEY);
    const target = { open: () => openDatabase({ path, ...base }), path };
    const { rows } = await restoreFromFile(target, backup, { replace: false, nowMs: NOW, names });
    expect(rows).toMatchObject({ answers: 1, settings: 2 });
    expect(readFileSync(backup).equals(before)).toBe(true);
    await isWhole(await open({ encryptionKey: Buffer.alloc(32, 1) }));
  });

  const missing = postgresMissing();
  it.skipIf(missing !== null)(`on PostgreSQL as well${missing ? ` (skipped: ${missing})` : ""}`, async () => {
    const server = await startPostgres();
    try {
      const url = await server.createDatabase();
      const client = new pg.Client(url);
      await client.connect();
      await client.query(script);
      await client.end();
      const store = await createStore({ ...base, url, encryptionKey: Buffer.alloc(32, 1) });
      await isWhole(store);
      await store.close();
    } finally {
      await server.stop();
    }
  });
});
