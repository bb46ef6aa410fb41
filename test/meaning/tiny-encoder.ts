import { createHash } from "node:crypto";
import type { Encoder } from "../../src/ports.ts";

export const dimensions = 32;

/** An encoder for tests: texts are as near as the words that they share. `encoded` tells which texts it was given. */
export function tinyEncoder(id = "tiny"): Encoder & { readonly encoded: string[] } {
  const encoded: string[] = [];
  return {
    id,
    dimensions,
    encoded,
    encode(text) {
      encoded.push(text);
      const vector = new Float32Array(dimensions);
      for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
        const hash = createHash("sha256").update(word).digest();
        for (let i = 0; i < dimensions; i++) vector[i]! += hash[i]! / 127.5 - 1;
      }
      const length = Math.hypot(...vector) || 1;
      return vector.map((value) => value / length);
    },
  };
}
