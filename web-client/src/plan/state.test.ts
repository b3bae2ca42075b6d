import fc from "fast-check";
import { expect, test } from "vitest";
import { type Act, after, fresh, type Plan, parts, step_at, words_max } from "./state.ts";
import { type Mode, steps_of, type Tick, ticks_of } from "./steps.ts";

const modes: readonly Mode[] = ["staying", "leaving", "over", "short"];
const walk = (...acts: readonly Act[]): Plan => acts.reduce(after, fresh);
const begin = (mode: Mode, family = false): Act[] => [
  { type: "here" },
  { type: "family", family },
  { type: "mode", mode },
];

test("first it is asked whether this device is safe, and every kind of plan ends with numbers to call", () => {
  expect(fresh.stage).toEqual({ name: "gate" });
  for (const mode of modes) {
    for (const family of [false, true]) {
      const steps = steps_of(mode, family);
      expect(steps[0]).toBe("now");
      expect(steps.at(-1)).toBe("numbers");
      expect(steps).toContain("people");
      let plan = walk(...begin(mode, family));
      for (const step of steps) {
        expect(step_at(plan)).toBe(step);
        plan = after(plan, { type: "next" });
      }
      expect(plan.stage).toEqual({ name: "done" });
    }
  }
});

test("where family is part of it nobody in it is asked for help, and passport and travel come in", () => {
  expect(ticks_of("people", true)).not.toContain("people-2");
  expect(ticks_of("people", false)).toContain("people-2");
  expect(steps_of("leaving", true)).toContain("travel");
  expect(steps_of("leaving", false)).not.toContain("travel");
  const changed = walk(...begin("leaving"), { type: "tick", tick: "people-2", on: true }, ...begin("leaving", true));
  expect(parts(changed)).toEqual([]);
});

test("what is ticked and written stands in the plan, and only that", () => {
  const plan = walk(
    ...begin("staying"),
    { type: "tick", tick: "now-1", on: true },
    { type: "tick", tick: "now-2", on: true },
    { type: "tick", tick: "now-2", on: false },
    { type: "write", step: "people", words: "  K. Kodeord: pannekaker " },
    { type: "write", step: "home", words: "   " },
  );
  expect(parts(plan)).toEqual([
    { step: "now", ticks: ["now-1"], words: "" },
    { step: "people", ticks: [], words: "K. Kodeord: pannekaker" },
  ]);
});

test("back and forth loses nothing, and starting again forgets everything", () => {
  const act: fc.Arbitrary<Act> = fc.oneof(
    fc.constantFrom<Act>({ type: "next" }, { type: "back" }, { type: "show" }, { type: "here" }),
    fc.record({ type: fc.constant("mode" as const), mode: fc.constantFrom(...modes) }),
    fc.record({ type: fc.constant("family" as const), family: fc.boolean() }),
  );
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60 }), fc.string({ maxLength: 500 }), (acts, words) => {
      const tick: Tick = "now-1";
      const chosen = walk({ type: "tick", tick, on: true }, { type: "write", step: "now", words });
      const plan = acts.reduce(after, chosen);
      expect(plan.ticked.has(tick)).toBe(true);
      expect(plan.words.now).toBe(words.slice(0, words_max));
      if (plan.stage.name === "step") expect(step_at(plan)).toBeDefined();
      expect(after(plan, { type: "again" })).toEqual(fresh);
    }),
  );
});
