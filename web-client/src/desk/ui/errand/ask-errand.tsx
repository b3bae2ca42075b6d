// Asks for how long the counsellor leaves the desk.

import type { JSX } from "preact";
import type { ErrandLength } from "../../../protocol/wire.ts";
import type { Session } from "../../session.ts";
import { Dialog } from "../dialog/dialog.tsx";
import "./errand.css";

const lengths: readonly (readonly [ErrandLength, number])[] = [
  ["two_minutes", 2],
  ["five_minutes", 5],
  ["ten_minutes", 10],
];

/** The dialog, while there is somebody to tell. */
export function AskErrand({
  session,
  on_done,
}: {
  readonly session: Session;
  readonly on_done: () => void;
}): JSX.Element {
  const { t } = session;
  return (
    <Dialog label={t("desk-errand-ask")} on_close={on_done}>
      <p>{t("desk-errand-consequence")}</p>
      <div class="errand-lengths">
        {lengths.map(([length, n]) => (
          <button
            key={length}
            type="button"
            class="ds-button"
            data-variant="secondary"
            onClick={() => {
              session.step_out(length);
              on_done();
            }}
          >
            {t("desk-errand-minutes", { n })}
          </button>
        ))}
      </div>
      <div class="desk-actions">
        <button type="button" class="ds-button" data-variant="tertiary" onClick={on_done}>
          {t("desk-errand-cancel")}
        </button>
      </div>
    </Dialog>
  );
}
