// That the counsellor is away for a moment, and the way back.

import type { JSX } from "preact";
import { as_clock, seconds_left } from "../../chat/clock.ts";
import { is_late } from "../../chat/state.ts";
import type { Session } from "../../session.ts";
import "./errand.css";

/** Always there, so that a screen reader hears what comes into it; empty, it takes no room. */
export function ErrandState({ session }: { readonly session: Session }): JSX.Element {
  const { t } = session;
  const { errand_until_ms } = session.desk.value;
  const late = is_late(session.desk.value, session.now_ms.value);
  const said = errand_until_ms === undefined ? "" : t(late ? "desk-errand-late" : "desk-errand-told");
  return (
    <div class="errand-place">
      <p class="visually-hidden" role="status">
        {said}
      </p>
      {errand_until_ms !== undefined && (
        <div class="ds-alert errand-state" data-color={late ? "warning" : "info"}>
          <p aria-hidden="true">{said}</p>
          {!late && (
            <p class="errand-clock" role="timer">
              {as_clock(seconds_left(errand_until_ms, session.now_ms.value))}
            </p>
          )}
          <button type="button" class="ds-button" data-size="sm" onClick={() => session.back()}>
            {t("desk-errand-back")}
          </button>
        </div>
      )}
    </div>
  );
}
