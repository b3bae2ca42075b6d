// A talk of the counsellor's own: one press calls the shift leads. It is offered when nobody
// waits for the counsellor's words, and shown for as long as it is wanted.

import type { JSX } from "preact";
import type { DebriefState } from "../../../protocol/wire.ts";
import type { Shift } from "../../chat/state.ts";
import type { Session } from "../../session.ts";
import "./care.css";

/** The way to it, or how it stands. */
export function Debrief({ session }: { readonly session: Session }): JSX.Element | null {
  const { t } = session;
  const { shift } = session.desk.value;
  if (shift === undefined) return null;
  const { debrief } = shift;
  return (
    <div class="debrief" data-state={debrief?.state}>
      <p role="status">{debrief !== undefined && in_words(session, debrief)}</p>
      {(debrief !== undefined || is_free(shift)) && (
        <button
          type="button"
          class="ds-button"
          data-variant={debrief?.state === "coming" ? "secondary" : "tertiary"}
          data-size="sm"
          aria-disabled={session.link.value !== "up"}
          onClick={() => (debrief === undefined ? session.ask_debrief() : session.end_debrief())}
        >
          {t(debrief === undefined ? "desk-debrief-ask" : end_key[debrief.state])}
        </button>
      )}
    </div>
  );
}

const end_key = {
  asked: "desk-debrief-take-back",
  coming: "desk-debrief-done",
  nobody_here: "desk-debrief-take-back",
} as const;

/** In a pause, and when nobody is asked for. */
function is_free({ me }: Shift): boolean {
  return me.state === "resting" || me.state === "paused";
}

function in_words({ t }: Session, debrief: DebriefState): string {
  switch (debrief.state) {
    case "asked":
      return t("desk-debrief-asked");
    case "coming":
      return t("desk-debrief-coming", { alias: debrief.alias });
    case "nobody_here":
      return t("desk-debrief-nobody");
    default:
      return debrief satisfies never;
  }
}
