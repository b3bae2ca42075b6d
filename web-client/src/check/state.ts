// Where somebody is in the questions: pure. Nothing of it leaves the page or is kept.

import { type Answer, type Answers, type Item, is_first_danger, items_of, type View } from "./items.ts";

/** The screen that is shown. */
export type Stage =
  | { readonly name: "choose" }
  | { readonly name: "asking"; readonly at: number }
  /** Whether to go on to what is harder. */
  | { readonly name: "gate" }
  | { readonly name: "result" };

/** Everything. */
export type Check = { readonly view: View; readonly stage: Stage; readonly answers: Answers };

/** What somebody can do. */
export type Act =
  | { readonly type: "choose"; readonly view: View }
  /** Without an answer the question is passed over. */
  | { readonly type: "answer"; readonly answer: Answer | undefined }
  | { readonly type: "go_on" }
  | { readonly type: "finish" }
  | { readonly type: "back" }
  | { readonly type: "again" };

/** Before the first question. */
export const fresh: Check = { view: "me", stage: { name: "choose" }, answers: {} };

/** The question that is on screen. */
export function item_at({ view, stage }: Check): Item | undefined {
  return stage.name === "asking" ? items_of(view)[stage.at] : undefined;
}

/** What comes after `act`. */
export function step(check: Check, act: Act): Check {
  switch (act.type) {
    case "choose":
      return { view: act.view, stage: { name: "asking", at: 0 }, answers: {} };
    case "answer":
      return answered(check, act.answer);
    case "go_on":
      return check.stage.name === "gate" ? { ...check, stage: { name: "asking", at: gate_at(check.view) } } : check;
    case "finish":
      return check.stage.name === "choose" ? check : { ...check, stage: { name: "result" } };
    case "back":
      return back(check);
    case "again":
      return fresh;
    default:
      return act satisfies never;
  }
}

function answered(check: Check, answer: Answer | undefined): Check {
  const item = item_at(check);
  if (item === undefined || check.stage.name !== "asking") return check;
  const { [item]: _before, ...others } = check.answers;
  const answers = answer === undefined ? others : { ...others, [item]: answer };
  return { ...check, answers, stage: at(check.view, check.stage.at + 1) };
}

function at(view: View, next: number): Stage {
  const item = items_of(view)[next];
  if (item === undefined) return { name: "result" };
  return is_first_danger(item) ? { name: "gate" } : { name: "asking", at: next };
}

function back(check: Check): Check {
  const { stage, view } = check;
  switch (stage.name) {
    case "asking":
      if (stage.at === 0) return fresh;
      return { ...check, stage: is_gated(view, stage.at) ? { name: "gate" } : { name: "asking", at: stage.at - 1 } };
    case "gate":
      return { ...check, stage: { name: "asking", at: gate_at(view) - 1 } };
    case "choose":
    case "result":
      return check;
    default:
      return stage satisfies never;
  }
}

function is_gated(view: View, index: number): boolean {
  const item = items_of(view)[index];
  return item !== undefined && is_first_danger(item);
}

function gate_at(view: View): number {
  return items_of(view).findIndex(is_first_danger);
}
