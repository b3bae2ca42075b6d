// What is worth reading, and whom to call, after these answers. Pure.

import type { Answers, View } from "./items.ts";
import { is_yes, type Outcome } from "./rule.ts";

/** More than this nobody reads now. */
const articles_max = 4;

const by_outcome: Readonly<Record<Outcome, readonly string[]>> = {
  serious: ["trygghetsplan", "er-dette-vold", "vanskelig-a-ga", "slik-er-chatten"],
  control: ["er-dette-vold", "sjalusi-og-kontroll", "latent-vold", "trygghetsplan"],
  uneasy: ["faresignaler", "sjalusi-og-kontroll", "samtykke", "krangle-trygt"],
  calm: ["godt-forhold", "samtykke", "krangle-trygt"],
  skipped: ["slik-er-chatten", "faresignaler", "er-dette-vold"],
  harm: ["hvis-jeg-skader", "krangle-trygt"],
  own: ["hvis-jeg-skader", "sjalusi-og-kontroll", "krangle-trygt"],
  own_calm: ["godt-forhold", "samtykke", "krangle-trygt"],
};

/** Slugs of articles, the one that fits best first. */
export function reading(view: View, outcome: Outcome, answers: Answers): readonly string[] {
  const first = [
    ...(is_yes(answers, "d2") ? ["fysisk-vold"] : []),
    ...(is_yes(answers, "d10") ? ["sosial-kontroll", "tvangsekteskap"] : []),
    ...(is_yes(answers, "d4") ? ["seksuell-vold"] : []),
    ...(is_yes(answers, "d5") ? ["bilder-delt"] : []),
    ...(is_yes(answers, "d8") ? ["digital-trygghet"] : []),
    ...(view === "friend" && outcome !== "calm" ? ["hjelpe-en-venn"] : []),
  ];
  return [...new Set([...first, ...by_outcome[outcome]])].slice(0, articles_max);
}

/** Numbers to call, as a `tel:` link has them, the one that matters most first. */
export function numbers(outcome: Outcome, answers: Answers): readonly string[] {
  const throat = is_yes(answers, "d2") ? ["116117"] : [];
  const threat = is_yes(answers, "d6") ? ["113", "116123"] : [];
  switch (outcome) {
    case "serious":
      return ["112", ...throat, ...threat, "116006", "116111"];
    case "harm":
      return ["112", "116123"];
    case "control":
      return ["116006", "116111"];
    case "uneasy":
    case "calm":
    case "skipped":
    case "own":
    case "own_calm":
      return [];
    default:
      return outcome satisfies never;
  }
}
