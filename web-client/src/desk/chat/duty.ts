// The thinking aid for the duty to avert (straffeloven § 196) and the duty to report
// (barnevernsloven § 13-2): which question comes next, and what the answers point to. It
// is not legal advice; the law text decides. It holds no words, stores and sends nothing.
//
// The trap it is built around: § 282 covers spouses and cohabitants, now or before,
// household and family, and those in somebody's care, but not a partner who lives apart.
// A tree that asked only about § 282 would say "no duty" to most of our users, whose duty
// comes through rape, grave bodily harm or homicide. So those are asked about first.

/** An answer to a question. */
export type Answer = "yes" | "no" | "unsure";

/** The questions, in the order in which they may come. */
export const questions = [
  /** Is somebody's life or health in danger right now? */
  "danger",
  /** Homicide, grave bodily harm or rape: §§ 275, 274, 291. */
  "grave",
  /** Abuse of children, in the family, or by somebody with power: §§ 299, 312, 314, 295. */
  "abuse",
  /** Mistreatment by those whom §§ 282 and 283 name. */
  "household",
  /** Certain or most likely that it happens or goes on? */
  "likely",
  /** Can it, or what follows from it, still be prevented? */
  "preventable",
  /** Would acting put the counsellor, their nearest or an innocent in danger? */
  "harm",
  /** Is it about somebody under 18? */
  "child",
  /** Reason to believe that the child is as § 13-2 says? */
  "neglect",
] as const;

/** One question. */
export type Question = (typeof questions)[number];

/** The answers so far, in the order given. */
export type Given = readonly { readonly question: Question; readonly answer: Answer }[];

/** How a duty looks from the answers. */
export type Finding = "likely" | "perhaps" | "unlikely";

/** What the answers point to. */
export type Outcome =
  /** Somebody is in danger now: nothing else is asked. */
  | { readonly kind: "danger" }
  | {
      readonly kind: "weighed";
      /** The duty to avert. */
      readonly avert: Finding;
      /** Acting may put somebody in danger, and then the duty may fall away. */
      readonly careful: boolean;
      /** The duty to report. */
      readonly report: Finding;
      /** Whether the shift lead is to be called now. */
      readonly call: boolean;
    };

/** What comes next: a question, or the end. */
export type Next = { readonly question: Question } | { readonly outcome: Outcome };

/** What comes after these answers. */
export function next(given: Given): Next {
  const said = new Map(given.map(({ question, answer }) => [question, answer]));
  const danger = said.get("danger");
  if (danger === undefined) return { question: "danger" };
  if (danger === "yes") return { outcome: { kind: "danger" } };

  const avert = weigh_avert(said);
  if ("question" in avert) return avert;
  const report = weigh_report(said);
  if ("question" in report) return report;
  const call = danger === "unsure" || avert.finding !== "unlikely" || report.finding !== "unlikely";
  return { outcome: { kind: "weighed", avert: avert.finding, careful: avert.careful, report: report.finding, call } };
}

type Said = ReadonlyMap<Question, Answer>;

/** § 196: one of the listed acts, certain or most likely, and still possible to prevent. */
function weigh_avert(said: Said): { question: Question } | { finding: Finding; careful: boolean } {
  const acts: Answer[] = [];
  for (const question of ["grave", "abuse", "household"] as const) {
    const answer = said.get(question);
    if (answer === undefined) return { question };
    acts.push(answer);
    if (answer === "yes") break;
  }
  const listed = acts.includes("yes") ? "yes" : acts.includes("unsure") ? "unsure" : "no";
  const conditions = [listed];
  for (const question of ["likely", "preventable"] as const) {
    // One plain no is enough: there is nothing more to ask about this duty.
    if (conditions.includes("no")) return { finding: "unlikely", careful: false };
    const answer = said.get(question);
    if (answer === undefined) return { question };
    conditions.push(answer);
  }
  if (conditions.includes("no")) return { finding: "unlikely", careful: false };
  const harm = said.get("harm");
  if (harm === undefined) return { question: "harm" };
  return { finding: conditions.includes("unsure") ? "perhaps" : "likely", careful: harm !== "no" };
}

/** § 13-2: a child, and reason to believe. */
function weigh_report(said: Said): { question: Question } | { finding: Finding } {
  const child = said.get("child");
  if (child === undefined) return { question: "child" };
  if (child === "no") return { finding: "unlikely" };
  const neglect = said.get("neglect");
  if (neglect === undefined) return { question: "neglect" };
  if (neglect === "no") return { finding: "unlikely" };
  return { finding: child === "yes" && neglect === "yes" ? "likely" : "perhaps" };
}
