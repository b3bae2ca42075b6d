import { defineConfig } from "vitest/config";

/** What `cargo xtask rehearse` starts, against a service that somebody else has set up. */
export default defineConfig({
  test: { include: ["rehearsal/**/*.spec.ts"], testTimeout: 180_000, hookTimeout: 60_000 },
});
