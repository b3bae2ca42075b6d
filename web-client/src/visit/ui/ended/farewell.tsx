// The empty page: nothing of the talk is left, and the page says what is.

import type { JSX } from "preact";
import { use_surroundings } from "../context.ts";
import { Screen } from "../screen/screen.tsx";

/** The last screen. */
export function Farewell({ thanked }: { readonly thanked: boolean }): JSX.Element {
  const { t, page } = use_surroundings();
  return (
    <Screen title={t("visit-farewell-title")} kind="farewell">
      <p class="lead">
        {thanked && `${t("visit-farewell-thanked")} `}
        {t("visit-ended-welcome")}
      </p>
      <p>
        {t("visit-farewell-text")} {t("visit-farewell-history")}
      </p>
      <div class="ways">
        <a class="ds-button" href={page.home}>
          {t("visit-home")}
        </a>
      </div>
    </Screen>
  );
}
