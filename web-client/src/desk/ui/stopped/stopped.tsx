// The desk when the server has said stop: another window has taken over, or something
// broke that coming back would not mend.

import type { JSX } from "preact";
import type { Session } from "../../session.ts";
import "./stopped.css";

/** What happened, and the one way on. */
export function Stopped({ session, replaced }: { readonly session: Session; readonly replaced: boolean }): JSX.Element {
  const { t } = session;
  return (
    <div class="stopped" role="alert">
      <h1 class="ds-heading" data-size="md">
        {t(replaced ? "desk-replaced" : "desk-stopped")}
      </h1>
      <p>{t(replaced ? "desk-replaced-hint" : "desk-stopped-hint")}</p>
      <button type="button" class="ds-button" data-variant="primary" onClick={() => location.reload()}>
        {t(replaced ? "desk-replaced-take" : "desk-stopped-reload")}
      </button>
    </div>
  );
}
