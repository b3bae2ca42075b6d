// The question whether somebody else may take over, and that nothing came of it. Nothing is
// decided for the visitor: without an answer the talk stays where it is.

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
  const { asked, kept } = talk;
  const why = kept === undefined ? "" : t(kept_keys[kept] ?? "visit-kept-gone", { alias });
  return (
    <div class="hand-over">
      <p class="note" role="status">
        {asked === undefined ? why : asked.question.text}
      </p>
      {asked !== undefined && (
        <>
          <div class="hand-over-answers">
            <button
              type="button"
              class="ds-button"
              aria-disabled={asked.answered || !connected}
              onClick={() => visit.answer_hand_over("agree")}
            >
              {asked.question.yes}
            </button>
            <button
              type="button"
              class="ds-button"
              data-variant="secondary"
              aria-disabled={asked.answered || !connected}
              onClick={() => visit.answer_hand_over("stay")}
            >
              {asked.question.no}
            </button>
          </div>
          {asked.answered ? (
            <p class="countdown">{t("visit-hand-over-answered")}</p>
          ) : (
            <Countdown until_ms={asked.until_ms} text={(seconds) => t("visit-ready-left", { seconds })} />
          )}
        </>
      )}
    </div>
  );
}
