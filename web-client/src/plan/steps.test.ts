import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { steps_of, ticks_of } from "./steps.ts";

test("every step and everything to tick has words, and no words are left over", () => {
  const file = readFileSync(new URL("../../../content/texts/nb/plan.ftl", import.meta.url), "utf8");
  const written = [...file.matchAll(/^plan-([a-z]+-\d+) =/gm)].map((found) => found[1]);
  const steps = steps_of("leaving", true);
  const all = steps.flatMap((step) => [...ticks_of(step, false)]);
  expect(written.sort()).toEqual([...all].sort());
  for (const step of steps) expect(file).toContain(`\nplan-${step} = `);
});
