// The second step was taken away while somebody sat here: it is set up anew in another
// window, so that this one keeps the talk.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Session } from "../../session.ts";

/** The way to the other window, and back. */
export function SetUp({ session }: { readonly session: Session }): JSX.Element {
  const { t } = session;
  const [not_yet, set_not_yet] = useState(false);
  const go_on = async (): Promise<void> => set_not_yet(!(await session.go_on_signed_in()));
  return (
    <div class="sign-in-again">
      <p>{t("desk-sign-in-set-up-hint")}</p>
      <a
        class="ds-button"
        data-variant="primary"
        href={`${session.home}/sign-in/set-up`}
        target="_blank"
        rel="noopener"
      >
        {t("desk-sign-in-set-up")}
      </a>
      <button type="button" class="ds-button" data-variant="secondary" onClick={() => void go_on()}>
        {t("desk-sign-in-set-up-done")}
      </button>
      <p role="status">{not_yet && t("desk-sign-in-set-up-not-yet")}</p>
    </div>
  );
}
