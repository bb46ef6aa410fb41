import { type Bot, createBot } from "../src/bot.ts";
import { fingerprintOf } from "../src/knowledge/fingerprint.ts";
import { loadKnowledge } from "../src/knowledge/load.ts";
import type { Problem } from "../src/knowledge/problems.ts";
import { createReadMemo } from "../src/knowledge/read-memo.ts";
import type { Knowledge } from "../src/knowledge/types.ts";
import { watchKnowledge } from "../src/knowledge/watch.ts";
import type { Logger } from "../src/ports.ts";
import { findEncoder } from "./encoder/index.ts";
import { KnowledgeError } from "./knowledge-error.ts";
import { type Learn, learnAside, withLearnt } from "./learning.ts";
import { createModelCache } from "./model-cache.ts";

/** Where the knowledge that answers and the one on disk stand. */
export interface KnowledgeState {
  /** Hash of the knowledge that answers. */
  readonly live: string;
  /** Hash of what was last read from disk; `null`: it has errors. */
  readonly disk: string | null;
  /** Whether the one on disk is being learnt. */
  readonly learning: boolean;
  /** Errors of the one on disk. */
  readonly problems: readonly Problem[];
}

/** The bot of the knowledge as it stands on disk: reloaded when a file changes, kept when an edit is broken. */
export interface LiveKnowledge {
  readonly bot: () => Bot;
  readonly state: () => KnowledgeState;
  /** Reads the folder now; resolves when what stands there answers, or it is plain that it cannot. */
  reload(): Promise<KnowledgeState>;
  close(): void;
}

export interface LiveOptions {
  /** Folders of the model cache, as `createModelCache` takes them; none keeps nothing between starts. */
  readonly models?: readonly string[];
  /** How a changed knowledge is learnt while the bot of the old one answers. */
  readonly learn?: Learn;
  /** How often the folder is looked at where no event comes, and how often a failed learning is tried again; 0: never. */
  readonly pollMs?: number;
  /** Whether events of the file system are listened to. */
  readonly events?: boolean;
}

const debounceMs = 300;
const notReloaded = "knowledge not reloaded: the last good one stays";

/** @throws KnowledgeError that lists every problem where the folder cannot be used at start. */
export async function openKnowledge(
  folder: string,
  logger: Logger,
  { models = [], learn = learnAside, pollMs = 0, events = true }: LiveOptions = {},
): Promise<LiveKnowledge> {
  const seen = await fingerprintOf(folder);
  const memo = createReadMemo();
  const first = await loadKnowledge(folder, { memo });
  if (!first.knowledge) throw new KnowledgeError(folder, first.problems);
  const cache = createModelCache(...models);
  const encoder = findEncoder();
  if (!encoder) logger.warn({}, "no sentence encoder is installed: answers rest on words alone");
  let bot = createBot(first.knowledge, { cache, encoder, vectors: "kept" });
  /** The last knowledge that was good: live, being learnt, or waiting to be learnt again. */
  let newest = first.knowledge;
  let problems: readonly Problem[] = [];
  let learning = new AbortController();
  let underWay: Promise<void> | null = null;

  /** Learns a knowledge aside and makes it live, unless a newer one has come by then. */
  async function takeUp(knowledge: Knowledge, { signal }: AbortController): Promise<void> {
    const { hash } = knowledge;
    logger.info({ hash }, "knowledge changed, and is being learnt");
    try {
      const learnt = await learn(knowledge, { models, signal });
      if (signal.aborted) return;
      bot = createBot(knowledge, { cache: withLearnt(learnt, cache), encoder, vectors: "kept" });
      logger.info({ hash }, "knowledge reloaded");
    } catch (error) {
      // Never learnt here instead: nobody would be answered meanwhile.
      if (!signal.aborted) logger.error({ hash, err: error }, notReloaded);
    }
  }

  function begin(knowledge: Knowledge): void {
    learning.abort();
    learning = new AbortController();
    newest = knowledge;
    const task = takeUp(knowledge, learning).finally(() => {
      if (underWay === task) underWay = null;
    });
    underWay = task;
  }

  function changed(knowledge: Knowledge): void {
    if (knowledge.hash !== bot.knowledge.hash) {
      begin(knowledge);
      return;
    }
    learning.abort();
    underWay = null;
    newest = knowledge;
    logger.info({ hash: knowledge.hash }, "knowledge is as it was before the edit");
  }

  const watcher = watchKnowledge(
    folder,
    (result) => {
      const wasBroken = problems.length > 0;
      problems = result.knowledge ? [] : result.problems.filter(({ severity }) => severity === "error");
      if (!result.knowledge) return reportBroken(problems, logger);
      if (result.knowledge.hash !== newest.hash) changed(result.knowledge);
      else if (wasBroken) logger.info({ hash: newest.hash }, "knowledge is as it was before the broken edit");
    },
    { debounceMs, pollMs, events, seen, memo },
  );
  const isWaiting = () => underWay === null && newest.hash !== bot.knowledge.hash;
  const again = pollMs > 0 ? setInterval(() => isWaiting() && begin(newest), pollMs).unref() : undefined;

  const state = (): KnowledgeState => ({
    live: bot.knowledge.hash,
    disk: problems.length > 0 ? null : newest.hash,
    learning: underWay !== null,
    problems,
  });
  return {
    bot: () => bot,
    state,
    async reload() {
      await watcher.reload();
      if (isWaiting()) begin(newest);
      while (underWay !== null) await underWay;
      return state();
    },
    close() {
      watcher.close();
      clearInterval(again);
      learning.abort();
    },
  };
}

function reportBroken(problems: readonly Problem[], logger: Logger): void {
  for (const { file, line, message, remedy } of problems)
    logger.error({ file, line, problem: message, remedy }, notReloaded);
}
