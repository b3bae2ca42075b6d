// The last question: the language of the talk, and whether the phone is one's own.

import "../../../ui/choices/choices.css";
import type { JSX } from "preact";
import type { Language } from "../../../protocol/wire.ts";
import type { Answers } from "../../chat/state.ts";
import { use_surroundings } from "../context.ts";

/** What it shows. */
export type LanguageTapProps = {
  readonly answers: Answers;
  /** Languages held by counsellors on shift; `undefined` while unknown. */
  readonly staffed: readonly Language[] | undefined;
};

const languages = ["nb", "nn", "en"] as const;

/** Language, the shared phone, and the way into the queue. */
export function LanguageTap({ answers, staffed }: LanguageTapProps): JSX.Element {
  const { t, visit } = use_surroundings();
  const nobody = staffed !== undefined && staffed.length > 0 && !staffed.includes(answers.language);
  return (
    <>
      <fieldset class="choices">
        <legend class="visually-hidden">{t("visit-tap-language")}</legend>
        {languages.map((language) => (
          <label class="choice" key={language} lang={language}>
            <input
              type="radio"
              name="language"
              checked={answers.language === language}
              onChange={() => visit.act({ type: "answer", answers: { language } })}
            />
            {t(`shared-language-${language}`)}
          </label>
        ))}
      </fieldset>
      <p class="small" role="status">
        {nobody ? t("visit-language-nobody") : ""}
        {staffed?.length === 0 ? t("visit-estimate-nobody-ready") : ""}
      </p>
      <label class="tick tick-apart">
        <input
          type="checkbox"
          checked={answers.others_look}
          onChange={(event) => visit.act({ type: "answer", answers: { others_look: event.currentTarget.checked } })}
        />
        <span>
          {t("visit-others-look")}
          <small>{t("visit-others-look-help")}</small>
        </span>
      </label>
      <button type="button" class="ds-button main-act" onClick={() => visit.join()}>
        {t("visit-join")}
      </button>
    </>
  );
}
