import type { ModelCache } from "../../src/ports.ts";

/** A cache that keeps in memory, with what it keeps. */
export function memoryCache(
  kept = new Map<string, Uint8Array>(),
): ModelCache & { readonly kept: Map<string, Uint8Array> } {
  return { kept, get: (key) => kept.get(key) ?? null, put: (key, bytes) => void kept.set(key, bytes) };
}
