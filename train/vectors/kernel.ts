import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import wabt from "wabt";

/** Kernels in text form; what each assembles to is kept beside it, and a test compares the two. */
export const kernels: readonly URL[] = ["adapters/encoder/kernel.wat", "src/meaning/scan.wat"].map(
  (path) => new URL(`../../${path}`, import.meta.url),
);

/** Where the assembled form of a kernel is kept. */
export const assembledOf = (source: URL): URL => new URL(source.href.replace(/wat$/, "wasm"));

/** Assembles a kernel. */
export async function assembleKernel(source: URL): Promise<Uint8Array> {
  const module = (await wabt()).parseWat(source.pathname, readFileSync(source, "utf8"), { simd: true });
  return module.toBinary({}).buffer;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const source of kernels) writeFileSync(assembledOf(source), await assembleKernel(source));
