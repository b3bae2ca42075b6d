// The first words: who answers, what is kept, and where confidentiality ends. Said
// before anything is asked.

import type { JSX } from "preact";
import type { VisitState } from "../../chat/state.ts";
import { use_surroundings } from "../context.ts";
import { Screen } from "../screen/screen.tsx";

/** The first screen. */
export function Welcome({ state, first }: { readonly state: VisitState; readonly first: boolean }): JSX.Element {
  const { t, visit } = use_surroundings();
  return (
    <Screen title={t("visit-welcome-title")} takes_focus={!first}>
      <p class="lead">{t("visit-welcome-lead")}</p>
      <div class="promise">
        <p class="promise-short">
          {t("visit-info-anonymous")} {t("visit-info-confidential")}
        </p>
        <p>{t("visit-info-limit")}</p>
        <p>{t("visit-info-erased", { seconds: state.limits.erased_within_s })}</p>
      </div>
      <button type="button" class="ds-button main-act" onClick={() => visit.act({ type: "begin" })}>
        {t("visit-begin")}
      </button>
      <p class="small">{t("visit-begin-note")}</p>
      <p class="small">{t("visit-info-leave")}</p>
    </Screen>
  );
}
