// The thinking aid for the duties: one question at a time, and at the end what to do now.
// The rule stands in chat/duty.ts; here it gets its words.

import type { ComponentChildren, JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { type Answer, type Finding, type Given, next, type Outcome } from "../../chat/duty.ts";
import type { Session } from "../../session.ts";
import type { PlainKey } from "../words.ts";

const answers: readonly { answer: Answer; name: PlainKey }[] = [
  { answer: "yes", name: "desk-duty-yes" },
  { answer: "no", name: "desk-duty-no" },
  { answer: "unsure", name: "desk-duty-unsure" },
];

const finding_key: Record<Finding, PlainKey> = {
  likely: "desk-duty-likely",
  perhaps: "desk-duty-perhaps",
  unlikely: "desk-duty-unlikely",
};

/** What the thinking aid needs; it keeps nothing itself. */
export type DutyProps = {
  readonly session: Session;
  readonly given: Given;
  readonly on_given: (given: Given) => void;
};

/** The question that is next, or what the answers point to. */
export function Duty({ session, given, on_given }: DutyProps): JSX.Element {
  const { t } = session;
  const now = next(given);
  // Somebody in danger comes before what this aid is not.
  const in_danger = "outcome" in now && now.outcome.kind === "danger";
  const heading = useRef<HTMLHeadingElement>(null);
  const answered = useRef(given.length);
  useLayoutEffect(() => {
    // A new question is read out, and a key that is held too long answers nothing.
    if (answered.current !== given.length) heading.current?.focus();
    answered.current = given.length;
  }, [given.length]);
  return (
    <>
      {!in_danger && <p class="duty-face">{t("desk-duty-face")}</p>}
      {"question" in now ? (
        <section class="duty" aria-labelledby="duty-title">
          <p class="duty-number">{t("desk-duty-number", { n: given.length + 1 })}</p>
          <h3 class="duty-question" id="duty-title" tabIndex={-1} ref={heading}>
            {t(`desk-duty-q-${now.question}`)}
          </h3>
          <p class="duty-hint" id="duty-hint">
            {t(`desk-duty-q-${now.question}-hint`)}
          </p>
          <Answers session={session} on_answer={(answer) => on_given([...given, { question: now.question, answer }])} />
        </section>
      ) : (
        <section class="duty" aria-labelledby="duty-title">
          <h3 class="duty-question" id="duty-title" tabIndex={-1} ref={heading}>
            {t(now.outcome.kind === "danger" ? "desk-duty-danger" : "desk-duty-weighed")}
          </h3>
          <Weighed session={session} outcome={now.outcome} />
        </section>
      )}
      {given.length > 0 && (
        <div class="duty-ways">
          <button
            type="button"
            class="ds-button"
            data-variant="tertiary"
            data-size="sm"
            onClick={() => on_given(given.slice(0, -1))}
          >
            {t("desk-duty-back")}
          </button>
          <button type="button" class="ds-button" data-variant="tertiary" data-size="sm" onClick={() => on_given([])}>
            {t("desk-duty-again")}
          </button>
        </div>
      )}
      {in_danger && <p class="duty-face">{t("desk-duty-face")}</p>}
      <p class="duty-law">{t("desk-duty-law")}</p>
      <p class="duty-law">{t("desk-duty-source")}</p>
    </>
  );
}

function Answers({
  session,
  on_answer,
}: {
  readonly session: Session;
  readonly on_answer: (answer: Answer) => void;
}): JSX.Element {
  return (
    // biome-ignore lint/a11y/useSemanticElements: buttons that act at once, not fields of a form
    <div class="duty-answers" role="group" aria-labelledby="duty-title" aria-describedby="duty-hint">
      {answers.map(({ answer, name }) => (
        <button key={answer} type="button" class="ds-button" data-variant="secondary" onClick={() => on_answer(answer)}>
          {session.t(name)}
        </button>
      ))}
    </div>
  );
}

function Weighed({ session, outcome }: { readonly session: Session; readonly outcome: Outcome }): JSX.Element {
  const { t } = session;
  return (
    <>
      {outcome.kind === "weighed" && (
        <dl class="duty-findings">
          <div data-finding={outcome.avert}>
            <dt>{t("desk-duty-avert")}</dt>
            <dd>{t(finding_key[outcome.avert])}</dd>
          </div>
          <div data-finding={outcome.report}>
            <dt>{t("desk-duty-report")}</dt>
            <dd>{t(finding_key[outcome.report])}</dd>
          </div>
        </dl>
      )}
      <h4 class="duty-do">{t("desk-duty-do")}</h4>
      <ol class="duty-steps">
        {what_to_do(outcome).map((key) => (
          <li key={key}>{with_number(t(key))}</li>
        ))}
      </ol>
    </>
  );
}

/** The words, with the number to call standing out. */
function with_number(text: string): ComponentChildren {
  return text.split(/(112)/).map((part) => (part === "112" ? <strong key={part}>{part}</strong> : part));
}

/** What to do now, the first thing first. */
function what_to_do(outcome: Outcome): readonly PlainKey[] {
  if (outcome.kind === "danger") {
    return [
      "desk-duty-do-112",
      "desk-duty-do-where",
      "desk-duty-do-call-112",
      "desk-duty-do-lead",
      "desk-duty-do-tell-first",
      "desk-duty-do-known",
    ];
  }
  if (!outcome.call) return ["desk-duty-do-go-on", "desk-duty-do-worried"];
  return [
    "desk-duty-do-lead",
    "desk-duty-do-together",
    "desk-duty-do-tell-first",
    "desk-duty-do-known",
    ...(outcome.avert === "unlikely" ? [] : (["desk-duty-do-any-way"] as const)),
    ...(outcome.careful ? (["desk-duty-do-careful"] as const) : []),
    ...(outcome.report === "unlikely" ? [] : (["desk-duty-do-report"] as const)),
  ];
}
