// Something to know once: an offer that was not answered, or a wish that was refused.
// The erasing of a talk is told by the announcer alone.

import type { JSX } from "preact";
import type { Session } from "../../session.ts";
import { language_key, refusal, why_not_in, why_not_taken } from "../words.ts";
import "./notice.css";

/** The notice, until it is read or outlived. */
export function NoticeStrip({ session }: { readonly session: Session }): JSX.Element {
  const { t } = session;
  const { notice } = session.desk.value;
  return (
    <div class="notice-place" role="status">
      {notice !== undefined && (
        <div class="ds-alert notice" data-color={notice.kind === "refused" ? "warning" : "accent"}>
          <p>{in_words()}</p>
          <button
            type="button"
            class="ds-button"
            data-variant="tertiary"
            data-size="sm"
            onClick={() => session.read_notice()}
          >
            {t("desk-close")}
          </button>
        </div>
      )}
    </div>
  );

  function in_words(): string {
    switch (notice?.kind) {
      case "offer_lapsed":
        return t("desk-offer-lapsed");
      case "erased":
        return t("desk-erased");
      case "account": {
        const { languages, capacity } = session.desk.value.me ?? { languages: [], capacity: 1 };
        const named = languages.map((language) => t(language_key[language])).join(", ");
        return t("desk-account-changed", { languages: named, n: String(capacity) });
      }
      case "refused":
        return refusal(t, notice.error_id);
      case "take_over_off":
        return t(why_not_taken[notice.why]);
      case "called_in_off":
        return t(notice.why === undefined ? "desk-called-in-other" : why_not_in[notice.why]);
      case undefined:
        return "";
    }
  }
}
