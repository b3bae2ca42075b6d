// A counsellor is ready: one large button, and how long it waits.

import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { vibrate } from "../../../ui/browser/awake.ts";
import { Confirm } from "../../../ui/confirm/confirm.tsx";
import { Countdown } from "../../../ui/countdown/countdown.tsx";
import type { Stage, VisitState } from "../../chat/state.ts";
import { use_surroundings } from "../context.ts";
import { Phones } from "../screen/phones.tsx";
import { Screen } from "../screen/screen.tsx";
import { wants_vibration } from "../waiting/stay-awake.tsx";

/** What it shows. */
export type ReadyProps = { readonly state: VisitState; readonly stage: Extract<Stage, { name: "ready" }> };

/** What happened on the way, in words that fit now that somebody is ready. */
const notice_keys = {
  offer_missed: "visit-ready-missed",
  offer_withdrawn: "visit-ready-withdrawn",
  counsellor_lost: "visit-ready-lost",
  handed_over: "visit-ready-handed-over",
} as const;

/** The offer of a talk. */
export function Ready({ state, stage }: ReadyProps): JSX.Element {
  const { t, visit } = use_surroundings();
  useEffect(() => {
    if (wants_vibration.value) vibrate();
  }, []);
  const { notice } = state;
  const connected = state.phase === "connected";
  return (
    <Screen title={t("visit-ready-title")} kind="ready">
      {notice !== undefined && !stage.pressed && (
        <p class="note" data-color="info">
          {t(notice_keys[notice])}
        </p>
      )}
      {!stage.pressed && <p class="lead">{t("visit-ready-text")}</p>}
      <button
        type="button"
        class="ds-button main-act"
        aria-disabled={stage.pressed || !connected}
        onClick={() => visit.start()}
      >
        {t(stage.pressed ? "visit-starting" : "visit-start")}
      </button>
      {!stage.pressed && <Countdown until_ms={stage.until_ms} text={(seconds) => t("visit-ready-left", { seconds })} />}
      <p class="small centred" role="status">
        {connected ? "" : t("visit-ready-offline")}
      </p>
      {!stage.pressed && <p class="small centred">{t(stage.last ? "visit-ready-last" : "visit-ready-again")}</p>}
      <Confirm
        variant="tertiary"
        text={t("visit-leave-queue")}
        question={t("visit-leave-queue-question")}
        yes={t("visit-leave-queue-yes")}
        no={t("visit-leave-queue-no")}
        on_yes={() => visit.leave()}
      />
      {!connected && <Phones />}
    </Screen>
  );
}
