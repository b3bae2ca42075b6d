// The way to handing a talk over, in its head. On a phone it is a sign alone.

import type { JSX } from "preact";
import type { Session } from "../../session.ts";
import "./handing.css";

/** Asks whom to hand the talk to. */
export function HandOverButton({
  session,
  on_hand_over,
}: {
  readonly session: Session;
  readonly on_hand_over: () => void;
}): JSX.Element {
  return (
    <button
      type="button"
      class="ds-button hand-over-button"
      data-variant="tertiary"
      data-size="sm"
      onClick={on_hand_over}
    >
      <svg class="desk-icon" viewBox="0 0 24 24" aria-hidden="true">
        <path d="M4 8h14 M14 4l4 4-4 4 M20 16H6 M10 12l-4 4 4 4" />
      </svg>
      <span class="hand-over-button-name">{session.t("desk-hand-over")}</span>
    </button>
  );
}
