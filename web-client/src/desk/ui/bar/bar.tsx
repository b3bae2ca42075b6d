// The bar across the top: which service, open or closed, the shift in numbers, how the
// connection stands, and what belongs to the counsellor's own desk.

import type { ComponentChildren, JSX } from "preact";
import type { ShiftCounts } from "../../../protocol/wire.ts";
import { open_talks } from "../../chat/state.ts";
import type { Session } from "../../session.ts";
import { Door } from "../switch/door.tsx";
import "./bar.css";

/** The bar. `on_switch` opens what opens and closes the chat, `on_keys` the list of shortcuts, `on_sign_ins` that of sign-ins, `on_sign_out` asks before signing out of a talk. */
export function Bar({
  session,
  on_switch,
  on_keys,
  on_sign_ins,
  on_sign_out,
}: {
  readonly session: Session;
  readonly on_switch: () => void;
  readonly on_keys: () => void;
  readonly on_sign_ins: () => void;
  readonly on_sign_out: () => void;
}): JSX.Element {
  const { t } = session;
  const { me, shift } = session.desk.value;
  const talking = open_talks(session.desk.value).length > 0;
  return (
    <header class="bar">
      <div class="bar-who">
        <h1 class="ds-heading" data-size="2xs">
          {t("desk-title")}
        </h1>
        {me !== undefined && <p>{t("desk-alias", { alias: me.alias })}</p>}
      </div>
      <Door session={session} on_switch={on_switch} />
      <p class="bar-link" data-up={session.link.value === "up"}>
        {t(session.link.value === "up" ? "desk-link-up" : "desk-link-down")}
      </p>
      {shift !== undefined && <Counts session={session} counts={shift.counsellors} />}
      <div class="bar-own">
        <button
          type="button"
          class="ds-button"
          data-variant="tertiary"
          data-size="sm"
          aria-pressed={session.sound.value}
          onClick={() => session.toggle_sound()}
        >
          {t("desk-sound")} {t(session.sound.value ? "desk-sound-on" : "desk-sound-off")}
        </button>
        <button type="button" class="ds-button" data-variant="tertiary" data-size="sm" onClick={on_keys}>
          {t("desk-keys")}
        </button>
        <button type="button" class="ds-button" data-variant="tertiary" data-size="sm" onClick={on_sign_ins}>
          {t("desk-sign-ins")}
        </button>
        <form
          method="post"
          action={`${session.home}/sign-out`}
          id="sign-out"
          onSubmit={(event) => {
            if (!talking) return;
            event.preventDefault();
            on_sign_out();
          }}
        >
          <button type="submit" class="ds-button" data-variant="tertiary" data-size="sm">
            {t("desk-sign-out")}
          </button>
        </form>
      </div>
    </header>
  );
}

function Counts({ session, counts }: { readonly session: Session; readonly counts: ShiftCounts }): JSX.Element {
  const { t } = session;
  return (
    <ul class="counts" aria-label={t("desk-counts")}>
      <Count n={counts.on_shift}>{t("desk-count-on-shift")}</Count>
      <Count n={counts.ready}>{t("desk-count-ready", { n: counts.ready })}</Count>
      <Count n={counts.talking}>{t("desk-count-talking")}</Count>
      <Count n={counts.paused}>{t("desk-count-paused")}</Count>
    </ul>
  );
}

function Count({ n, children }: { readonly n: number; readonly children: ComponentChildren }): JSX.Element {
  return (
    <li>
      <strong>{n}</strong> {children}
    </li>
  );
}
