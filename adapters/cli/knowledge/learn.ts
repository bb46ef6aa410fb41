import { createBot } from "../../../src/bot.ts";
import { loadKnowledge } from "../../../src/knowledge/index.ts";
import type { ModelCache } from "../../../src/ports.ts";
import { findEncoder } from "../../encoder/index.ts";
import { createModelCache, KnowledgeError, modelFolders } from "../../knowledge/index.ts";
import { describeCall } from "../call.ts";
import { InputError, loadSettings } from "../command.ts";
import { type KnowledgeCommand, knowledgeFolder } from "./command.ts";

const call = describeCall({
  calls: ["knowledge -- learn [--dir DIR] [--json]"],
  about: `Learns the folder and keeps what was learnt in DATA_DIR/models, so that the first start need not.
"npm ci" does it for the knowledge that the project comes with. Ends with 1 where it cannot be kept.`,
  flags: {
    dir: { type: "string", value: "DIR", about: "folder to learn (KNOWLEDGE_DIR, else knowledge)" },
    json: {
      type: "boolean",
      default: false,
      about: "print one JSON object: {hash, learnt, seconds, folder}",
    },
  },
});

export const command: KnowledgeCommand = {
  usage: call.usage,
  async run(args, output) {
    const { values } = call.read(args);
    const dir = knowledgeFolder(values.dir);
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
    output.print(
      values.json
        ? JSON.stringify({ hash: knowledge.hash, learnt, seconds, folder })
        : learnt
          ? `Learnt ${dir} in ${seconds} s, and kept it in ${folder}`
          : `${dir} is learnt already`,
    );
    return 0;
  },
};

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
