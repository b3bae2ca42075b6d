// What the answers say, and what there is to do now. No points, no colour that judges, and
// nothing to share.

import type { JSX } from "preact";
import type { Translate } from "../../texts/t.ts";
import { PhoneList } from "../../ui/phone-list/phone-list.tsx";
import { Sheet } from "../../ui/tool/sheet.tsx";
import type { Answers, View } from "../items.ts";
import { numbers, reading } from "../reading.ts";
import { is_partly, is_yes, type Outcome, outcome_of } from "../rule.ts";
import type { CheckPage } from "./page.ts";

/** What was answered. */
export type ResultProps = {
  readonly t: Translate;
  readonly page: CheckPage;
  readonly view: View;
  readonly answers: Answers;
  readonly on_again: () => void;
};

/** The last screen. */
export function Result({ t, page, view, answers, on_again }: ResultProps): JSX.Element {
  const outcome = outcome_of(view, answers);
  const words = words_of(view, outcome);
  const phones = numbers(outcome, answers).flatMap((tel) => page.phones.find((phone) => phone.tel === tel) ?? []);
  const articles = reading(view, outcome, answers).flatMap(
    (slug) => page.articles.find((article) => article.slug === slug) ?? [],
  );
  return (
    <Sheet title={t(`check-${words}-title`)} takes_focus>
      <p class="lead">{t(`check-${words}`)}</p>
      {is_yes(answers, "d2") && <p class="note">{t("check-throat")}</p>}
      {is_yes(answers, "d6") && <p class="note">{t("check-threat")}</p>}
      {is_yes(answers, "d10") && <p class="note">{t("check-family")}</p>}
      {is_calm(outcome) && is_partly(view, answers) && <p>{t("check-partly")}</p>}
      <p>
        <a class="ds-button tool-act" href={page.chat}>
          {t("check-talk")}
        </a>
      </p>
      {phones.length > 0 && (
        <section aria-labelledby="check-call">
          <h2 id="check-call">{t("check-call")}</h2>
          <PhoneList phones={phones} note={t("shared-call-log")} />
        </section>
      )}
      <section aria-labelledby="check-read">
        <h2 id="check-read">{t("check-read")}</h2>
        <ul class="tool-links">
          {articles.map(({ slug, href, title }) => (
            <li key={slug}>
              <a href={href}>{title}</a>
            </li>
          ))}
          <li>
            <a href={page.services}>{t("check-more-help")}</a>
          </li>
        </ul>
      </section>
      <button type="button" class="ds-button tool-act" data-variant="secondary" onClick={on_again}>
        {t("check-again")}
      </button>
    </Sheet>
  );
}

function is_calm(outcome: Outcome): boolean {
  return outcome === "calm" || outcome === "own_calm";
}

/** Which words an outcome has: of a friend one speaks in other words. */
function words_of(view: View, outcome: Outcome) {
  switch (outcome) {
    case "serious":
    case "control":
    case "uneasy":
    case "calm":
      return view === "friend" ? (`friend-${outcome}` as const) : outcome;
    case "own_calm":
      return "own-calm";
    case "skipped":
    case "harm":
    case "own":
      return outcome;
    default:
      return outcome satisfies never;
  }
}
