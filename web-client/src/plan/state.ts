// A plan in the making: pure. It lives in the page alone, and goes with it.

import { type Mode, type Step, steps_of, type Tick, ticks_of } from "./steps.ts";

/** The screen that is shown. */
export type Stage =
  /** Whether this device is safe enough. */
  | { readonly name: "gate" }
  | { readonly name: "mode" }
  | { readonly name: "step"; readonly at: number }
  | { readonly name: "done" };

/** Everything. */
export type Plan = {
  readonly stage: Stage;
  readonly mode: Mode;
  readonly family: boolean;
  readonly ticked: ReadonlySet<Tick>;
  readonly words: Readonly<Partial<Record<Step, string>>>;
  /** A heading that tells nothing, on screen and on paper. */
  readonly neutral: boolean;
};

/** What somebody can do. */
export type Act =
  | { readonly type: "here" }
  | { readonly type: "family"; readonly family: boolean }
  | { readonly type: "mode"; readonly mode: Mode }
  | { readonly type: "tick"; readonly tick: Tick; readonly on: boolean }
  | { readonly type: "write"; readonly step: Step; readonly words: string }
  | { readonly type: "next" }
  | { readonly type: "back" }
  | { readonly type: "show" }
  | { readonly type: "neutral"; readonly neutral: boolean }
  | { readonly type: "again" };

/** As much as one writes on a list, for one step. */
export const words_max = 300;

/** Before anything was chosen. A heading that tells nothing is the safer one to forget. */
export const fresh: Plan = {
  stage: { name: "gate" },
  mode: "staying",
  family: false,
  ticked: new Set(),
  words: {},
  neutral: true,
};

/** One step of the plan with what was chosen in it. */
export type Part = { readonly step: Step; readonly ticks: readonly Tick[]; readonly words: string };

/** The steps in which something was chosen. */
export function parts({ mode, family, ticked, words }: Plan): readonly Part[] {
  return steps_of(mode, family)
    .map((step) => ({
      step,
      ticks: ticks_of(step, family).filter((tick) => ticked.has(tick)),
      words: words[step]?.trim() ?? "",
    }))
    .filter((part) => part.ticks.length > 0 || part.words !== "");
}

/** The step that is on screen. */
export function step_at({ stage, mode, family }: Plan): Step | undefined {
  return stage.name === "step" ? steps_of(mode, family)[stage.at] : undefined;
}

/** What comes after `act`. */
export function after(plan: Plan, act: Act): Plan {
  switch (act.type) {
    case "here":
      return { ...plan, stage: { name: "mode" } };
    case "family":
      return { ...plan, family: act.family };
    case "mode":
      return { ...plan, mode: act.mode, stage: { name: "step", at: 0 } };
    case "tick": {
      const ticked = new Set(plan.ticked);
      if (act.on) ticked.add(act.tick);
      else ticked.delete(act.tick);
      return { ...plan, ticked };
    }
    case "write":
      return { ...plan, words: { ...plan.words, [act.step]: act.words.slice(0, words_max) } };
    case "next":
      return next(plan);
    case "back":
      return back(plan);
    case "show":
      return plan.stage.name === "step" ? { ...plan, stage: { name: "done" } } : plan;
    case "neutral":
      return { ...plan, neutral: act.neutral };
    case "again":
      return fresh;
    default:
      return act satisfies never;
  }
}

function next(plan: Plan): Plan {
  if (plan.stage.name !== "step") return plan;
  const at = plan.stage.at + 1;
  const is_last = at >= steps_of(plan.mode, plan.family).length;
  return { ...plan, stage: is_last ? { name: "done" } : { name: "step", at } };
}

function back(plan: Plan): Plan {
  const { stage } = plan;
  switch (stage.name) {
    case "gate":
      return plan;
    case "mode":
      return { ...plan, stage: { name: "gate" } };
    case "step":
      return { ...plan, stage: stage.at === 0 ? { name: "mode" } : { name: "step", at: stage.at - 1 } };
    case "done":
      return { ...plan, stage: { name: "step", at: steps_of(plan.mode, plan.family).length - 1 } };
    default:
      return stage satisfies never;
  }
}
