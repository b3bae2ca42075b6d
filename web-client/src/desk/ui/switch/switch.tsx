// Opens or closes the chat by hand, for a shift lead: what, why, and for how long. What it
// leads to, the desk is told as everybody else is.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { DoorState, ErrorId, SwitchReason } from "../../../protocol/wire.ts";
import type { Shift } from "../../chat/state.ts";
import type { Session, SwitchForm } from "../../session.ts";
import { Dialog } from "../dialog/dialog.tsx";
import { opening, type PlainKey, refusal, switch_reasons, why_by_hand } from "../words.ts";
import "./switch.css";

const doors: Record<DoorState, { name: PlainKey; means: PlainKey; act: PlainKey }> = {
  open: { name: "desk-switch-open", means: "desk-switch-open-means", act: "desk-switch-open-act" },
  closed: { name: "desk-switch-close", means: "desk-switch-close-means", act: "desk-switch-close-act" },
};

/** For how long, in minutes; the last is the rest of the day. */
const times: readonly { readonly minutes?: number; readonly name: PlainKey }[] = [
  { minutes: 30, name: "desk-switch-half-an-hour" },
  { minutes: 60, name: "desk-switch-one-hour" },
  { minutes: 120, name: "desk-switch-two-hours" },
  { name: "desk-switch-rest-of-day" },
];

/** The dialog. */
export function Switch({
  session,
  shift,
  on_done,
}: {
  readonly session: Session;
  readonly shift: Shift;
  readonly on_done: () => void;
}): JSX.Element {
  const { t } = session;
  // Whoever comes here wants the other of the two.
  const [door, choose_door] = useState<DoorState>(shift.service.open ? "closed" : "open");
  const [reason, choose_reason] = useState<SwitchReason | undefined>(undefined);
  const [time, choose_time] = useState(times.length - 1);
  const [busy, set_busy] = useState(false);
  const [refused, set_refused] = useState<ErrorId | undefined>(undefined);
  const send = async (form: SwitchForm): Promise<void> => {
    if (busy) return;
    set_busy(true);
    const problem = await session.set_switch(form);
    set_busy(false);
    set_refused(problem);
    if (problem === undefined) on_done();
  };
  return (
    <Dialog label={t("desk-switch")} on_close={on_done}>
      <p>{[opening(t, shift, session.now_ms.value), why_by_hand(t, shift)].filter(Boolean).join(", ")}</p>
      {shift.by_hand !== undefined && (
        <div class="desk-actions">
          <button
            type="button"
            class="ds-button"
            data-variant="secondary"
            aria-disabled={busy}
            onClick={() => void send({ to: "hours" })}
          >
            {t("desk-switch-hours")}
          </button>
        </div>
      )}
      <form
        class="switch"
        onSubmit={(event) => {
          event.preventDefault();
          const minutes = times[time]?.minutes;
          if (reason !== undefined) void send({ to: door, reason, ...(minutes === undefined ? {} : { minutes }) });
        }}
      >
        <fieldset>
          <legend>{t("desk-switch-what")}</legend>
          {(["closed", "open"] as const).map((each) => (
            <Choice key={each} group="door" chosen={door === each} on_choose={() => choose_door(each)}>
              {t(doors[each].name)}
            </Choice>
          ))}
        </fieldset>
        <fieldset>
          <legend>{t("desk-switch-why")}</legend>
          {Object.entries(switch_reasons).map(([each, name]) => (
            <Choice
              key={each}
              group="reason"
              chosen={reason === each}
              on_choose={() => choose_reason(each as SwitchReason)}
            >
              {t(name)}
            </Choice>
          ))}
        </fieldset>
        <fieldset>
          <legend>{t("desk-switch-how-long")}</legend>
          {times.map(({ name }, n) => (
            <Choice key={name} group="time" chosen={time === n} on_choose={() => choose_time(n)}>
              {t(name)}
            </Choice>
          ))}
        </fieldset>
        <p>{t(doors[door].means)}</p>
        <p role="alert">{refused === undefined ? "" : refusal(t, refused)}</p>
        <div class="desk-actions">
          <button type="submit" class="ds-button" aria-disabled={busy || reason === undefined}>
            {t(doors[door].act)}
          </button>
          <button type="button" class="ds-button" data-variant="secondary" onClick={on_done}>
            {t("desk-switch-cancel")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function Choice({
  group,
  chosen,
  on_choose,
  children,
}: {
  readonly group: string;
  readonly chosen: boolean;
  readonly on_choose: () => void;
  readonly children: string;
}): JSX.Element {
  return (
    <label class="switch-choice">
      <input type="radio" class="ds-input" name={`switch-${group}`} checked={chosen} onChange={on_choose} />
      {children}
    </label>
  );
}
