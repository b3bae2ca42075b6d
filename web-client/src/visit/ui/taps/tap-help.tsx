// A warm hand-over, not a wall: somebody else may be better right now, and the chat
// stays open.

import type { JSX } from "preact";
import type { Answers, Tap } from "../../chat/state.ts";
import { use_surroundings } from "../context.ts";
import { Phones } from "../screen/phones.tsx";
import { Screen } from "../screen/screen.tsx";

/** The help that an answer calls for. */
export function TapHelp({ tap, answers }: { readonly tap: Tap; readonly answers: Answers }): JSX.Element {
  const { t, visit, page } = use_surroundings();
  const kind = tap === "safety" ? "unsafe" : answers.age === "under_16" ? "under-16" : "over-25";
  const number = { unsafe: "112", "under-16": "116111", "over-25": "116006" }[kind];
  const phone = page.phones?.find(({ tel }) => tel === number);
  const unsafe = kind === "unsafe";
  return (
    <Screen title={t(`visit-help-${kind}-title`)} kind={kind}>
      <p class="lead">{t(`visit-help-${kind}`)}</p>
      <a
        class="ds-button call"
        data-color={unsafe ? "danger" : "accent"}
        href={`tel:${number}`}
        aria-label={phone && `${phone.number}, ${phone.name}`}
      >
        {phone?.number ?? number}
      </a>
      {unsafe && <p>{t("visit-help-unsafe-chat")}</p>}
      <button
        type="button"
        class="ds-button main-act"
        data-variant={unsafe ? "primary" : "secondary"}
        onClick={() => visit.act({ type: "next" })}
      >
        {t("visit-help-go-on")}
      </button>
      <div class="tap-ways">
        <button type="button" class="ds-button" data-variant="tertiary" onClick={() => visit.act({ type: "back" })}>
          {t("visit-tap-back")}
        </button>
      </div>
      {/* The line for another age would only send them on again. */}
      <Phones without={unsafe ? [number] : ["116111", "116006"]} />
    </Screen>
  );
}
