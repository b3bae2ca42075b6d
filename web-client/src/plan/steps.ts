// The steps of a safety plan. The words stand in content/texts/*/plan.ftl under
// `plan-<step>`, and what can be ticked under `plan-<step>-<n>`.

/** What the plan is for. */
export type Mode = "staying" | "leaving" | "over" | "short";

/** Each step with how many things can be ticked in it, in the order of a whole plan. */
const ticks_of_step = {
  now: 5,
  signs: 4,
  people: 7,
  home: 3,
  out: 4,
  phone: 3,
  ending: 4,
  bag: 7,
  money: 4,
  others: 2,
  me: 4,
  travel: 3,
  numbers: 4,
} as const;

/** One step. */
export type Step = keyof typeof ticks_of_step;

/** A thing that can be ticked: the step and its number in it, from 1. */
export type Tick = `${Step}-${number}`;

const all = Object.keys(ticks_of_step) as readonly Step[];
const not_in: Readonly<Record<Mode, readonly Step[]>> = {
  staying: ["ending"],
  leaving: [],
  over: ["ending", "home", "bag"],
  short: ["signs", "home", "out", "ending", "money", "others", "me"],
};

/** Where family is part of it, nobody in it is asked for help: a plan differs there. */
const family_alone: readonly Step[] = ["travel"];
const family_never: readonly Tick[] = ["people-2"];

/** The steps of a plan of this kind, in order. */
export function steps_of(mode: Mode, family: boolean): readonly Step[] {
  return all.filter((step) => !not_in[mode].includes(step) && (family || !family_alone.includes(step)));
}

/** What can be ticked in a step. */
export function ticks_of(step: Step, family: boolean): readonly Tick[] {
  const ticks = Array.from({ length: ticks_of_step[step] }, (_, index): Tick => `${step}-${index + 1}`);
  return family ? ticks.filter((tick) => !family_never.includes(tick)) : ticks;
}
