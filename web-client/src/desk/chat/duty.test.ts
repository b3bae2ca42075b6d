import { describe, expect, test } from "vitest";
import { type Answer, type Given, next, type Outcome, type Question, questions } from "./duty.ts";

type Assignment = Readonly<Record<Question, Answer>>;
const answers: readonly Answer[] = ["yes", "no", "unsure"];

/** From the first question to the end, answering each as it comes. */
function walk(answer_to: (question: Question) => Answer): { path: Given; outcome: Outcome } {
  const path: { question: Question; answer: Answer }[] = [];
  for (;;) {
    const step = next(path);
    if ("outcome" in step) return { path, outcome: step.outcome };
    if (path.some(({ question }) => question === step.question)) throw new Error(`${step.question} comes twice`);
    path.push({ question: step.question, answer: answer_to(step.question) });
  }
}

const by = (said: Partial<Assignment>): Outcome => walk((question) => said[question] ?? "no").outcome;

/** Every path there is, found by giving every answer to every question that comes. */
function every_path(given: Given = []): readonly { path: Given; outcome: Outcome }[] {
  const step = next(given);
  if ("outcome" in step) return [{ path: given, outcome: step.outcome }];
  return answers.flatMap((answer) => every_path([...given, { question: step.question, answer }]));
}

// The rule once more, as the law reads and without an order of questions: in logic of
// three values, a no decides an "and", a yes decides an "or", and otherwise doubt stays.
const and = (...all: Answer[]): Answer => (all.includes("no") ? "no" : all.includes("unsure") ? "unsure" : "yes");
const or = (...all: Answer[]): Answer => (all.includes("yes") ? "yes" : all.includes("unsure") ? "unsure" : "no");
const as_finding = { yes: "likely", unsure: "perhaps", no: "unlikely" } as const;

function by_the_law(it: Assignment): Outcome {
  if (it.danger === "yes") return { kind: "danger" };
  const avert = and(or(it.grave, it.abuse, it.household), it.likely, it.preventable);
  const report = and(it.child, it.neglect);
  return {
    kind: "weighed",
    avert: as_finding[avert],
    careful: avert !== "no" && it.harm !== "no",
    report: as_finding[report],
    call: or(avert, report, it.danger) !== "no",
  };
}

describe("every path", () => {
  const paths = every_path();

  test("ends where the law read as a whole says, for every way to answer", () => {
    const assignments = questions.reduce<readonly Partial<Assignment>[]>(
      (so_far, question) => so_far.flatMap((one) => answers.map((answer) => ({ ...one, [question]: answer }))),
      [{}],
    ) as readonly Assignment[];
    expect(assignments).toHaveLength(3 ** questions.length);
    for (const one of assignments) expect(walk((question) => one[question]).outcome).toEqual(by_the_law(one));
  });

  test("is short, and asks nothing twice", () => {
    expect(Math.max(...paths.map(({ path }) => path.length))).toBe(questions.length);
    expect(Math.min(...paths.map(({ path }) => path.length))).toBe(1);
    for (const { path } of paths) expect(new Set(path.map(({ question }) => question)).size).toBe(path.length);
  });

  test("comes by every question and every outcome", () => {
    expect(new Set(paths.flatMap(({ path }) => path.map(({ question }) => question)))).toEqual(new Set(questions));
    const weighed = paths.flatMap(({ outcome }) => (outcome.kind === "weighed" ? [outcome] : []));
    for (const finding of ["likely", "perhaps", "unlikely"] as const) {
      expect(weighed.some(({ avert }) => avert === finding)).toBe(true);
      expect(weighed.some(({ report }) => report === finding)).toBe(true);
    }
    expect(paths.some(({ outcome }) => outcome.kind === "danger")).toBe(true);
  });

  test("keeps its questions when an answer is taken back", () => {
    for (const { path } of paths) {
      const before = path.at(-1);
      expect(next(path.slice(0, -1))).toEqual({ question: before?.question });
    }
  });

  test("calls the shift lead whenever a duty is not ruled out, and never hides a doubt about danger", () => {
    for (const { path, outcome } of paths) {
      if (outcome.kind === "danger") continue;
      const open = outcome.avert !== "unlikely" || outcome.report !== "unlikely" || path[0]?.answer === "unsure";
      expect(outcome.call).toBe(open);
    }
  });
});

describe("what the answers point to", () => {
  test("danger now ends the questions", () => {
    expect(by({ danger: "yes" })).toEqual({ kind: "danger" });
  });

  test("the trap: a partner who lives apart is not covered by § 282, and is by rape, grave harm or homicide", () => {
    const apart = { grave: "yes", household: "no", likely: "yes", preventable: "yes" } as const;
    expect(by(apart)).toMatchObject({ avert: "likely", call: true });
    const { path } = walk(
      (question) => ({ ...apart, danger: "no", abuse: "no", harm: "no" })[question as "grave"] ?? "no",
    );
    expect(path.map(({ question }) => question)).not.toContain("household");
    expect(by({ ...apart, grave: "no" })).toMatchObject({ avert: "unlikely" });
  });

  test("mistreatment by a cohabitant counts without rape or grave harm", () => {
    expect(by({ household: "yes", likely: "yes", preventable: "yes" })).toMatchObject({ avert: "likely" });
  });

  test("what is over and cannot be prevented is not to be averted", () => {
    expect(by({ grave: "yes", likely: "yes", preventable: "no" })).toMatchObject({ avert: "unlikely", call: false });
  });

  test("a doubt is never taken for a no", () => {
    expect(by({ grave: "unsure", likely: "yes", preventable: "yes" })).toMatchObject({ avert: "perhaps", call: true });
    expect(by({ child: "unsure", neglect: "yes" })).toMatchObject({ report: "perhaps", call: true });
    expect(by({ danger: "unsure" })).toMatchObject({ avert: "unlikely", report: "unlikely", call: true });
  });

  test("acting with care is said only where there is something to act on", () => {
    const act = { grave: "yes", likely: "yes", preventable: "yes" } as const;
    expect(by({ ...act, harm: "unsure" })).toMatchObject({ careful: true });
    expect(by({ ...act, harm: "no" })).toMatchObject({ careful: false });
    expect(by({ ...act, likely: "no", harm: "yes" })).toMatchObject({ careful: false });
  });

  test("a child in need is reported whether or not there is anything to avert", () => {
    expect(by({ child: "yes", neglect: "yes" })).toMatchObject({ avert: "unlikely", report: "likely", call: true });
    expect(by({ child: "no", neglect: "yes" })).toMatchObject({ report: "unlikely", call: false });
  });
});
