import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createStore, type StoreOptions } from "../../adapters/store/index.ts";
import type { Answer, Draft, Store } from "../../src/ports.ts";
import { answerOf, DAY, MINUTE, NOW, person, replyOf, tallyOf } from "../support/records.ts";

/** One engine: gives the address of an empty database, as often as it is asked. */
export interface Engine {
  readonly name: string;
  readonly emptyDatabase: () => Promise<Pick<StoreOptions, "url" | "path">>;
}

/** What every store must do, whatever its engine. */
export function storeContract({ name, emptyDatabase }: Engine): void {
  describe(`the store on ${name}`, () => {
    let address: Pick<StoreOptions, "url" | "path">;
    let store: Store;
    const opened: Store[] = [];

    const open = async (options: Partial<StoreOptions> = {}): Promise<Store> => {
      const one = await createStore({
        keepQuestionsDays: 30,
        privacyKey: "a key for tests only",
        encryptionKey: Buffer.alloc(32, 1),
        clock: { now: () => NOW },
        ...address,
        ...options,
      });
      opened.push(one);
      return one;
    };

    beforeEach(async () => {
      address = await emptyDatabase();
      store = await open();
    });

    afterEach(async () => {
      await Promise.all(opened.splice(0).map((each) => each.close()));
    });

    const stored = (about: Partial<Answer> = {}): Answer => ({
      ...answerOf(),
      posts: [],
      withdrawnAtMs: null,
      sharedAtMs: null,
      settledAtMs: null,
      ...about,
    });

    describe("opening", () => {
      it("keeps what was written when it is closed and opened again", async () => {
        await store.answers.put(answerOf());
        await store.close();
        await store.close();
        expect(await (await open()).answers.get("answer-1")).toEqual(stored());
      });

      it("migrates once when four open an empty database at the same moment", async () => {
        address = await emptyDatabase();
        const four = await Promise.all([open(), open(), open(), open()]);
        await four[0]!.leases.acquire({ name: "a", owner: "first", nowMs: NOW, ttlMs: MINUTE });
        for (const each of four) expect((await each.stats()).rows.leases).toBe(1);
      });

      it("stores text that a database might refuse", async () => {
        await store.settings.put("slack:T1", { text: "a\u0000b\ud800c 😀 'q' \\ ?" }, NOW);
        expect(await store.settings.get("slack:T1")).toEqual({ text: "a\u0000b\ud800c 😀 'q' \\ ?" });
        await store.answers.put(answerOf({ question: "a\u0000b\ud800? 😀" }));
        expect((await store.answers.get("answer-1"))?.question).toBe("a\uFFFDb\uFFFD? 😀");
      });

      it("counts its rows", async () => {
        await store.answers.put(answerOf());
        const stats = await store.stats();
        expect(stats).toMatchObject({ schemaVersion: 2, rows: { answers: 1, votes: 0, frames: 0 } });
        expect(stats.sizeBytes).toBeGreaterThan(0);
      });
    });

    describe("frames", () => {
      const frame = {
        conversation: "c1",
        speakers: [person("ada")],
        data: { topic: "pond" },
        expiresAtMs: NOW + MINUTE,
      };

      it("gives back the last one until its time is over", async () => {
        await store.frames.put({ ...frame, data: 1 });
        await store.frames.put(frame);
        expect(await store.frames.get("c1", NOW)).toEqual({ topic: "pond" });
        expect(await store.frames.get("c1", NOW + MINUTE)).toBeNull();
        expect(await store.frames.get("c2", NOW)).toBeNull();
      });

      it("lets go of one", async () => {
        await store.frames.put(frame);
        await store.frames.delete("c1");
        expect(await store.frames.get("c1", NOW)).toBeNull();
      });
    });

    describe("events", () => {
      it("has one winner when eleven claim one event from two processes' connections", async () => {
        const other = await open();
        const claims = await Promise.all(
          Array.from({ length: 11 }, (_, index) => (index % 2 ? store : other).events.claim("e1", NOW)),
        );
        expect(claims.filter(({ kind }) => kind === "won")).toHaveLength(1);
        expect(claims.filter(({ kind }) => kind === "taken")).toHaveLength(10);
      });

      it("is done once finished, whatever the time", async () => {
        await store.events.claim("e1", NOW);
        await store.events.finish("e1", NOW);
        expect(await store.events.claim("e1", NOW + 60 * MINUTE)).toEqual({ kind: "done" });
      });

      it("given a kill after the claim, then the retry wins once the lease is over", async () => {
        await store.events.claim("e1", NOW, { leaseMs: 1_000 });
        expect(await store.events.claim("e1", NOW + 999)).toEqual({ kind: "taken" });
        expect(await store.events.claim("e1", NOW + 1_000)).toEqual({ kind: "won", attempt: 2 });
        expect(await store.events.claim("e1", NOW + 1_000)).toEqual({ kind: "taken" });
      });

      it("is kept for longer by whoever holds it, and by nobody who lost it", async () => {
        await store.events.claim("e1", NOW, { leaseMs: 1_000 });
        expect(await store.events.extend("e1", 1, NOW + 2_000)).toBe(true);
        expect(await store.events.claim("e1", NOW + 1_999)).toEqual({ kind: "taken" });
        expect(await store.events.claim("e1", NOW + 2_000)).toEqual({ kind: "won", attempt: 2 });
        expect(await store.events.extend("e1", 1, NOW + 9_000)).toBe(false);
        await store.events.finish("e1", NOW);
        expect(await store.events.extend("e1", 2, NOW + 9_000)).toBe(false);
      });

      it("given a claim that was given back, then the retry wins at once", async () => {
        await store.events.claim("e1", NOW);
        await store.events.release("e1");
        expect(await store.events.claim("e1", NOW)).toEqual({ kind: "won", attempt: 2 });
      });

      it("given a clock that was a year ahead and is set right, then a claim of that time holds nobody up", async () => {
        const data = { text: "Which pond?" };
        await store.events.claim("slack:1", NOW + 365 * DAY, { data });
        expect(await store.events.abandoned("slack:", NOW)).toMatchObject([{ id: "slack:1" }]);
        expect(await store.events.claim("slack:1", NOW)).toEqual({ kind: "won", attempt: 2 });
        expect(await store.events.claim("slack:1", NOW + 1)).toEqual({ kind: "taken" });
      });

      it("given two replicas whose clocks are half a minute apart, then one event still has one winner", async () => {
        await store.events.claim("e1", NOW + 30_000);
        expect(await store.events.claim("e1", NOW)).toEqual({ kind: "taken" });
      });

      it("lists what was abandoned with its data, by platform, until it is finished", async () => {
        const data = { text: "Which pond?" };
        await store.events.claim("slack:1", NOW, { leaseMs: 1_000, data, person: person("ada") });
        await store.events.claim("discord:1", NOW, { leaseMs: 1_000, data });
        await store.events.claim("slack:2", NOW, { leaseMs: 1_000 });
        expect(await store.events.abandoned("slack:", NOW)).toEqual([]);
        expect(await store.events.abandoned("slack:", NOW + 1_000)).toEqual([
          { id: "slack:1", attempt: 1, data },
        ]);
        await store.events.finish("slack:1", NOW);
        expect(await store.events.abandoned("slack:", NOW + 1_000)).toEqual([]);
      });
    });

    describe("answers", () => {
      it("gives back all of it, by id, by message and by post", async () => {
        await store.answers.put(answerOf());
        await store.answers.addPost("answer-1", "C1/2.0");
        await store.answers.addPost("answer-1", "C1/2.0");
        const expected = stored({ posts: ["C1/2.0"] });
        expect(await store.answers.get("answer-1")).toEqual(expected);
        expect(await store.answers.byMessage("slack:T1:C1:1.0")).toEqual(expected);
        expect(await store.answers.byPost("C1/2.0")).toEqual(expected);
        expect(await store.answers.byPost("C1/3.0")).toBeNull();
      });

      it("knows a place without a channel, and an answer without entry", async () => {
        const place = { platform: "web", kind: "direct", workspace: "web:local" } as const;
        const bare = { place, entry: null, row: null, topic: null, reply: null, status: "declined" } as const;
        const nearMiss = { id: "lakes", title: "Lakes", why: "Lakes are no ponds." };
        await store.answers.put(answerOf({ ...bare, nearMiss }));
        expect(await store.answers.get("answer-1")).toEqual(stored({ ...bare, nearMiss }));
      });

      it("given an edited question, then content is replaced, posts and marks stay, and it is open again", async () => {
        await store.answers.put(answerOf());
        await store.answers.addPost("answer-1", "C1/2.0");
        await store.answers.share("answer-1", NOW);
        await store.gaps.settle(["answer-1"], NOW);
        const edited = { question: "Which pond is the deepest?", reply: replyOf({ title: "Deepest pond" }) };
        await store.answers.put(answerOf(edited));
        expect(await store.answers.get("answer-1")).toEqual(
          stored({ ...edited, posts: ["C1/2.0"], sharedAtMs: NOW, settledAtMs: null }),
        );
      });

      it.each(["withdraw", "share"] as const)("lets the first one %s it", async (verb) => {
        await store.answers.put(answerOf());
        const other = await open();
        const first = await Promise.all(
          [store, other, store].map((each) => each.answers[verb]("answer-1", NOW)),
        );
        expect(first.filter(Boolean)).toHaveLength(1);
        expect(await store.answers[verb]("answer-9", NOW)).toBe(false);
      });

      it("lists a conversation's and a person's, latest first", async () => {
        for (const [id, atMs] of [
          ["a", 1],
          ["b", 3],
          ["c", 2],
        ] as const) {
          await store.answers.put(answerOf({ id, message: id, atMs: NOW + atMs }));
        }
        await store.answers.put(answerOf({ id: "d", asker: person("bob"), conversation: "other" }));
        const ids = (answers: readonly Answer[]) => answers.map(({ id }) => id);
        expect(ids(await store.answers.inConversation("slack:T1:C1:1.0", 2))).toEqual(["b", "c"]);
        expect(ids(await store.answers.recent(person("ada"), 9))).toEqual(["b", "c", "a"]);
      });

      it("counts popular entries, without what was withdrawn or not answered", async () => {
        const ask = (id: string, about: Parameters<typeof answerOf>[0]) =>
          store.answers.put(answerOf({ id, ...about }));
        await ask("a", {});
        await ask("b", { asker: person("bob") });
        await ask("c", { entry: "lakes" });
        await ask("d", { entry: "lakes", status: "declined" });
        await ask("e", { entry: "seas", place: { platform: "web", kind: "direct", workspace: "web:local" } });
        await ask("f", { entry: "lakes" });
        await store.answers.withdraw("f", NOW);
        expect(await store.answers.popular({ sinceMs: NOW, limit: 9, workspace: "slack:T1" })).toEqual([
          { entry: "ponds", count: 2, people: 2 },
          { entry: "lakes", count: 1, people: 1 },
        ]);
        expect(await store.answers.popular({ sinceMs: NOW, limit: 9 })).toHaveLength(3);
        expect(await store.answers.popular({ sinceMs: NOW + 1, limit: 9 })).toEqual([]);
      });

      it("given a deleted question, then its words go, and the answers are given back to be withdrawn", async () => {
        await store.answers.put(answerOf());
        await store.answers.addPost("answer-1", "C1/2.0");
        const { conversation } = answerOf();
        await store.frames.put({ conversation, speakers: [person("ada")], data: 1, expiresAtMs: NOW + DAY });
        expect(await store.answers.erase("slack:T1:C1:1.0", NOW)).toEqual([stored({ posts: ["C1/2.0"] })]);
        expect(await store.answers.get("answer-1")).toEqual(
          stored({ posts: ["C1/2.0"], question: null, reply: null, withdrawnAtMs: NOW }),
        );
        expect(await store.frames.get(conversation, NOW)).toBeNull();
      });
    });

    describe("votes", () => {
      const vote = {
        answer: "answer-1",
        person: person("bob"),
        kind: "down",
        reason: "too short",
        atMs: NOW,
      } as const;

      it("has one vote a person and answer, which can be changed and taken back", async () => {
        await store.answers.put(answerOf());
        expect(await store.votes.put({ ...vote, kind: "up", reason: null })).toBe(true);
        await store.votes.put(vote);
        await store.votes.put({ ...vote, person: person("cyd"), kind: "wrong" });
        expect(await store.votes.get("answer-1", person("bob"))).toEqual(vote);
        expect(await tallyOf(store, "answer-1")).toEqual({ up: 0, down: 1, none: 0, wrong: 1 });
        await store.votes.delete("answer-1", person("bob"));
        expect(await store.votes.get("answer-1", person("bob"))).toBeNull();
      });

      it("is tied to the version that the person saw", async () => {
        await store.answers.put(answerOf());
        await store.votes.put(vote);
        await store.answers.put(answerOf({ entry: "lakes", row: null, knowledge: "new" }));
        const version = { entry: "ponds", row: "mill-pond", knowledge: "abcdef012345" };
        expect(await store.votes.since(NOW)).toEqual([{ ...vote, ...version }]);
        expect(await store.votes.since(NOW + 1)).toEqual([]);
      });

      it("refuses a vote on an answer that is not known", async () => {
        expect(await store.votes.put(vote)).toBe(false);
      });
    });

    describe("the question log and its gaps", () => {
      const ask = (id: string, about: Parameters<typeof answerOf>[0] = {}) =>
        store.answers.put(answerOf({ id, message: id, ...about }));

      beforeEach(async () => {
        await ask("good");
        await ask("declined", { status: "declined", atMs: NOW + 5 });
        await ask("asked-back", { status: "clarify", atMs: NOW + 4 });
        await ask("unsure", { confidence: 0.4, atMs: NOW + 3 });
        await ask("voted-down", { atMs: NOW + 2 });
        await ask("voted-up", { atMs: NOW + 1 });
        await ask("small-talk", { status: "chitchat" });
        await ask("wordless", { status: "declined", question: null });
        await store.votes.put({
          answer: "voted-down",
          person: person("bob"),
          kind: "none",
          reason: null,
          atMs: NOW,
        });
        await store.votes.put({
          answer: "voted-up",
          person: person("bob"),
          kind: "up",
          reason: null,
          atMs: NOW,
        });
      });

      const gaps = async (query = {}) =>
        (await store.gaps.list({ sinceMs: NOW, belowConfidence: 0.5, ...query })).map(({ id }) => id);

      it("lists what was declined, asked back, unsure or voted down, latest first", async () => {
        expect(await gaps()).toEqual(["declined", "asked-back", "unsure", "voted-down"]);
        expect(await gaps({ limit: 1 })).toEqual(["declined"]);
        expect(await gaps({ sinceMs: NOW + 4 })).toEqual(["declined", "asked-back"]);
        expect(await gaps({ workspace: "discord:1" })).toEqual([]);
      });

      it("leaves out what was settled", async () => {
        expect(await store.gaps.settle(["declined", "unsure", "unknown"], NOW)).toBe(2);
        expect(await store.gaps.settle(["declined"], NOW)).toBe(0);
        expect(await gaps()).toEqual(["asked-back", "voted-down"]);
      });

      it("logs every question with its votes, oldest first", async () => {
        const log = await store.answers.since(NOW);
        expect(log).toHaveLength(8);
        expect((await store.answers.since(NOW, 2)).map(({ id }) => id)).toEqual(["asked-back", "declined"]);
        expect(log.map(({ atMs }) => atMs)).toEqual(log.map(({ atMs }) => atMs).sort());
        expect(log.find(({ id }) => id === "voted-down")).toEqual({
          id: "voted-down",
          question: "Which pond is the largest?",
          status: "answered",
          entry: "ponds",
          topic: "water",
          confidence: 0.9,
          nearMiss: null,
          platform: "slack",
          workspace: "slack:T1",
          person: "ada",
          votes: { up: 0, down: 0, none: 1, wrong: 0 },
          atMs: NOW + 2,
        });
      });
    });

    describe("drafts", () => {
      const draft: Draft = {
        id: "d1",
        question: "Which pond freezes?",
        also: ["Do ponds freeze?"],
        answer: "",
        source: null,
        topics: ["water"],
        gap: ["answer-1"],
        author: person("kim"),
        workspace: "slack:T1",
        status: "open",
        atMs: NOW,
      };

      it("keeps, changes and lists them by status, latest first", async () => {
        await store.drafts.put(draft);
        await store.drafts.put({ ...draft, answer: "The mill pond." });
        await store.drafts.put({ ...draft, id: "d2", author: null, workspace: null, atMs: NOW + 1 });
        expect(await store.drafts.get("d1")).toEqual({ ...draft, answer: "The mill pond." });
        expect((await store.drafts.list()).map(({ id }) => id)).toEqual(["d2", "d1"]);
        expect(await store.drafts.list("accepted")).toEqual([]);
      });

      it("lets the first one settle a draft", async () => {
        await store.drafts.put(draft);
        expect(await store.drafts.settle("d1", "accepted", NOW)).toBe(true);
        expect(await store.drafts.settle("d1", "rejected", NOW)).toBe(false);
        expect((await store.drafts.list("accepted"))[0]?.status).toBe("accepted");
      });
    });

    describe("onboarding", () => {
      const record = {
        person: person("ada"),
        workspace: "slack:T1",
        track: "first-weeks",
        data: { step: "welcome" },
        version: 0,
        updatedAtMs: NOW,
      };

      it("takes the write of whoever read the latest version", async () => {
        const other = await open();
        const first = await Promise.all([store.onboarding.put(record), other.onboarding.put(record)]);
        expect(first.filter(Boolean)).toHaveLength(1);
        const read = await store.onboarding.get(person("ada"));
        expect(read).toEqual({ ...record, version: 1 });
        expect(await store.onboarding.put({ ...read!, data: { step: "two" } })).toBe(true);
        expect(await other.onboarding.put({ ...read!, data: { step: "three" } })).toBe(false);
        expect(await store.onboarding.get(person("ada"))).toMatchObject({
          data: { step: "two" },
          version: 2,
        });
      });

      it("lists by workspace", async () => {
        await store.onboarding.put(record);
        await store.onboarding.put({
          ...record,
          person: person("bob"),
          workspace: "slack:T2",
          updatedAtMs: NOW + 1,
        });
        expect((await store.onboarding.list()).map((each) => each.person)).toEqual(["bob", "ada"]);
        expect((await store.onboarding.list("slack:T1")).map((each) => each.person)).toEqual(["ada"]);
      });
    });

    describe("jobs", () => {
      const job = { id: "j1", kind: "reminder", dueAtMs: NOW, data: { step: 1 }, person: person("ada") };
      const claim = (from: Store, nowMs = NOW, limit = 10) =>
        from.jobs.claim({ kinds: ["reminder"], nowMs, leaseMs: 1_000, limit });

      it("takes an id once, also after it is done", async () => {
        expect(await store.jobs.schedule(job)).toBe(true);
        expect(await store.jobs.schedule({ ...job, dueAtMs: NOW + 1 })).toBe(false);
        const [held] = await claim(store);
        expect(held).toEqual({ ...job, attempt: 1 });
        expect(await store.jobs.finish(held!, NOW)).toBe(true);
        expect(await store.jobs.schedule(job)).toBe(false);
        expect(await store.jobs.pending({})).toEqual([]);
      });

      it("gives each of a hundred due jobs to one of two processes", async () => {
        for (let index = 0; index < 100; index++) await store.jobs.schedule({ ...job, id: `j${index}` });
        const other = await open();
        const claims = await Promise.all(
          Array.from({ length: 20 }, (_, turn) => claim(turn % 2 ? store : other)),
        );
        const ids = claims.flat().map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        const rest = await claim(store, NOW, 100);
        expect(new Set([...ids, ...rest.map(({ id }) => id)]).size).toBe(100);
      });

      it("gives out what is due, of the kinds asked for, earliest first", async () => {
        await store.jobs.schedule({ ...job, id: "late", dueAtMs: NOW + 2 });
        await store.jobs.schedule({ ...job, id: "second", dueAtMs: NOW });
        await store.jobs.schedule({ ...job, id: "first", dueAtMs: NOW - 1, person: null });
        await store.jobs.schedule({ ...job, id: "other", kind: "digest" });
        expect((await claim(store)).map(({ id }) => id)).toEqual(["first", "second"]);
        expect(await store.jobs.claim({ kinds: [], nowMs: NOW, leaseMs: 1, limit: 9 })).toEqual([]);
      });

      it("given a kill, then another takes over after the lease, and the dead one's finish does nothing", async () => {
        await store.jobs.schedule(job);
        const [lost] = await claim(store);
        expect(await claim(store, NOW + 999)).toEqual([]);
        const [taken] = await claim(store, NOW + 1_000);
        expect(taken).toMatchObject({ id: "j1", attempt: 2 });
        expect(await store.jobs.finish(lost!, NOW)).toBe(false);
        expect(await store.jobs.extend(lost!, NOW)).toBe(false);
        expect(await store.jobs.retry(lost!, NOW)).toBe(false);
        expect(await store.jobs.extend(taken!, NOW + 5_000)).toBe(true);
        expect(await claim(store, NOW + 4_999)).toEqual([]);
        expect(await store.jobs.finish(taken!, NOW)).toBe(true);
      });

      it("comes again later after a failure", async () => {
        await store.jobs.schedule(job);
        const [held] = await claim(store);
        await store.jobs.retry(held!, NOW + 10);
        expect(await claim(store, NOW + 9)).toEqual([]);
        expect(await claim(store, NOW + 10)).toMatchObject([{ id: "j1", attempt: 2 }]);
      });

      it("given a clock that was a year ahead and is set right, then jobs of that time are done at once", async () => {
        const wrong = NOW + 365 * DAY;
        await store.jobs.schedule(job);
        await store.jobs.schedule({ ...job, id: "j2" });
        const held = await claim(store, wrong);
        await store.jobs.retry(held[1]!, wrong + 60 * MINUTE);
        expect(await claim(store, NOW)).toMatchObject([
          { id: "j1", attempt: 2 },
          { id: "j2", attempt: 2 },
        ]);
      });

      it("rests for the whole of its pause, an hour included", async () => {
        await store.jobs.schedule(job);
        const [held] = await claim(store);
        await store.jobs.retry(held!, NOW + 60 * MINUTE);
        expect(await claim(store, NOW + 1)).toEqual([]);
        expect(await claim(store, NOW + 60 * MINUTE)).toMatchObject([{ id: "j1" }]);
      });

      it("is cancelled by id", async () => {
        for (const id of ["a", "b", "c"]) await store.jobs.schedule({ ...job, id });
        await store.jobs.schedule({ ...job, id: "d", kind: "digest" });
        expect(await store.jobs.cancel("a")).toBe(true);
        expect(await store.jobs.cancel("a")).toBe(false);
        expect((await store.jobs.pending({ kind: "reminder" })).map(({ id }) => id)).toEqual(["b", "c"]);
        expect((await store.jobs.pending({ person: person("ada") })).map(({ id }) => id).sort()).toEqual([
          "b",
          "c",
          "d",
        ]);
      });
    });

    describe("leases", () => {
      const lease = { name: "sweep", owner: "one", nowMs: NOW, ttlMs: 1_000 };

      it("has one holder at a time, who may renew and release", async () => {
        expect(await store.leases.acquire(lease)).toBe(true);
        expect(await store.leases.acquire({ ...lease, owner: "two" })).toBe(false);
        expect(await store.leases.acquire({ ...lease, nowMs: NOW + 500 })).toBe(true);
        expect(await store.leases.acquire({ ...lease, owner: "two", nowMs: NOW + 1_000 })).toBe(false);
        await store.leases.release("sweep", "two");
        await store.leases.release("sweep", "one");
        expect(await store.leases.acquire({ ...lease, owner: "two" })).toBe(true);
      });

      it("is nobody's where a clock that ran ahead took it, and is kept from a clock a little behind", async () => {
        await store.leases.acquire({ ...lease, nowMs: NOW + 30_000 });
        expect(await store.leases.acquire({ ...lease, owner: "two" })).toBe(false);
        await store.leases.acquire({ ...lease, nowMs: NOW + 365 * DAY });
        expect(await store.leases.acquire({ ...lease, owner: "two" })).toBe(true);
      });

      it("passes on when its time is over, to one of many", async () => {
        await store.leases.acquire(lease);
        const owners = Array.from({ length: 8 }, (_, index) => `owner-${index}`);
        const taken = await Promise.all(
          owners.map((owner) => store.leases.acquire({ ...lease, owner, nowMs: NOW + 1_000 })),
        );
        expect(taken.filter(Boolean)).toHaveLength(1);
      });
    });

    describe("settings", () => {
      it("keeps choices by scope, and lists those inside one", async () => {
        await store.settings.put("slack:T1", { private: false }, NOW);
        await store.settings.put("slack:T1", { private: true }, NOW);
        await store.settings.put("slack:T1:C1", { follow: true }, NOW);
        await store.settings.put("slack:T10", {}, NOW);
        expect(await store.settings.get("slack:T1")).toEqual({ private: true });
        expect((await store.settings.list("slack:T1")).map(({ scope }) => scope)).toEqual([
          "slack:T1",
          "slack:T1:C1",
        ]);
      });
    });

    describe("contacts and installations", () => {
      it("gives back what was sealed", async () => {
        await store.contacts.put({ person: person("ada"), data: { user: "U1" }, nowMs: NOW });
        await store.installations.put("slack:T1", { token: "xoxb-secret" }, NOW);
        expect(await store.contacts.get(person("ada"))).toEqual({ user: "U1" });
        expect(await store.contacts.get(person("bob"))).toBeNull();
        expect(await store.installations.get("slack:T1")).toEqual({ token: "xoxb-secret" });
        await store.contacts.delete(person("ada"));
        expect(await store.contacts.get(person("ada"))).toBeNull();
        expect(await store.installations.delete("slack:T1")).toBe(true);
        expect(await store.installations.delete("slack:T1")).toBe(false);
      });

      it("refuses installations without a key, and says why", async () => {
        const keyless = await open({ encryptionKey: undefined });
        expect(store.installations.refusal).toBeNull();
        expect(keyless.installations.refusal).toContain("ENCRYPTION_KEY");
        await expect(keyless.installations.put("slack:T1", {}, NOW)).rejects.toMatchObject({
          code: "no-key",
        });
        await expect(keyless.installations.get("slack:T1")).rejects.toMatchObject({ code: "no-key" });
      });

      it("says so when the key is another one", async () => {
        await store.installations.put("slack:T1", { token: "xoxb-secret" }, NOW);
        const other = await open({ encryptionKey: Buffer.alloc(32, 2) });
        await expect(other.installations.get("slack:T1")).rejects.toMatchObject({ code: "wrong-key" });
      });
    });

    describe("forget", () => {
      it("removes a person everywhere, says what went, and leaves the others", async () => {
        await fillFor("ada");
        await fillFor("bob");
        await store.onboarding.put({
          ...(await store.onboarding.get(person("bob")))!,
          data: { buddy: "ada" },
        });
        expect(await store.forget(person("ada"))).toEqual({
          drafts: 2,
          repeats: 0,
          posts: 1,
          answers: 1,
          votes: 1,
          frames: 1,
          events: 1,
          onboarding: 1,
          mentions: 1,
          contacts: 1,
          jobs: 1,
          settings: 1,
        });
        expect((await store.onboarding.get(person("bob")))?.data).toEqual({ buddy: "forgotten" });
        expect(await store.drafts.get("draft-ada")).toBeNull();
        expect(await store.drafts.get("draft-both-ada")).toMatchObject({
          question: "From keepers",
          also: [],
          gap: [],
        });
        expect(await store.drafts.get("draft-bob")).toMatchObject({ author: "bob" });
        const { rows } = await store.stats();
        expect(rows).toMatchObject({ answers: 1, votes: 1, frames: 1, onboarding: 1, contacts: 1, jobs: 1 });
        const nothingLeft = Object.values(await store.forget(person("ada")));
        expect(nothingLeft.every((count) => count === 0)).toBe(true);
      });

      const draftOf = (id: string, name: string): Draft => ({
        id,
        question: `A question by ${name}`,
        also: [],
        answer: "",
        source: null,
        topics: [],
        gap: [`answer-${name}`],
        author: person(name),
        workspace: null,
        status: "open",
        atMs: NOW,
      });

      async function fillFor(name: string): Promise<void> {
        const own = person(name);
        const question = `A question by ${name}`;
        await store.answers.put(
          answerOf({ id: `answer-${name}`, message: `m-${name}`, asker: own, question }),
        );
        await store.answers.addPost(`answer-${name}`, `post-${name}`);
        await store.votes.put({
          answer: `answer-${name}`,
          person: own,
          kind: "down",
          reason: "r",
          atMs: NOW,
        });
        await store.frames.put({
          conversation: `c-${name}`,
          speakers: [person("eve"), own],
          data: {},
          expiresAtMs: NOW + DAY,
        });
        await store.events.claim(`e-${name}`, NOW, { data: question, person: own });
        await store.onboarding.put({
          person: own,
          workspace: "slack:T1",
          track: "t",
          data: {},
          version: 0,
          updatedAtMs: NOW,
        });
        await store.contacts.put({ person: own, data: "U1", nowMs: NOW });
        await store.jobs.schedule({ id: `j-${name}`, kind: "reminder", dueAtMs: NOW, data: 1, person: own });
        await store.settings.put(`person:${name}`, { keep: false }, NOW);
        await store.drafts.put(draftOf(`draft-${name}`, name));
        await store.drafts.put({
          ...draftOf(`draft-both-${name}`, name),
          question: "From keepers",
          also: [question],
          author: null,
        });
      }
    });

    describe("sweep", () => {
      it("takes the words after KEEP_QUESTIONS_DAYS, and what leads back to the message", async () => {
        await store.answers.put(answerOf({ nearMiss: { id: "a", title: "b", why: "c" } }));
        await store.answers.addPost("answer-1", "C1/2.0");
        await store.votes.put({
          answer: "answer-1",
          person: person("bob"),
          kind: "down",
          reason: "r",
          atMs: NOW,
        });
        await store.drafts.put({
          id: "d1",
          question: "q",
          also: [],
          answer: "",
          source: null,
          topics: [],
          gap: [],
          author: null,
          workspace: null,
          status: "open",
          atMs: NOW,
        });
        expect(await store.sweep(NOW + 30 * DAY - 1)).toMatchObject({ questions: 0, reasons: 0, drafts: 0 });
        expect(await store.sweep(NOW + 30 * DAY)).toMatchObject({
          questions: 1,
          reasons: 1,
          drafts: 1,
          posts: 1,
        });
        expect(await store.sweep(NOW + 30 * DAY)).toMatchObject({ questions: 0 });
        const place = { platform: "slack", kind: "channel", workspace: "slack:T1" } as const;
        expect(await store.answers.get("answer-1")).toEqual(
          stored({ question: null, reply: null, nearMiss: null, message: "", conversation: "", place }),
        );
        expect(await store.sweep(NOW + 400 * DAY)).toMatchObject({ answers: 1, votes: 1 });
      });

      it("lets events go after a day, frames with their time, leases a day after it", async () => {
        await store.events.claim("e1", NOW);
        await store.frames.put({
          conversation: "c1",
          speakers: [person("ada")],
          data: 1,
          expiresAtMs: NOW + MINUTE,
        });
        await store.leases.acquire({ name: "l", owner: "o", nowMs: NOW, ttlMs: 0 });
        expect(await store.sweep(NOW + MINUTE)).toMatchObject({ events: 0, frames: 1, leases: 0 });
        expect(await store.sweep(NOW + DAY)).toMatchObject({ events: 1, frames: 0, leases: 1 });
        expect(await store.events.claim("e1", NOW + DAY)).toEqual({ kind: "won", attempt: 1 });
      });

      it("given KEEP_QUESTIONS_DAYS=0, then no words are stored in the first place", async () => {
        const wordless = await open({ keepQuestionsDays: 0 });
        await wordless.answers.put(answerOf());
        await wordless.votes.put({
          answer: "answer-1",
          person: person("bob"),
          kind: "down",
          reason: "r",
          atMs: NOW,
        });
        await wordless.events.claim("e1", NOW, { leaseMs: 0, data: "words" });
        expect(await store.answers.get("answer-1")).toEqual(stored({ question: null, reply: null }));
        expect((await store.votes.get("answer-1", person("bob")))?.reason).toBeNull();
        expect(await store.events.abandoned("e", NOW)).toEqual([]);
      });
    });

    describe("backup", () => {
      it("is a SQLite file that opens as a store with everything in it", async () => {
        const folder = mkdtempSync(join(tmpdir(), "backup-"));
        const file = join(folder, "copy.db");
        try {
          for (let index = 0; index < 1_200; index++) {
            await store.events.claim(`e${index}`, NOW);
          }
          await store.answers.put(answerOf());
          await store.installations.put("slack:T1", { token: "xoxb-secret" }, NOW);
          await store.backup(file);
          await store.backup(file);
          const copy = await open({ url: undefined, path: file });
          expect((await copy.stats()).rows).toEqual((await store.stats()).rows);
          expect(await copy.answers.get("answer-1")).toEqual(stored());
          expect(await copy.installations.get("slack:T1")).toEqual({ token: "xoxb-secret" });
        } finally {
          rmSync(folder, { recursive: true, force: true });
        }
      });
    });
  });
}
