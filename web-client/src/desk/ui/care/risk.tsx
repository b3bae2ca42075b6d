// The mark of a talk as one with a risk in it: the way to it, and that it is there.

import type { JSX } from "preact";
import type { Talk } from "../../chat/state.ts";
import type { Session } from "../../session.ts";
import { clock_and_day } from "../words.ts";
import "./care.css";

/** Marks the talk, or takes the mark away. On a phone it is a sign alone. */
export function RiskButton({ session, talk }: { readonly session: Session; readonly talk: Talk }): JSX.Element {
  const { conversation } = talk;
  const marked = talk.risk_at_ms !== undefined;
  return (
    <button
      type="button"
      class="ds-button risk-button"
      data-variant="tertiary"
      data-size="sm"
      aria-pressed={marked}
      onClick={() => (marked ? session.unmark_risk(conversation) : session.mark_risk(conversation))}
    >
      <svg class="desk-icon" viewBox="0 0 24 24" aria-hidden="true">
        <path d="M6 21V4 M6 5h11l-3 4 3 4H6" />
      </svg>
      <span class="risk-button-name">{session.t("desk-risk")}</span>
    </button>
  );
}

/** Says who sees the mark. Always there, so that a screen reader hears it come. */
export function RiskMark({ session, talk }: { readonly session: Session; readonly talk: Talk }): JSX.Element {
  const { t } = session;
  const at_ms = talk.ended === undefined ? talk.risk_at_ms : undefined;
  return (
    <p class="risk-mark" role="status">
      {at_ms !== undefined && t("desk-risk-marked", { when: clock_and_day(t, at_ms, session.now_ms.value) })}
    </p>
  );
}
