import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import wabt from "wabt";

const encoder = new URL("../../adapters/encoder/", import.meta.url);

/** Assembles `kernel.wat`; the result is kept beside it, and a test compares the two. */
export async function assembleKernel(): Promise<Uint8Array> {
  const source = new URL("kernel.wat", encoder);
  const module = (await wabt()).parseWat("kernel.wat", readFileSync(source, "utf8"), { simd: true });
  return module.toBinary({}).buffer;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(new URL("kernel.wasm", encoder), await assembleKernel());
