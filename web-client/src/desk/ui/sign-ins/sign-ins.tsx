// Where the counsellor is signed in. Nothing is kept of a device, so a sign-in is known by
// when it began and when it was last used.

import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { OwnSession } from "../../../protocol/wire.ts";
import type { Session } from "../../session.ts";
import { Dialog } from "../dialog/dialog.tsx";
import { clock_and_day } from "../words.ts";
import "./sign-ins.css";

/** The list in a dialog. */
export function SignIns({
  session,
  on_close,
}: {
  readonly session: Session;
  readonly on_close: () => void;
}): JSX.Element {
  const { t } = session;
  const own = session.desk.value.sign_ins;
  useEffect(() => session.ask_sign_ins(), [session]);
  const others = own?.some(({ here }) => !here) === true;
  return (
    <Dialog label={t("desk-sign-ins")} on_close={on_close}>
      <p>{t("desk-sign-ins-hint")}</p>
      <ul class="sign-ins" aria-live="polite">
        {own?.map((one) => (
          <SignInRow key={one.session} session={session} one={one} />
        ))}
      </ul>
      {own === undefined && <p>{t("desk-link-first")}</p>}
      {own !== undefined && !others && <p>{t("desk-sign-ins-only")}</p>}
      <p>
        {/* Beside the desk and not in its place: a talk may be open. */}
        <a class="ds-link" href={`${session.home}/keys`} target="_blank" rel="noopener">
          {t("desk-sign-ins-keys")}
        </a>
      </p>
      <div class="desk-actions">
        <button type="button" class="ds-button" data-variant="primary" onClick={on_close}>
          {t("desk-close")}
        </button>
        {others && (
          <button type="button" class="ds-button" data-variant="secondary" onClick={() => session.end_other_sign_ins()}>
            {t("desk-sign-ins-end-others")}
          </button>
        )}
        {/* A window of its own, so that this one keeps the talks. */}
        <a class="ds-button" data-variant="tertiary" href={`${session.home}/password`} target="_blank" rel="noopener">
          {t("desk-own-password")}
        </a>
      </div>
    </Dialog>
  );
}

function SignInRow({ session, one }: { readonly session: Session; readonly one: OwnSession }): JSX.Element {
  const { t } = session;
  const at = (at_ms: number): string => clock_and_day(t, at_ms, session.now_ms.value);
  const began = t("desk-sign-in-began", { when: at(one.began_at_ms) });
  return (
    <li>
      <p>
        <strong>{began}</strong>
        <span>{one.here ? t("desk-sign-in-here") : t("desk-sign-in-used", { when: at(one.used_at_ms) })}</span>
      </p>
      {!one.here && (
        <button
          type="button"
          class="ds-button"
          data-variant="secondary"
          data-size="sm"
          // Its whole name says which: the rows look alike to whoever hears them.
          aria-label={t("desk-sign-in-end-one", { began })}
          onClick={() => session.end_sign_in(one.session)}
        >
          {t("desk-sign-in-end")}
        </button>
      )}
    </li>
  );
}
