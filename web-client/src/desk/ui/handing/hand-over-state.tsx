// How a hand-over stands, for the counsellor who asked for it.

import type { JSX } from "preact";
import { as_clock, seconds_left } from "../../chat/clock.ts";
import type { HandingOver, Talk } from "../../chat/state.ts";
import type { Session } from "../../session.ts";
import { why_kept } from "../words.ts";
import "./handing.css";

/** Always there, so that a screen reader hears what comes into it; empty, it takes no room. */
export function HandOverState({ session, talk }: { readonly session: Session; readonly talk: Talk }): JSX.Element {
  const { t } = session;
  const { hand_over, conversation } = talk;
  const off = hand_over?.state === "off";
  return (
    <div class="hand-over-place">
      <p class="visually-hidden" role="status">
        {hand_over === undefined ? "" : in_words(session, hand_over)}
      </p>
      {hand_over !== undefined && (
        <div class="ds-alert hand-over-state" data-color={off ? "warning" : "info"}>
          <p aria-hidden="true">{in_words(session, hand_over)}</p>
          {!off && (
            <p class="hand-over-clock" role="timer">
              {as_clock(seconds_left(hand_over.until_ms, session.now_ms.value))}
            </p>
          )}
          <button
            type="button"
            class="ds-button"
            data-variant="tertiary"
            data-size="sm"
            onClick={() => (off ? session.read_hand_over(conversation) : session.keep_talk(conversation))}
          >
            {t(off ? "desk-close" : "desk-hand-over-keep")}
          </button>
        </div>
      )}
    </div>
  );
}

function in_words({ t }: Session, hand_over: HandingOver): string {
  switch (hand_over.state) {
    case "colleague_asked":
      return t("desk-hand-over-colleague-asked", { alias: hand_over.alias });
    case "visitor_asked":
      return hand_over.alias === undefined
        ? t("desk-hand-over-visitor-asked-queue")
        : t("desk-hand-over-visitor-asked", { alias: hand_over.alias });
    case "off":
      return why_kept(t, hand_over.why, hand_over.alias ?? t("desk-hand-over-colleague"));
    default:
      return hand_over satisfies never;
  }
}
