// What the visitor is asked in the middle of a talk: whether somebody else may take over, or
// whether they are still there; and who else is in the room, as long as they are. Nothing is
// decided for them without being told when.

import type { JSX } from "preact";
import type { WhyOff } from "../../../protocol/wire.ts";
import { Countdown } from "../../../ui/countdown/countdown.tsx";
import type { Talk } from "../../chat/state.ts";
import { use_surroundings } from "../context.ts";

/** What it shows. */
export type HandOverProps = { readonly talk: Talk; readonly alias: string; readonly connected: boolean };

const kept_keys: Partial<Record<WhyOff, "visit-kept" | "visit-kept-silent" | "visit-kept-taken-back">> = {
  visitor_stays: "visit-kept",
  visitor_silent: "visit-kept-silent",
  taken_back: "visit-kept-taken-back",
};

/** Always there, so that a screen reader hears what comes into it; empty, it takes no room. */
export function HandOver({ talk, alias, connected }: HandOverProps): JSX.Element {
  const { t, visit } = use_surroundings();
  const { asked, closing, guest, kept } = talk;
  const question = asked?.question ?? closing;
  const why = kept === undefined ? "" : t(kept_keys[kept] ?? "visit-kept-gone", { alias });
  const off = asked?.answered === true || !connected;
  return (
    <div class="hand-over">
      <p class="note" role="status">
        {guest?.text}
        {guest?.no && (
          <button
            type="button"
            class="ds-button"
            data-variant="secondary"
            // Promised at any time, also while something else is being answered.
            aria-disabled={!connected}
            onClick={() => visit.no_guest(guest.number)}
          >
            {guest.no}
          </button>
        )}
      </p>
      <p class="note" role="status">
        {question?.text ?? why}
      </p>
      {question !== undefined && (
        <div class="hand-over-answers">
          <button
            type="button"
            class="ds-button"
            aria-disabled={off}
            onClick={() => (asked === undefined ? visit.still_here() : visit.answer_hand_over("agree"))}
          >
            {question.yes}
          </button>
          {question.no && (
            <button
              type="button"
              class="ds-button"
              data-variant="secondary"
              aria-disabled={off}
              onClick={() => visit.answer_hand_over("stay")}
            >
              {question.no}
            </button>
          )}
        </div>
      )}
      {asked?.answered === true && <p class="countdown">{t("visit-hand-over-answered")}</p>}
      {asked?.answered === false && (
        <Countdown until_ms={asked.until_ms} text={(seconds) => t("visit-ready-left", { seconds })} />
      )}
    </div>
  );
}
