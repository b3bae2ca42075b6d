// What a colleague asks of us, as a card: told beside whatever one is doing, and never in its
// way.

import type { JSX } from "preact";
import type { ColleagueAnswer, Needs } from "../../../protocol/wire.ts";
import { as_clock, seconds_left } from "../../chat/clock.ts";
import type { Session } from "../../session.ts";
import { told_before } from "../words.ts";
import "./handing.css";

/** The card, with both answers or what follows from a yes. */
export function AskedCard({
  session,
  title,
  asked,
  take,
  taken,
  on_answer,
}: {
  readonly session: Session;
  readonly title: string;
  readonly asked: {
    readonly needs: Needs;
    readonly note?: string;
    readonly risk?: boolean;
    readonly until_ms: number;
  };
  /** What a yes is called. */
  readonly take: string;
  /** What is said once it was given. */
  readonly taken: string | undefined;
  readonly on_answer: (answer: ColleagueAnswer) => void;
}): JSX.Element {
  const { t } = session;
  const { needs, note, risk, until_ms } = asked;
  return (
    <section class="take-over" aria-label={title}>
      <h2 class="ds-heading" data-size="2xs">
        {title}
      </h2>
      <p class="take-over-told">
        {risk === true && (
          <span class="ds-tag" data-size="sm" data-color="danger">
            {t("desk-risk")}
          </span>
        )}{" "}
        {told_before(t, needs)}
      </p>
      {note !== undefined && <p class="take-over-note">{note}</p>}
      <div class="take-over-acts">
        {taken !== undefined ? (
          <p role="status">{taken}</p>
        ) : (
          <>
            <button type="button" class="ds-button" data-size="sm" onClick={() => on_answer("take")}>
              {take}
            </button>
            <button
              type="button"
              class="ds-button"
              data-variant="secondary"
              data-size="sm"
              onClick={() => on_answer("decline")}
            >
              {t("desk-take-over-decline")}
            </button>
          </>
        )}
        <p class="hand-over-clock" role="timer">
          {as_clock(seconds_left(until_ms, session.now_ms.value))}
        </p>
      </div>
    </section>
  );
}
