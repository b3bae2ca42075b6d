import fc from "fast-check";
import { expect, test } from "vitest";
import { answers_to, items_of } from "./items.ts";
import { type Act, type Check, fresh, item_at, step } from "./state.ts";

const walk = (...acts: readonly Act[]): Check => acts.reduce(step, fresh);
const skip: Act = { type: "answer", answer: undefined };
const skips = (n: number): Act[] => Array.from({ length: n }, () => skip);

test("the harder questions come last, and only for those who want them", () => {
  const gate = walk({ type: "choose", view: "me" }, ...skips(16));
  expect(gate.stage).toEqual({ name: "gate" });
  expect(item_at(step(gate, { type: "go_on" }))).toBe("d1");
  expect(step(gate, { type: "finish" }).stage).toEqual({ name: "result" });
  expect(walk({ type: "choose", view: "friend" }, ...skips(16), { type: "go_on" }, ...skips(10)).stage).toEqual({
    name: "result",
  });
});

test("what one does oneself has no such question", () => {
  expect(walk({ type: "choose", view: "own" }, ...skips(8)).stage).toEqual({ name: "result" });
});

test("back leads through every screen that was seen, and answers can be taken back", () => {
  const yes: Act = { type: "answer", answer: "often" };
  const at_w1 = walk({ type: "choose", view: "me" }, ...skips(6), yes);
  expect(at_w1.answers).toEqual({ w1: "often" });
  expect(step(step(at_w1, { type: "back" }), skip).answers).toEqual({});
  let check = walk({ type: "choose", view: "me" }, ...skips(16), { type: "go_on" }, skip);
  for (let steps = 0; steps < 19; steps += 1) check = step(check, { type: "back" });
  expect(check).toEqual(fresh);
});

test("no way through the questions leads out of them, and starting again forgets everything", () => {
  const act = fc.oneof(
    fc.constantFrom<Act>(skip, { type: "go_on" }, { type: "finish" }, { type: "back" }),
    fc.record({ type: fc.constant("choose" as const), view: fc.constantFrom("me", "friend", "own") }),
    fc.record({ type: fc.constant("answer" as const), answer: fc.constantFrom("never", "sometimes", "often") }),
  ) as fc.Arbitrary<Act>;
  fc.assert(
    fc.property(fc.array(act, { maxLength: 80 }), (acts) => {
      const check = walk(...acts);
      if (check.stage.name === "asking") expect(item_at(check)).toBeDefined();
      expect(Object.keys(check.answers).every((item) => (items_of(check.view) as string[]).includes(item))).toBe(true);
      expect(step(check, { type: "again" })).toEqual(fresh);
    }),
  );
});

test("every question has answers to choose from", () => {
  for (const view of ["me", "friend", "own"] as const) {
    for (const item of items_of(view)) expect(answers_to(item).length).toBeGreaterThan(1);
  }
});
