// The way to calling somebody in, in the head of a talk. On a phone it is a sign alone.

import type { JSX } from "preact";
import type { Session } from "../../session.ts";
import "../handing/handing.css";

/** Asks whom to call into the talk. */
export function CallInButton({
  session,
  on_call_in,
}: {
  readonly session: Session;
  readonly on_call_in: () => void;
}): JSX.Element {
  return (
    <button
      type="button"
      class="ds-button hand-over-button"
      data-variant="tertiary"
      data-size="sm"
      onClick={on_call_in}
    >
      <svg class="desk-icon" viewBox="0 0 24 24" aria-hidden="true">
        <path d="M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7 M3 20c0-3.5 2.5-6 6-6s6 2.5 6 6 M18 8v6 M15 11h6" />
      </svg>
      <span class="hand-over-button-name">{session.t("desk-call-in")}</span>
    </button>
  );
}
