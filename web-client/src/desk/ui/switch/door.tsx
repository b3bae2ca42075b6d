// Whether the chat is open, in the bar; for a shift lead, the way to open or close it.

import type { JSX } from "preact";
import type { Session } from "../../session.ts";
import { opening, why_by_hand } from "../words.ts";
import "./switch.css";

/** A line of the bar; `on_switch` opens the dialog. */
export function Door({
  session,
  on_switch,
}: {
  readonly session: Session;
  readonly on_switch: () => void;
}): JSX.Element | null {
  const { shift } = session.desk.value;
  if (shift === undefined) return null;
  const told = opening(session.t, shift, session.now_ms.value);
  const why = why_by_hand(session.t, shift);
  return (
    <div class="bar-open" data-open={shift.service.open}>
      {session.leads ? (
        <button
          type="button"
          class="ds-button bar-door"
          data-variant="tertiary"
          data-size="sm"
          id="door"
          title={session.t("desk-switch")}
          onClick={on_switch}
        >
          {told}
        </button>
      ) : (
        <p>{told}</p>
      )}
      {why !== undefined && <p class="bar-why">{why}</p>}
    </div>
  );
}
