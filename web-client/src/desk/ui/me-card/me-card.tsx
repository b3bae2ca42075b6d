// What I am doing now, and the one thing I can do about it.

import type { JSX } from "preact";
import { as_clock, seconds_left } from "../../chat/clock.ts";
import { own_talks, type Shift } from "../../chat/state.ts";
import type { Session } from "../../session.ts";
import { me_keys } from "../words.ts";
import "./me-card.css";

/** The card with the main action of the desk. */
export function MeCard({
  session,
  on_errand,
}: {
  readonly session: Session;
  /** Asks for how long the counsellor leaves. */
  readonly on_errand: () => void;
}): JSX.Element | null {
  const { t } = session;
  const { shift, errand_until_ms } = session.desk.value;
  if (shift === undefined) return null;
  const keys = me_keys[shift.me.state];
  const first_come = shift.me.state === "ready" && shift.waiting_total === 0;
  return (
    <section class="me-card" data-state={shift.me.state} aria-labelledby="me-name">
      <p class="me-card-name" id="me-name">
        <span class="me-card-dot" aria-hidden="true" />
        {t(keys.name)}
      </p>
      <TimeLeft session={session} shift={shift} />
      <p class="me-card-hint">{t(first_come ? "desk-me-ready-hint-empty" : keys.hint)}</p>
      <MainAction session={session} shift={shift} />
      {own_talks(session.desk.value).length > 0 && shift.me.state !== "offering" && errand_until_ms === undefined && (
        <button
          type="button"
          class="ds-button me-card-action"
          data-variant="tertiary"
          aria-disabled={session.link.value !== "up"}
          onClick={on_errand}
        >
          {t("desk-errand")}
        </button>
      )}
    </section>
  );
}

function TimeLeft({ session, shift }: { readonly session: Session; readonly shift: Shift }): JSX.Element | null {
  if (shift.me.state !== "paused" && shift.me.state !== "offering") return null;
  const left_s = seconds_left(shift.heard_at_ms + shift.me.seconds_left * 1_000, session.now_ms.value);
  return (
    <p class="me-card-clock" role="timer">
      {session.t("desk-time-left", { clock: as_clock(left_s) })}
    </p>
  );
}

function MainAction({ session, shift }: { readonly session: Session; readonly shift: Shift }): JSX.Element | null {
  const { t } = session;
  const offline = session.link.value !== "up";
  const ready = (label: string) => (
    <button
      type="button"
      class="ds-button me-card-action"
      data-variant="primary"
      id="main-action"
      aria-disabled={offline}
      onClick={() => session.ready_for_next()}
    >
      {label}
    </button>
  );
  switch (shift.me.state) {
    case "resting":
    case "paused":
      return ready(t("desk-ready"));
    case "ready":
    case "offering":
      return (
        <button
          type="button"
          class="ds-button me-card-action"
          data-variant="secondary"
          id="main-action"
          aria-disabled={offline}
          onClick={() => session.pause()}
        >
          {t("desk-pause")}
        </button>
      );
    case "talking": {
      const { me } = session.desk.value;
      const room = (me?.capacity ?? 1) > own_talks(session.desk.value).length;
      return room ? ready(t("desk-ready-more")) : null;
    }
  }
}
