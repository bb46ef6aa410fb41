/** Tries changed texts in a thread of its own: `Wish` in, `Tried` out. What was there before is learnt once. */
import { parentPort, workerData } from "node:worker_threads";
import { type Bot, createBot } from "../../../src/bot.ts";
import { type ReplyOutcome, rememberedOutcomes, tryChange } from "../../../src/insight/index.ts";
import { createReadMemo, type Knowledge, loadKnowledge } from "../../../src/knowledge/index.ts";
import { findEncoder } from "../../encoder/index.ts";
import { createModelCache } from "../../knowledge/index.ts";
import type { Tried, Wish } from "./trials.ts";

const { dir, models } = workerData as { readonly dir: string; readonly models: readonly string[] };
const cache = createModelCache(...models);
// What is tried is not worth keeping.
const readOnly = { get: cache.get, put() {} };
const memo = createReadMemo(readOnly);

let before: { readonly hash: string; readonly ask: (question: string) => ReplyOutcome } | null = null;
const mostOthers = 400;
/** Texts whose meanings are learnt for a trial; more are left to the bot that answers. */
const mostLearnt = 200;
const encoder = findEncoder();

/** A bot with the vectors there are, and those of what is tried. */
function triedBot(knowledge: Knowledge): Bot {
  const bot = createBot(knowledge, { cache: readOnly, encoder, vectors: "kept" });
  return bot.vectorsMissing > 0 && bot.vectorsMissing <= mostLearnt
    ? createBot(knowledge, { cache: readOnly, encoder, vectors: "all" })
    : bot;
}

parentPort?.on("message", async (wish: Wish) => {
  parentPort?.postMessage(await tried(wish));
});

async function tried({ path, changes, questions, asked }: Wish): Promise<Tried> {
  const { knowledge, problems } = await loadKnowledge(dir, { changes, memo });
  const own = problems.filter(({ file }) => file === path);
  const others = problems.filter(({ file, severity }) => file !== path && severity === "error");
  if (knowledge === null) return { problems: own, elsewhere: others.length, trial: null, asked: [] };
  const now = await loadKnowledge(dir, { memo });
  if (now.knowledge !== null && now.knowledge.hash !== before?.hash)
    before = {
      hash: now.knowledge.hash,
      ask: rememberedOutcomes(triedBot(now.knowledge)),
    };
  const after = rememberedOutcomes(triedBot(knowledge));
  const item = [...knowledge.entries, ...knowledge.tables].find(({ origin }) => origin.file === path);
  if (item === undefined || before === null)
    return { problems: own, elsewhere: others.length, trial: null, asked: [] };
  const rest = [...(now.knowledge?.entries ?? []), ...(now.knowledge?.tables ?? [])];
  // Of a large folder those that are nearest by topic, then by place.
  const near = rest
    .map(({ id, title, topics }, at) => ({
      id,
      title,
      at,
      shared: topics.some((topic) => item.topics.includes(topic)),
    }))
    .sort((a, b) => Number(b.shared) - Number(a.shared) || a.at - b.at)
    .slice(0, mostOthers);
  return {
    problems: own,
    elsewhere: others.length,
    trial: tryChange({ id: item.id, own: item.title }, questions, near, before.ask, after),
    asked: asked.map((question) => ({ question, ...after(question) })),
  };
}
