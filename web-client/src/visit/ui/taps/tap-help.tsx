// A warm hand-over, not a wall: somebody else may be better right now, and the chat
// stays open.

import type { JSX } from "preact";
import type { Answers, Tap } from "../../chat/state.ts";
import { use_surroundings } from "../context.ts";
import { Phones } from "../screen/phones.tsx";
import { Screen } from "../screen/screen.tsx";

/** The help that an answer calls for. */
export function TapHelp({ tap, answers }: { readonly tap: Tap; readonly answers: Answers }): JSX.Element {
  const { t, visit } = use_surroundings();
  const kind = tap === "safety" ? "unsafe" : answers.age === "under_16" ? "under-16" : "over-25";
  const number = { unsafe: "112", "under-16": "116111", "over-25": "116006" }[kind];
  return (
    <Screen title={t(`visit-help-${kind}-title`)} kind={kind}>
      <p class="lead">{t(`visit-help-${kind}`)}</p>
      {kind === "unsafe" && (
        <a class="ds-button call" data-color="danger" href="tel:112">
          112
        </a>
      )}
      {kind === "unsafe" && <p>{t("visit-help-unsafe-chat")}</p>}
      {kind !== "unsafe" && <Phones first={number} />}
      <button type="button" class="ds-button main-act" onClick={() => visit.act({ type: "next" })}>
        {t("visit-help-go-on")}
      </button>
      <div class="tap-ways">
        <button type="button" class="ds-button" data-variant="tertiary" onClick={() => visit.act({ type: "back" })}>
          {t("visit-tap-back")}
        </button>
      </div>
      {kind === "unsafe" && <Phones without={number} />}
    </Screen>
  );
}
