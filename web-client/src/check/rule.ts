// What the answers say. Never shown as points, and nothing that was passed over counts as
// safe. Where the lines are drawn is a choice of the design, to be gone over with those who
// answer in the chat.

import { type Answer, type Answers, dangers, deeds, goods, type Item, items_of, type View, watches } from "./items.ts";

/** What is said at the end. */
export type Outcome =
  /** Something of it is dangerous. */
  | "serious"
  /** It looks like control or violence. */
  | "control"
  /** Something is off. */
  | "uneasy"
  /** It sounds safe. */
  | "calm"
  /** Too little was answered to say anything. */
  | "skipped"
  /** Somebody does what may harm another. */
  | "harm"
  /** Somebody does what is not all right. */
  | "own"
  /** Somebody thinks of what they do, and finds nothing of this. */
  | "own_calm";

/** With fewer answers than this nothing is called safe. */
const enough = 8;
const enough_deeds = 4;

/** From here on the small things together are too much. */
const too_much = 6;
const much = 3;

/** What is too much by itself when it happens often: no phone, no `no` and no peace of one's own. */
const heavy = ["w3", "w8", "w9"] as const;

/** Deeds that may hurt somebody. */
const harmful = ["o4", "o5", "o6", "o7"] as const;

/** The outcome of these answers. */
export function outcome_of(view: View, answers: Answers): Outcome {
  return view === "own" ? of_deeds(answers) : of_signs(answers);
}

/** Whether something of the heavier part was left open: then *calm* speaks for the rest only. */
export function is_partly(view: View, answers: Answers): boolean {
  const items: readonly Item[] = view === "own" ? deeds : dangers;
  return items.some((item) => answers[item] === undefined);
}

/** Whether the answer to this was *yes*: some answers call for words of their own. */
export function is_yes(answers: Answers, item: Item): boolean {
  return answers[item] === "yes";
}

function of_signs(answers: Answers): Outcome {
  if (dangers.some((item) => answers[item] === "yes")) return "serious";
  const weight = watches.reduce((sum, item) => sum + weight_of(answers[item]), 0);
  const lacking = goods.filter((item) => answers[item] === "never").length;
  const is_heavy = heavy.some((item) => answers[item] === "often");
  if (weight >= too_much || is_heavy || (weight >= much && lacking >= 2)) return "control";
  if (weight >= 1 || lacking >= 1) return "uneasy";
  return answered("me", answers) < enough ? "skipped" : "calm";
}

function of_deeds(answers: Answers): Outcome {
  if (harmful.some((item) => weight_of(answers[item]) > 0)) return "harm";
  if (deeds.some((item) => weight_of(answers[item]) > 0)) return "own";
  return answered("own", answers) < enough_deeds ? "skipped" : "own_calm";
}

function answered(view: View, answers: Answers): number {
  return items_of(view).filter((item) => answers[item] !== undefined).length;
}

function weight_of(answer: Answer | undefined): number {
  return answer === "often" ? 2 : answer === "sometimes" ? 1 : 0;
}
