import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { digestCalendar, digestJob, makeDigest } from "../../adapters/jobs/digest.ts";
import { createScheduler } from "../../adapters/jobs/scheduler.ts";
import type { Store } from "../../src/ports.ts";
import { type Block, plainText } from "../../src/reply/index.ts";
import { createMemoryStore } from "../support/memory-store.ts";
import { answerOf, DAY, NOW, person } from "../support/records.ts";

const MONDAY = Date.UTC(2026, 10, 23);
const context = () => ({
  knowledge: { profile: { topics: [{ id: "water", label: "Water" }] }, entries: [], tables: [] },
});

let store: Store;
beforeEach(async () => {
  store = await createMemoryStore({ clock: { now: () => NOW } });
});
afterEach(() => store.close());

const ask = (id: string, about: Parameters<typeof answerOf>[0]) =>
  store.answers.put(answerOf({ id, message: id, ...about }));

it("is posted once for the week, on Monday, whatever the number of replicas", async () => {
  await ask("a", { atMs: MONDAY });
  await ask("b", { atMs: MONDAY + 6 * DAY, status: "declined", entry: null, question: "Do ponds freeze?" });
  await ask("before", { atMs: MONDAY - DAY });
  await ask("elsewhere", {
    atMs: MONDAY,
    place: { platform: "slack", kind: "direct", workspace: "slack:T2" },
  });
  const posted: string[] = [];
  const adapter = {
    digest: {
      workspaces: async () => ["slack:T1"],
      post: async (workspace: string, document: readonly Block[]) =>
        void posted.push(`${workspace}: ${plainText(document)}`),
    },
  };
  let nowMs = MONDAY + 3 * DAY;
  const logger = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  const replicas = ["one", "two"].map((owner) =>
    createScheduler({
      store,
      clock: { now: () => nowMs },
      logger,
      owner,
      kinds: [digestJob({ store, context, belowConfidence: 0.5 }, [adapter, {}])],
      calendars: [digestCalendar([adapter, {}])],
      chores: [],
    }),
  );
  for (; nowMs < MONDAY + 8 * DAY; nowMs += DAY / 3) await Promise.all(replicas.map((each) => each.tick()));
  expect(posted).toEqual([
    [
      "slack:T1: Questions from 23 November 2026 to 29 November 2026",
      "2 questions by 1 person, 1 more than in the period before. 50 % answered, 0 % asked back, 50 % declined.",
      "Asked about most",
      "- Water: 2",
      "Gaps: asked, but not well answered",
      "- “Do ponds freeze?” (1 time, 1 person)",
    ].join("\n\n"),
  ]);
  expect(logger.error).not.toHaveBeenCalled();
});

it("takes all workspaces together where none is named", async () => {
  await ask("a", { atMs: MONDAY });
  await ask("b", {
    atMs: MONDAY,
    asker: person("bob"),
    place: { platform: "web", kind: "direct", workspace: "web:local" },
  });
  const source = { store, context, belowConfidence: 0.5 };
  const text = plainText(await makeDigest(source, { fromMs: MONDAY, toMs: MONDAY + 7 * DAY }));
  expect(text).toContain("2 questions by 2 people");
});

it("is not posted to a workspace that turned it off", async () => {
  const post = vi.fn();
  const job = digestJob({ store, context, belowConfidence: 0.5 }, [
    { digest: { workspaces: async () => [], post } },
  ]);
  const data = { workspace: "slack:T1", fromMs: MONDAY, toMs: MONDAY + 7 * DAY };
  await job.run({ id: "d", kind: "digest", dueAtMs: NOW, data, person: null, attempt: 1 });
  expect(post).not.toHaveBeenCalled();
});
