import { beforeEach, describe, expect, it, vi } from "vitest";
import { steadyStore } from "../../../adapters/store/steady/index.ts";
import { isAway } from "../../../src/away.ts";
import type { Logger, Store } from "../../../src/ports.ts";
import { createMemoryStore } from "../../support/memory-store.ts";
import { answerOf, NOW, person } from "../../support/records.ts";

/** A store whose database can be taken away: every call then fails, or never comes back. */
async function breakable() {
  const real = await createMemoryStore({ clock: { now: () => NOW } });
  const state: { mode: "up" | "down" | "hanging" } = { mode: "up" };
  const wrap = (target: object): object =>
    new Proxy(target, {
      get(from, name) {
        const value = Reflect.get(from, name);
        if (typeof value === "function")
          return (...args: unknown[]) => {
            if (name === "health" || name === "close" || state.mode === "up") return value(...args);
            if (state.mode === "down") return Promise.reject(new Error("database or disk is full"));
            return new Promise(() => undefined);
          };
        return typeof value === "object" && value !== null ? wrap(value) : value;
      },
    });
  return { real, state, store: wrap(real) as Store };
}

describe("a store whose database goes away", () => {
  let base: Awaited<ReturnType<typeof breakable>>;
  let store: Store;
  let lines: { level: string; message: string }[];
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
    lines = [];
    const log = (level: string) => (_: object, message: string) => void lines.push({ level, message });
    const logger = {
      debug: log("debug"),
      info: log("info"),
      warn: log("warn"),
      error: log("error"),
    } as Logger;
    base = await breakable();
    store = steadyStore(base.store, { engine: "sqlite", logger });
    return () => {
      vi.useRealTimers();
      return store.close();
    };
  });

  const frame = (data: unknown, conversation = "c1") => ({
    conversation,
    speakers: [person("ada")],
    data,
    expiresAtMs: NOW + 9,
  });

  it.each(["down", "hanging"] as const)(
    "given it is %s, then all that an answer needs goes on",
    async (mode) => {
      await store.settings.put("slack:T1", { private: true }, NOW);
      expect(await store.settings.get("slack:T1")).toEqual({ private: true });
      base.state.mode = mode;
      const patient = async <T>(work: Promise<T>): Promise<T> => {
        await vi.advanceTimersByTimeAsync(3_000);
        return work;
      };
      expect(await patient(store.events.claim("e1", NOW))).toEqual({ kind: "won", attempt: 1 });
      expect(store.health()).toMatchObject({ ready: false, detail: expect.stringContaining("sqlite") });
      expect(await store.events.claim("e1", NOW)).toEqual({ kind: "taken" });
      expect(await store.settings.get("slack:T1")).toEqual({ private: true });
      expect(await store.settings.get("slack:T2")).toBeNull();
      expect(await store.frames.get("c1", NOW)).toBeNull();
      await store.frames.put(frame({ topic: "pond" }));
      await store.answers.put(answerOf());
      await store.answers.addPost("answer-1", "p1");
      await store.events.finish("e1", NOW);
      expect(await store.events.claim("e1", NOW)).toEqual({ kind: "done" });
      expect(await store.frames.get("c1", NOW)).toEqual({ topic: "pond" });
      expect(await store.answers.byPost("p1")).toMatchObject({ id: "answer-1" });
      const vote = {
        answer: "answer-1",
        person: person("bob"),
        kind: "up",
        reason: null,
        atMs: NOW,
      } as const;
      expect(await store.votes.put(vote).catch(isAway)).toBe(true);
      expect(store.health().waitingWrites).toBe(4);
      expect(lines.filter(({ level }) => level === "error")).toHaveLength(1);

      base.state.mode = "up";
      await vi.advanceTimersByTimeAsync(2_000);
      expect(store.health()).toMatchObject({ ready: true, waitingWrites: 0, lostWrites: 0 });
      expect(lines.at(-1)).toEqual({ level: "info", message: "the store answers again" });
      expect(await base.real.frames.get("c1", NOW)).toEqual({ topic: "pond" });
      expect(await base.real.answers.byPost("p1")).toMatchObject({ id: "answer-1" });
      expect(await base.real.events.claim("e1", NOW)).toEqual({ kind: "done" });
    },
  );

  it("given it hangs, then only the first call waits, and those that follow do not queue up behind it", async () => {
    base.state.mode = "hanging";
    const first = store.frames.get("c1", NOW);
    await vi.advanceTimersByTimeAsync(3_000);
    await first;
    // No timer is moved from here on: these come back by themselves.
    for (let n = 0; n < 100; n++) expect(await store.frames.get(`c${n}`, NOW)).toBeNull();
  });

  it("given thousands of writes, then a thousand wait, the latest of each, and the rest is counted", async () => {
    base.state.mode = "down";
    for (let n = 0; n < 1_500; n++) await store.frames.put(frame(n, `c${n}`));
    for (let n = 0; n < 9; n++) await store.frames.put(frame(`later ${n}`, "c1499"));
    expect(store.health()).toMatchObject({ waitingWrites: 1_000, lostWrites: 500 });
    expect(await store.frames.get("c3", NOW)).toBeNull();
    base.state.mode = "up";
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await base.real.frames.get("c1499", NOW)).toBe("later 8");
    expect((await base.real.stats()).rows.frames).toBe(1_000);
  });

  it("given it stays away, then the log says so once a minute", async () => {
    base.state.mode = "down";
    for (let second = 0; second < 125; second++) {
      await store.frames.get("c1", NOW);
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(lines.filter(({ level }) => level === "error")).toHaveLength(3);
  });

  it("given nobody asks, then its absence is noticed all the same", async () => {
    base.state.mode = "down";
    await vi.advanceTimersByTimeAsync(10_000);
    expect(store.health().ready).toBe(false);
  });

  it("given a person is forgotten meanwhile, then nothing of theirs is written later", async () => {
    base.state.mode = "down";
    await store.answers.put(answerOf());
    await store.frames.put(frame(1));
    await expect(store.forget(person("ada"))).rejects.toThrow();
    base.state.mode = "up";
    await vi.advanceTimersByTimeAsync(2_000);
    expect((await base.real.stats()).rows).toMatchObject({ answers: 0, frames: 0 });
  });

  it("writes what waits before it closes", async () => {
    base.state.mode = "down";
    await store.answers.put(answerOf());
    base.state.mode = "up";
    const put = vi.spyOn(base.real.answers, "put");
    await store.close();
    expect(put).toHaveBeenCalledOnce();
  });
});
