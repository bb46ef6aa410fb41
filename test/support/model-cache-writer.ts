/** Puts a value under one key again and again. Arguments: folder, how often, bytes of the value, which byte. */
import { createModelCache } from "../../adapters/knowledge/model-cache.ts";

const [folder = "", times = "0", size = "0", byte = "0"] = process.argv.slice(2);

const cache = createModelCache(folder);
for (let i = 0; i < Number(times); i++)
  cache.put("weights-a", new Uint8Array(Number(size)).fill(Number(byte)));
