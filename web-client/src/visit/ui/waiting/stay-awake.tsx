// Two offers while waiting, where the phone has them; both off until asked for.

import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { can_stay_awake, can_vibrate, stay_awake } from "../../../ui/browser/awake.ts";
import { cell, use_cell } from "../../../ui/cell/cell.ts";
import { use_surroundings } from "../context.ts";

// Kept beside the component: the choice lasts from the queue to the offer and back.
const awake = cell(false);
/** Whether the visitor wants a short vibration when a counsellor is ready. */
export const wants_vibration = cell(false);

/** The two ticks. */
export function StayAwake(): JSX.Element {
  const { t } = use_surroundings();
  const [failed, set_failed] = useState(false);
  const on = use_cell(awake);
  const vibrates = use_cell(wants_vibration);
  useEffect(() => {
    if (!on) return undefined;
    return stay_awake(() => {
      awake.value = false;
      set_failed(true);
    });
  }, [on]);
  return (
    <div class="ticks">
      {can_stay_awake() && (
        <label class="tick">
          <input
            type="checkbox"
            checked={on}
            onChange={(event) => {
              set_failed(false);
              awake.value = event.currentTarget.checked;
            }}
          />
          <span>{t("visit-keep-awake")}</span>
        </label>
      )}
      {can_vibrate() && (
        <label class="tick">
          <input
            type="checkbox"
            checked={vibrates}
            onChange={(event) => {
              wants_vibration.value = event.currentTarget.checked;
            }}
          />
          <span>{t("visit-vibrate")}</span>
        </label>
      )}
      <p class="small" role="status">
        {failed ? t("visit-keep-awake-failed") : ""}
      </p>
    </div>
  );
}
