import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Far above what any test needs: on a busy machine a process may take ten times as long to start.
    testTimeout: 60_000,
    hookTimeout: 120_000,
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
