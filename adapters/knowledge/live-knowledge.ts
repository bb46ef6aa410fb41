import { type Bot, findUnlearnt, makeBot, textsMeant } from "../../src/bot.ts";
import {
  createReadMemo,
  folderFingerprint,
  type Knowledge,
  loadKnowledge,
  type Problem,
  watchKnowledge,
} from "../../src/knowledge/index.ts";
import { openMeanings } from "../../src/meaning/index.ts";
import type { Logger } from "../../src/ports.ts";
import { inTurns } from "../../src/steps.ts";
import { findEncoder } from "../encoder/index.ts";
import { KnowledgeError } from "./knowledge-error.ts";
import { type Learn, learnAside } from "./learning.ts";
import { createModelCache } from "./model-cache.ts";

/** Versions of the knowledge that answers and of the one on disk, with the progress between them. */
export interface KnowledgeState {
  /** Hash of the knowledge that answers. */
  readonly live: string;
  /** Hash of what was last read from disk; `null`: it has errors. */
  readonly disk: string | null;
  /** How far the learning of meanings is, from 0 to 1, while words alone answer; `null`: all is learnt. */
  readonly learning: number | null;
  /** Errors of the one on disk. */
  readonly problems: readonly Problem[];
}

/** A bot that follows its folder: rebuilt when a file changes, kept when an edit is broken. */
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
  /** How meanings are learnt while words alone answer. */
  readonly learn?: Learn;
  /** How often the folder is looked at where no event comes, and how often a failed learning is tried again; 0: never. */
  readonly pollMs?: number;
  /** Whether events of the file system are listened to. */
  readonly events?: boolean;
}

const debounceMs = 300;
/** How much further a learning is when it is logged again. */
const loggedStep = 0.1;
/** Starting up comes first: what is learnt can wait that long. */
const afterStartMs = 1_000;
/** An entry with its wordings. */
const fewTexts = 30;
const notLearnt = "meanings not learnt: words alone answer";
const notReloaded = "knowledge not reloaded: the last good one stays";

/** @throws KnowledgeError that lists every problem where the folder cannot be used at start. */
export async function openKnowledge(
  folder: string,
  logger: Logger,
  { models = [], learn = learnAside, pollMs = 0, events = true }: LiveOptions = {},
): Promise<LiveKnowledge> {
  const seen = await folderFingerprint(folder);
  const cache = createModelCache(...models);
  const memo = createReadMemo(cache);
  const first = await loadKnowledge(folder, { memo });
  if (!first.knowledge) throw new KnowledgeError(folder, first.problems);
  const encoder = findEncoder();
  if (!encoder) logger.warn({}, "no sentence encoder is installed: answers rest on words alone");
  let meanings = encoder && openMeanings(encoder, cache);
  let last: Promise<unknown> = Promise.resolve();

  /** Makes a bot while the one before answers; one after the other, so that no more than two are in memory. */
  function build(knowledge: Knowledge): Promise<Bot> {
    const built = last.then(async () => {
      const made = await inTurns(makeBot(knowledge, { meanings, vectors: "kept" }));
      // What is laid out at the first question is laid out here: nobody waits for it.
      const question = knowledge.entries[0]?.title ?? knowledge.tables[0]?.title ?? "";
      await inTurns(made.answering({ id: "first", text: question }, null));
      return made;
    });
    last = built.catch(() => undefined);
    return built;
  }

  try {
    // Before the first bot, which may read a meaning: at once it would hold everybody up.
    if (encoder?.prepare) await inTurns(encoder.prepare());
  } catch (error) {
    logger.error({ err: error }, "the sentence encoder cannot be read");
  }
  let bot = await build(first.knowledge);
  /** The last knowledge that was good: live, unless no bot can be made of it. */
  let newest = first.knowledge;
  let problems: readonly Problem[] = [];
  let learning = new AbortController();
  let underWay: Promise<void> | null = null;
  let closed = false;

  /** How far the learning under way is, from 0 to 1. */
  let progress = 0;

  /** What a small edit changed costs as much as a question or two: a worker for it would cost far more. */
  async function learnFew(knowledge: Knowledge): Promise<void> {
    if (!meanings) return;
    try {
      const texts = await inTurns(findUnlearnt(knowledge, meanings));
      if (texts.length <= fewTexts) await inTurns(meanings.make(texts));
    } catch (error) {
      logger.error({ hash: knowledge.hash, err: error }, notLearnt);
    }
  }

  /** Learns aside what the bot that answers still lacks; it answers by words meanwhile. */
  async function follow({ signal }: AbortController): Promise<void> {
    const { knowledge, vectorsMissing } = bot;
    const { hash } = knowledge;
    logger.info({ hash, texts: vectorsMissing }, "meanings are being learnt");
    progress = 0;
    let logged = 0;
    const onProgress = (share: number): void => {
      if (signal.aborted) return;
      progress = share;
      if (share < logged + loggedStep) return;
      logged = share;
      logger.info({ hash, percent: Math.round(share * 100) }, "learning");
    };
    try {
      const learnt = await learn(textsMeant(knowledge), { models, signal, onProgress });
      if (signal.aborted) return;
      // What is not used any more goes.
      meanings = encoder && openMeanings(encoder, { get: () => learnt, put() {} });
      const learned = await build(knowledge);
      if (signal.aborted) return;
      bot = learned;
      logger.info({ hash }, "meanings are learnt");
    } catch (error) {
      // Never learnt here instead: nobody would be answered meanwhile.
      if (!signal.aborted) logger.error({ hash, err: error }, notLearnt);
    }
  }

  function learnRest(): void {
    learning.abort();
    learning = new AbortController();
    underWay = null;
    if (bot.vectorsMissing === 0) return;
    const task = follow(learning).finally(() => {
      if (underWay === task) underWay = null;
    });
    underWay = task;
  }

  /** Makes a knowledge live by its words and the vectors there are; what is missing follows. */
  async function changed(knowledge: Knowledge): Promise<void> {
    newest = knowledge;
    const { hash } = knowledge;
    if (hash === bot.knowledge.hash) {
      logger.info({ hash }, "knowledge is as it was before the edit");
      return;
    }
    try {
      await learnFew(knowledge);
      const built = await build(knowledge);
      if (closed) return;
      bot = built;
      logger.info({ hash }, "knowledge reloaded");
      learnRest();
    } catch (error) {
      logger.error({ hash, err: error }, notReloaded);
    }
  }

  const watcher = watchKnowledge(
    folder,
    async (result) => {
      const wasBroken = problems.length > 0;
      problems = result.knowledge ? [] : result.problems.filter(({ severity }) => severity === "error");
      if (!result.knowledge) return reportBroken(problems, logger);
      if (result.knowledge.hash !== newest.hash) await changed(result.knowledge);
      else if (wasBroken) logger.info({ hash: newest.hash }, "knowledge is as it was before the broken edit");
    },
    { debounceMs, pollMs, events, seen, memo },
  );
  const isWaiting = () => underWay === null && bot.vectorsMissing > 0;
  const begin = setTimeout(() => isWaiting() && learnRest(), afterStartMs).unref();
  const again = pollMs > 0 ? setInterval(() => isWaiting() && learnRest(), pollMs).unref() : undefined;

  const state = (): KnowledgeState => ({
    live: bot.knowledge.hash,
    disk: problems.length > 0 ? null : newest.hash,
    learning: underWay === null ? null : progress,
    problems,
  });
  return {
    bot: () => bot,
    state,
    async reload() {
      await watcher.reload();
      if (isWaiting()) learnRest();
      return state();
    },
    close() {
      closed = true;
      watcher.close();
      clearTimeout(begin);
      clearInterval(again);
      learning.abort();
    },
  };
}

function reportBroken(problems: readonly Problem[], logger: Logger): void {
  for (const { file, line, message, remedy } of problems)
    logger.error({ file, line, problem: message, remedy }, notReloaded);
}
