import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["flows/**/*.spec.ts"],
    globalSetup: ["support/preflight.ts"],
    // Each file has its own server and browser; two of them fill two cores.
    maxWorkers: 2,
    // A flow is long, and nothing in it waits for time to pass without a reason.
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
});
