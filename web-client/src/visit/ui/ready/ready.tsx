// A counsellor is ready: one large button, and how long it waits.

import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { vibrate } from "../../../ui/browser/awake.ts";
import { Confirm } from "../../../ui/confirm/confirm.tsx";
import { Countdown } from "../../../ui/countdown/countdown.tsx";
import type { Stage } from "../../chat/state.ts";
import { use_surroundings } from "../context.ts";
import { Screen } from "../screen/screen.tsx";
import { wants_vibration } from "../waiting/stay-awake.tsx";

/** The offer of a talk. */
export function Ready({ stage }: { readonly stage: Extract<Stage, { name: "ready" }> }): JSX.Element {
  const { t, visit } = use_surroundings();
  useEffect(() => {
    if (wants_vibration.value) vibrate();
  }, []);
  return (
    <Screen title={t("visit-ready-title")} kind="ready">
      <p class="lead">{t("visit-ready-text")}</p>
      <button type="button" class="ds-button main-act" aria-disabled={stage.pressed} onClick={() => visit.start()}>
        {t(stage.pressed ? "visit-starting" : "visit-start")}
      </button>
      {!stage.pressed && <Countdown until_ms={stage.until_ms} text={(seconds) => t("visit-ready-left", { seconds })} />}
      <p class="small centred">{t("visit-ready-again")}</p>
      <Confirm
        variant="tertiary"
        text={t("visit-leave-queue")}
        question={t("visit-leave-queue-question")}
        yes={t("visit-leave-queue-yes")}
        no={t("visit-leave-queue-no")}
        on_yes={() => visit.leave()}
      />
    </Screen>
  );
}
