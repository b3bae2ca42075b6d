// Asks whether anybody sits here, before the desk covers itself. It takes no focus and
// leaves the writing field alone: whoever writes goes on writing, and that is the answer.

import type { JSX } from "preact";
import { as_clock, seconds_left } from "../../chat/clock.ts";
import type { Session } from "../../session.ts";
import "./still-here.css";

/** The question, while there is one. */
export function StillHere({ session }: { readonly session: Session }): JSX.Element {
  const { t } = session;
  const rest = session.rest.value;
  const asks = rest.name === "asked" || rest.name === "ends";
  return (
    // There before it has anything to say, or a screen reader would not say it.
    <div class="still-here" role="alert">
      {asks && (
        <div class="ds-card still-here-card">
          <p class="ds-heading" data-size="2xs">
            {t(rest.name === "asked" ? "desk-still-here" : "desk-sign-in-ends")}
          </p>
          <p>{t(rest.name === "asked" ? "desk-still-here-hint" : "desk-sign-in-ends-hint")}</p>
          <p class="still-here-clock" aria-hidden="true">
            {t("desk-time-left", { clock: as_clock(seconds_left(rest.until_ms, session.now_ms.value)) })}
          </p>
          {rest.name === "asked" && (
            <button type="button" class="ds-button" data-variant="primary" onClick={() => session.acted()}>
              {t("desk-still-here-yes")}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
