// A tab that was closed and opened again, perhaps by somebody else. It tells nothing
// about what was here before, and asks nothing of the server, until there is a tap.

import type { JSX } from "preact";
import { use_surroundings } from "../context.ts";
import { Phones } from "../screen/phones.tsx";
import { Screen } from "../screen/screen.tsx";

/** Go on, or begin anew. */
export function Found(): JSX.Element {
  const { t, visit } = use_surroundings();
  return (
    <Screen title={t("visit-found-title")} kind="found" takes_focus={false}>
      <div class="ways">
        <button type="button" class="ds-button" onClick={() => visit.go_on()}>
          {t("visit-found-go-on")}
        </button>
        <button type="button" class="ds-button" data-variant="secondary" onClick={() => visit.again()}>
          {t("visit-found-anew")}
        </button>
      </div>
      <p>{t("visit-found-warning")}</p>
      <Phones />
    </Screen>
  );
}
