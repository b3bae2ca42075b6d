// How the connection is, in the desk's words.

import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { ConnectionBanner } from "../../../ui/connection-banner/connection-banner.tsx";
import type { Session } from "../../session.ts";

/** A loss that has lasted this long is explained at length, with a way to try at once. */
const explain_after_ms = 8_000;

/** Relief is short. */
const back_shown_ms = 4_000;

/** The banner under the bar; nothing while all is well. */
export function LinkState({ session }: { readonly session: Session }): JSX.Element {
  const { t } = session;
  const link = session.link.value;
  const now_ms = session.now_ms.value;
  const lost_at_ms = useRef<number>(undefined);
  const back_at_ms = useRef<number>(undefined);
  const away = session.desk.value.live_away;
  const was_away = useRef(false);
  const live_back_at_ms = useRef(0);
  if (link === "up") {
    if (lost_at_ms.current !== undefined) back_at_ms.current = now_ms;
    lost_at_ms.current = undefined;
    if (was_away.current && !away) live_back_at_ms.current = now_ms;
    was_away.current = away;
  } else if (link === "again") {
    lost_at_ms.current ??= now_ms;
  }
  if (link === "first") return <ConnectionBanner state="starting" text={t("desk-link-first")} />;
  if (lost_at_ms.current === undefined && away) return <ConnectionBanner state="lost" text={t("desk-live-away")} />;
  if (lost_at_ms.current === undefined && now_ms - live_back_at_ms.current < back_shown_ms) {
    return <ConnectionBanner state="back" text={t("desk-live-back")} />;
  }
  if (lost_at_ms.current === undefined) {
    const back = back_at_ms.current !== undefined && now_ms - back_at_ms.current < back_shown_ms;
    return <ConnectionBanner state={back ? "back" : "fine"} text={t("desk-link-back")} />;
  }
  if (now_ms - lost_at_ms.current < explain_after_ms) {
    return <ConnectionBanner state="lost" text={t("desk-link-again")} />;
  }
  return (
    <ConnectionBanner
      state="lost"
      text={t("desk-link-again-long")}
      try_now={{ text: t("desk-try-now"), run: () => session.connect_now() }}
    />
  );
}
