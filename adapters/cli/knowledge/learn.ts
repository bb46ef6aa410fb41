import { createBot } from "../../../src/bot.ts";
import { loadKnowledge } from "../../../src/knowledge/index.ts";
import type { ModelCache } from "../../../src/ports.ts";
import { findEncoder } from "../../encoder/index.ts";
import { InputError } from "../../input-error.ts";
import { createModelCache, KnowledgeError, modelFolders } from "../../knowledge/index.ts";
import { type FolderOptions, knowledgeFolder, loadSettings } from "../settings.ts";

/** Learns the folder ahead of the first start. */
export async function learn(options: FolderOptions): Promise<void> {
  const dir = knowledgeFolder(options.dir);
  const [folder, ...others] = modelFolders(loadSettings());
  const cache = observed(createModelCache(folder, ...others), createModelCache(folder));
  const startedMs = performance.now();
  const { knowledge, problems } = await loadKnowledge(dir, { cache });
  if (!knowledge) throw new KnowledgeError(dir, problems);
  createBot(knowledge, { cache, encoder: findEncoder() });
  const seconds = Number(((performance.now() - startedMs) / 1_000).toFixed(1));
  if (cache.lost())
    throw new InputError(
      `${folder} cannot be written, so nothing is kept; let this user write there, or set DATA_DIR`,
    );
  const learnt = cache.puts() > 0;
  console.log(
    options.json
      ? JSON.stringify({ hash: knowledge.hash, learnt, seconds, folder })
      : learnt
        ? `Learnt ${dir} in ${seconds} s, and kept it in ${folder}`
        : `${dir} is learnt already`,
  );
}

/** A cache that says what it was given, and whether it kept all of it. */
function observed(cache: ModelCache, own: ModelCache): ModelCache & { puts(): number; lost(): boolean } {
  const keys: string[] = [];
  return {
    get: (key) => cache.get(key),
    put(key, bytes) {
      keys.push(key);
      cache.put(key, bytes);
    },
    puts: () => keys.length,
    lost: () => keys.some((key) => own.get(key) === null),
  };
}
