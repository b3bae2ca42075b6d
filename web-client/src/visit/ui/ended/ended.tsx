// After the end: thanks, why it ended, and five taps that may all be skipped.

import type { JSX } from "preact";
import type { Stage, VisitState } from "../../chat/state.ts";
import { use_surroundings } from "../context.ts";
import { Phones } from "../screen/phones.tsx";
import { Screen } from "../screen/screen.tsx";
import { FeedbackForm } from "./feedback.tsx";

/** What it shows. */
export type EndedProps = { readonly state: VisitState; readonly stage: Extract<Stage, { name: "ended" }> };

const reasons = {
  visitor_left: "visitor-left",
  visitor_exited: "visitor-left",
  visitor_lost: "visitor-lost",
  counsellor_ended: "counsellor-ended",
  missed: "missed",
  back_to_queue: "expired",
  expired: "expired",
  closed: "closed",
} as const;

/** The end of a stay. */
export function Ended({ state, stage }: EndedProps): JSX.Element {
  const { t, visit, page } = use_surroundings();
  const talked = state.talk.transcript.epoch !== undefined;
  const left_the_queue = stage.reason === "visitor_left" && !talked;
  return (
    <Screen title={t(talked ? "visit-ended-title" : "visit-ended-title-queue")} kind="ended">
      <p>
        {left_the_queue ? "" : `${t(`visit-ended-${reasons[stage.reason]}`)} `}
        {t("visit-ended-welcome")}
      </p>
      {talked && <p class="small">{t("visit-ended-erased", { seconds: state.limits.erased_within_s })}</p>}
      {stage.reason === "closed" && <Phones />}
      {stage.feedback ? (
        <FeedbackForm on_send={(feedback) => visit.give_feedback(feedback)} on_skip={() => visit.skip_feedback()} />
      ) : (
        <div class="ways">
          <button type="button" class="ds-button" onClick={() => visit.again()}>
            {t("visit-again")}
          </button>
          <a class="ds-button" data-variant="secondary" href={page.home}>
            {t("visit-home")}
          </a>
        </div>
      )}
    </Screen>
  );
}
