// The connection in words: lost, not there yet, back.

import type { JSX } from "preact";
import type { Translate } from "../../../texts/t.ts";
import { use_now } from "../../../ui/clock/clock.ts";
import { ConnectionBanner } from "../../../ui/connection-banner/connection-banner.tsx";
import { is_lost, type VisitState } from "../../chat/state.ts";
import { use_surroundings } from "../context.ts";

/** *You are back* stays this long. */
const back_shows_ms = 5_000;

/** The banner over the stage. */
export function Connection({ state }: { readonly state: VisitState }): JSX.Element {
  const { t, error, visit } = use_surroundings();
  const { stage, lost_at_ms, back_at_ms, away_because, live_away, live_back_at_ms } = state;
  const ticks = lost_at_ms !== undefined || back_at_ms !== undefined || live_back_at_ms > 0;
  const now_ms = use_now(ticks ? 1_000 : undefined);
  const over = stage.name === "ended" ? stage.told : stage.name === "farewell" || stage.name === "stopped";
  const has_place = stage.name === "waiting" || stage.name === "ready" || stage.name === "talking";

  if (!over && is_lost(state, now_ms)) {
    return away_because === undefined ? (
      <ConnectionBanner
        state="lost"
        text={lost_text(state, now_ms, t)}
        try_now={{ text: t("visit-try-now"), run: () => visit.connect_now() }}
      />
    ) : (
      <ConnectionBanner state="lost" text={error(away_because)} />
    );
  }
  if (has_place && live_away) {
    return (
      <ConnectionBanner state="lost" text={t(stage.name === "talking" ? "visit-live-away" : "visit-live-queue")} />
    );
  }
  if (has_place && now_ms - live_back_at_ms < back_shows_ms)
    return <ConnectionBanner state="back" text={t("visit-live-back")} />;
  if (has_place && back_at_ms !== undefined && now_ms - back_at_ms < back_shows_ms) {
    return (
      <ConnectionBanner state="back" text={t(stage.name === "talking" ? "visit-back-talk" : "visit-back-queue")} />
    );
  }
  return <ConnectionBanner state="fine" text="" />;
}

/** The server counts from the last it heard of us, so the page counts from the last it heard. */
function lost_text(state: VisitState, now_ms: number, t: Translate): string {
  const { stage, heard_at_ms, limits } = state;
  const left_s = limits.kept_s - (now_ms - heard_at_ms) / 1_000;
  const minutes = Math.max(1, Math.ceil(left_s / 60));
  if (stage.name === "talking") return left_s > 0 ? t("visit-lost", { minutes }) : t("visit-lost-long");
  if (stage.name === "waiting" || stage.name === "ready") {
    return left_s > 0 ? t("visit-lost-queue", { minutes }) : t("visit-lost-queue-long");
  }
  return t("visit-not-yet");
}
