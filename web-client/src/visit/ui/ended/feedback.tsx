// Five taps about how it was. Closed answers only, no name, no text box.

import "./feedback.css";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Better, Degree, Feedback } from "../../../protocol/wire.ts";
import { use_surroundings } from "../context.ts";

/** What it tells. */
export type FeedbackFormProps = {
  readonly on_send: (feedback: Feedback) => void;
  readonly on_skip: () => void;
};

const questions = [
  ["heard", "visit-feedback-heard"],
  ["helped", "visit-feedback-helped"],
  ["knows_next", "visit-feedback-knows-next"],
  ["again", "visit-feedback-again"],
] as const;
const degrees = ["yes", "some", "no"] as const;
const betters = [
  ["wait", "visit-better-wait"],
  ["language", "visit-better-language"],
  ["time", "visit-better-time"],
  ["advice", "visit-better-advice"],
  ["safety", "visit-better-safety"],
  ["all_good", "visit-better-all-good"],
] as const;

/** The form; each question can be left alone. */
export function FeedbackForm({ on_send, on_skip }: FeedbackFormProps): JSX.Element {
  const { t } = use_surroundings();
  const [degree, set_degree] = useState<Readonly<Partial<Record<(typeof questions)[number][0], Degree>>>>({});
  const [better, set_better] = useState<readonly Better[]>([]);
  const empty = Object.keys(degree).length === 0 && better.length === 0;

  return (
    <form
      class="feedback"
      onSubmit={(event) => {
        event.preventDefault();
        if (!empty) on_send({ ...degree, ...(better.length === 0 ? {} : { better: [...better] }) });
      }}
    >
      <h2 class="ds-heading" data-size="xs">
        {t("visit-feedback-title")}
      </h2>
      <p class="small">{t("visit-feedback-lead")}</p>
      {questions.map(([question, key]) => (
        <fieldset key={question}>
          <legend>{t(key)}</legend>
          <div class="chips">
            {degrees.map((value) => (
              <label class="chip" key={value}>
                <input
                  type="radio"
                  name={question}
                  checked={degree[question] === value}
                  onChange={() => set_degree({ ...degree, [question]: value })}
                />
                <span>
                  {t(value === "some" && question === "again" ? "visit-degree-maybe" : `visit-degree-${value}`)}
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      <fieldset>
        <legend>{t("visit-feedback-better")}</legend>
        <div class="chips">
          {betters.map(([value, key]) => (
            <label class="chip" key={value}>
              <input
                type="checkbox"
                checked={better.includes(value)}
                onChange={(event) =>
                  set_better(
                    event.currentTarget.checked ? [...better, value] : better.filter((other) => other !== value),
                  )
                }
              />
              <span>{t(key)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <div class="ways">
        <button type="submit" class="ds-button" aria-disabled={empty}>
          {t("visit-feedback-send")}
        </button>
        <button type="button" class="ds-button" data-variant="tertiary" onClick={on_skip}>
          {t("visit-feedback-skip")}
        </button>
      </div>
    </form>
  );
}
