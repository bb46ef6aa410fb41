import { defineConfig } from "vitest/config";
import { bareEnv } from "./test/support/bare-env.ts";

/** Threads that tests start load the code as the product does; under coverage Node's own count needs it whole. */
if (!process.argv.includes("--coverage")) process.env.NODE_COMPILE_CACHE ??= bareEnv.NODE_COMPILE_CACHE;

/** Readers of foreign files run in threads whose memory is bounded; a process that ended several of them may crash in Node. */
const apart = ["test/import/**/*.test.ts"];

export default defineConfig({
  test: {
    projects: [
      // No test changes what another sees: a worker loads the product once, not once a file.
      {
        extends: true,
        test: { name: "together", include: ["test/**/*.test.ts"], exclude: apart, isolate: false },
      },
      { extends: true, test: { name: "apart", include: apart } },
    ],
    // Far above what any test needs: on a busy machine a process may take ten times as long to start.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
    // A shared machine may starve a test of processes and browsers; what fails three times fails.
    retry: process.env.CI ? 2 : 0,
    // Many tests wait for processes that they started: one worker a core keeps all of them busy.
    maxWorkers: "100%",
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts", "adapters/**/*.{ts,js}"],
      reporter: ["text-summary", "html"],
    },
  },
});
