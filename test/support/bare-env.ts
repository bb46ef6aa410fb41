import { resolve } from "node:path";

/**
 * What a process needs to start, and nothing of the environment that the tests run in. Compiled modules are kept where
 * the scripts keep them, which halves a start.
 */
export const bareEnv = {
  PATH: process.env.PATH ?? "",
  NODE_COMPILE_CACHE: resolve(import.meta.dirname, "../../node_modules/.cache/compile"),
} as const;
