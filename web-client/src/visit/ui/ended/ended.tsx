// After the end: thanks, why it ended, and five taps that may all be skipped.

import type { JSX } from "preact";
import type { EndReason } from "../../../protocol/wire.ts";
import type { TextKeys } from "../../../texts/keys.ts";
import type { Stage, VisitState } from "../../chat/state.ts";
import { use_surroundings } from "../context.ts";
import { Phones } from "../screen/phones.tsx";
import { Screen } from "../screen/screen.tsx";
import { Opens, opens_at_ms } from "../trouble/opens.tsx";
import { FeedbackForm } from "./feedback.tsx";

/** What it shows. */
export type EndedProps = { readonly state: VisitState; readonly stage: Extract<Stage, { name: "ended" }> };

/** Those that have a sentence of their own. */
const reasons: Partial<Record<EndReason, "visitor-left" | "visitor-lost" | "counsellor-ended" | "missed" | "closed">> =
  {
    visitor_left: "visitor-left",
    visitor_exited: "visitor-left",
    visitor_lost: "visitor-lost",
    counsellor_ended: "counsellor-ended",
    missed: "missed",
    closed: "closed",
  };

type TitleKey = Extract<keyof TextKeys, `visit-ended-title${string}`>;

/** The heading says what happened; thanks are for a talk that was ended on purpose. */
function title_key({ reason, told }: EndedProps["stage"], talked: boolean): TitleKey {
  switch (reason) {
    case "visitor_left":
    case "visitor_exited":
      if (talked) return told ? "visit-ended-title" : "visit-ended-title-leaving-talk";
      return told ? "visit-ended-title-queue" : "visit-ended-title-leaving";
    case "counsellor_ended":
      return "visit-ended-title";
    case "visitor_lost":
      return talked ? "visit-ended-title-lost" : "visit-ended-title-lapsed";
    default:
      // Of *closed* it may be only the language; some reasons are told to desks alone.
      return "visit-ended-title-lapsed";
  }
}

/** The end of a stay. */
export function Ended({ state, stage }: EndedProps): JSX.Element {
  const { t, visit, page } = use_surroundings();
  const talked = state.talk.transcript.epoch !== undefined;
  const closed = stage.reason === "closed";
  // The heading has said it, or it is not so yet.
  const left = (stage.reason === "visitor_left" || stage.reason === "visitor_exited") && (!talked || !stage.told);
  const reason = closed && talked ? "closed-talk" : (reasons[stage.reason] ?? "expired");
  const seconds = state.limits.erased_within_s;
  return (
    <Screen title={t(title_key(stage, talked))} kind="ended">
      <p>{stage.words ?? `${left ? "" : `${t(`visit-ended-${reason}`)} `}${t("visit-ended-welcome")}`}</p>
      <p class={stage.told ? "small" : "note"} role="status">
        {!stage.told && (talked ? t("visit-ended-untold", { seconds }) : t("visit-ended-untold-queue"))}
        {stage.told && talked && t("visit-ended-erased", { seconds })}
      </p>
      {closed && <Opens at_ms={opens_at_ms(state.service)} />}
      {closed && <Phones />}
      {stage.feedback ? (
        <FeedbackForm on_send={(feedback) => visit.give_feedback(feedback)} on_skip={() => visit.skip_feedback()} />
      ) : (
        // Starting anew would let go of what is still to be told.
        stage.told && (
          <div class="ways">
            {stage.words === undefined && (
              <button type="button" class="ds-button" onClick={() => visit.again()}>
                {t(closed ? "visit-closed-look" : "visit-again")}
              </button>
            )}
            <a class="ds-button" data-variant="secondary" href={page.home}>
              {t("visit-home")}
            </a>
          </div>
        )
      )}
      {!closed && !stage.feedback && <Phones />}
    </Screen>
  );
}
