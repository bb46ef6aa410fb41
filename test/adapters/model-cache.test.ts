import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync, truncateSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createModelCache } from "../../adapters/knowledge/model-cache.ts";
import { runScript } from "../support/run-script.ts";

const writer = join(import.meta.dirname, "../support/model-cache-writer.ts");
const bytes = Uint8Array.of(1, 2, 3, 250);

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), "models-")), "models");
});
afterEach(() => rmSync(join(folder, ".."), { recursive: true }));

describe("cache of models", () => {
  it("what is put is there for the next process; other keys are not", () => {
    createModelCache(folder).put("weights-a", bytes);
    const cache = createModelCache(folder);
    expect(new Uint8Array(cache.get("weights-a")!)).toEqual(bytes);
    expect(cache.get("weights-b")).toBeNull();
  });

  it("given another folder, when asked, then that is looked in as well, and never written", () => {
    const installed = join(folder, "../installed");
    createModelCache(installed).put("weights-a", bytes);
    const cache = createModelCache(folder, installed);
    cache.put("weights-b", Uint8Array.of(4));
    expect(new Uint8Array(cache.get("weights-a")!)).toEqual(bytes);
    expect(readdirSync(installed)).toEqual(["weights-a.bin"]);
  });

  it("given two folders hold records of one key, when asked, then both are found, what was installed first", () => {
    const installed = join(folder, "../installed");
    createModelCache(installed).put("vectors-a", bytes);
    const cache = createModelCache(folder, installed);
    cache.put("vectors-a", Uint8Array.of(5));
    expect(new Uint8Array(cache.get("vectors-a")!)).toEqual(Uint8Array.of(...bytes, 5));
  });

  it("given a file that is larger than all that is ever kept, when asked, then it is not read", () => {
    createModelCache(folder).put("vectors-a", bytes);
    truncateSync(join(folder, "vectors-a.bin"), 1_000_000_001);
    expect(createModelCache(folder).get("vectors-a")).toBeNull();
  });

  it("given no folder at all, then nothing is kept", () => {
    const cache = createModelCache();
    cache.put("weights-a", bytes);
    expect(cache.get("weights-a")).toBeNull();
  });

  it("given no folder yet, when asked, then nothing is kept and nothing is made", () => {
    expect(createModelCache(folder).get("weights-a")).toBeNull();
    expect(() => readdirSync(folder)).toThrow("ENOENT");
  });

  it("given a place that cannot be written, when put, then nothing is kept and nothing fails", () => {
    writeFileSync(folder, "a file where the folder should be");
    const cache = createModelCache(folder);
    cache.put("weights-a", bytes);
    expect(cache.get("weights-a")).toBeNull();
  });

  it("a key never leads out of the folder", () => {
    createModelCache(folder).put("../../weights/a", bytes);
    expect(readdirSync(folder)).toEqual(["______weights_a.bin"]);
  });

  it("given many values, then the last four stay, and what was abandoned goes", () => {
    const cache = createModelCache(folder);
    cache.put("weights-0", bytes);
    writeFileSync(join(folder, "weights-9.bin.7-ab"), "half");
    utimesSync(join(folder, "weights-9.bin.7-ab"), 1, 1);
    for (let i = 0; i < 6; i++) {
      cache.put(`weights-${i}`, bytes);
      utimesSync(join(folder, `weights-${i}.bin`), 1_000 + i, 1_000 + i);
    }
    cache.put("weights-6", bytes);
    expect(readdirSync(folder).sort()).toEqual([3, 4, 5, 6].map((i) => `weights-${i}.bin`));
  });

  it("given two processes that write the same key, then a reader only ever sees a whole value", async () => {
    const size = 300_000;
    const writers = [7, 8].map((figure) => runScript(writer, [folder, "60", `${size}`, `${figure}`]));
    let running = writers.length;
    const ends = writers.map(async (each) => {
      const [code] = await once(each, "exit");
      running--;
      return code;
    });
    const cache = createModelCache(folder);
    let seen = 0;
    while (running > 0) {
      const found = cache.get("weights-a");
      if (found !== null) {
        seen++;
        expect(found.length).toBe(size);
        expect(found.every((byte) => byte === found[0])).toBe(true);
      }
      await new Promise(setImmediate);
    }
    expect(await Promise.all(ends)).toEqual([0, 0]);
    expect(seen).toBeGreaterThan(0);
    expect(readdirSync(folder)).toEqual(["weights-a.bin"]);
  });
});
