import fc from "fast-check";
import { expect, test } from "vitest";
import { type Answer, type Answers, answers_to, dangers, goods, type Item, items_of, watches } from "./items.ts";
import { is_partly, type Outcome, outcome_of } from "./rule.ts";

const all = (items: readonly Item[], answer: Answer): Answers =>
  Object.fromEntries(items.map((item) => [item, answer]));
const well: Answers = { ...all(goods, "often"), ...all(watches, "never"), ...all(dangers, "no") };

/** Any answers at all: each question answered in one of its ways, or passed over. */
const any_answers = (view: "me" | "own") =>
  fc.record(
    Object.fromEntries(
      items_of(view).map((item) => [item, fc.option(fc.constantFrom(...answers_to(item)), { nil: undefined })]),
    ),
  ) as fc.Arbitrary<Answers>;

/** The rule as it was first written down, in its own words, to hold the other against. */
function by_the_book(answers: Answers): Outcome {
  const count = (items: readonly Item[], answer: Answer) => items.filter((item) => answers[item] === answer).length;
  const danger = count(dangers, "yes");
  const watch = count(watches, "sometimes") + 2 * count(watches, "often");
  const good = count(goods, "never");
  if (danger >= 1) return "serious";
  if (watch >= 6 || answers.w3 === "often" || answers.w8 === "often" || answers.w9 === "often") return "control";
  if (watch >= 3 && good >= 2) return "control";
  if (watch >= 1 || good >= 1) return "uneasy";
  return Object.values(answers).filter((answer) => answer !== undefined).length < 8 ? "skipped" : "calm";
}

test("it says what the rule says, for whatever is answered", () => {
  fc.assert(fc.property(any_answers("me"), (answers) => outcome_of("me", answers) === by_the_book(answers)));
});

test("every single sign is enough by itself where it should be, and no other answer hides it", () => {
  for (const item of dangers) expect(outcome_of("me", { ...well, [item]: "yes" }), item).toBe("serious");
  for (const item of watches) {
    const heavy = ["w3", "w8", "w9"].includes(item);
    expect(outcome_of("me", { ...well, [item]: "often" }), item).toBe(heavy ? "control" : "uneasy");
    expect(outcome_of("me", { ...well, [item]: "sometimes" }), item).toBe("uneasy");
  }
  for (const item of goods) expect(outcome_of("me", { ...well, [item]: "never" }), item).toBe("uneasy");
  expect(outcome_of("me", well)).toBe("calm");
});

test("the lines are where they were drawn", () => {
  const some = (n: number): Answers => ({
    ...well,
    ...all(["w1", "w2", "w4", "w5", "w6", "w7"].slice(0, n) as Item[], "sometimes"),
  });
  expect(outcome_of("me", some(5))).toBe("uneasy");
  expect(outcome_of("me", some(6))).toBe("control");
  expect(outcome_of("me", { ...some(2), ...all(["g1", "g2", "g3"], "never") })).toBe("uneasy");
  expect(outcome_of("me", { ...some(3), g1: "never" })).toBe("uneasy");
  expect(outcome_of("me", { ...some(3), ...all(["g1", "g2"], "never") })).toBe("control");
});

test("nothing that was passed over counts as safe", () => {
  const seven = all([...goods, "w1"], "never") as Answers;
  const open = Object.fromEntries(Object.keys(seven).map((item) => [item, item.startsWith("g") ? "often" : "never"]));
  expect(outcome_of("me", {})).toBe("skipped");
  expect(outcome_of("me", open)).toBe("skipped");
  expect(outcome_of("me", { ...open, w2: "never" })).toBe("calm");
  expect(is_partly("me", { ...open, w2: "never" })).toBe(true);
  expect(is_partly("me", well)).toBe(false);
  fc.assert(
    fc.property(any_answers("me"), fc.constantFrom(...items_of("me")), (answers, item) => {
      const without = { ...answers, [item]: undefined };
      if (outcome_of("me", answers) === "skipped") expect(outcome_of("me", without)).toBe("skipped");
    }),
  );
});

test("a friend is looked at by the same rule", () => {
  fc.assert(fc.property(any_answers("me"), (answers) => outcome_of("friend", answers) === outcome_of("me", answers)));
});

test("what one does oneself has lines of its own", () => {
  const none = all(items_of("own"), "never");
  expect(outcome_of("own", none)).toBe("own_calm");
  for (const item of ["o4", "o5", "o6", "o7"] as const) {
    expect(outcome_of("own", { ...none, [item]: "sometimes" }), item).toBe("harm");
    expect(outcome_of("own", { [item]: "often" }), item).toBe("harm");
  }
  for (const item of ["o1", "o2", "o3", "o8"] as const) {
    expect(outcome_of("own", { ...none, [item]: "sometimes" }), item).toBe("own");
  }
  expect(outcome_of("own", {})).toBe("skipped");
  expect(outcome_of("own", all(["o1", "o2", "o3"], "never"))).toBe("skipped");
  expect(outcome_of("own", all(["o1", "o2", "o3", "o8"], "never"))).toBe("own_calm");
});
