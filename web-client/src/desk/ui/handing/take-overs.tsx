// What colleagues ask: to take a talk over. Told beside whatever one is doing, and never in
// its way.

import type { JSX } from "preact";
import { as_clock, seconds_left } from "../../chat/clock.ts";
import type { TakeOver } from "../../chat/state.ts";
import type { Session } from "../../session.ts";
import { told_before } from "../words.ts";
import "./handing.css";

/** One card for each. */
export function TakeOvers({ session }: { readonly session: Session }): JSX.Element {
  return (
    <div class="take-overs">
      {session.desk.value.take_overs.map((take_over) => (
        <Card key={take_over.number} session={session} take_over={take_over} />
      ))}
    </div>
  );
}

function Card({ session, take_over }: { readonly session: Session; readonly take_over: TakeOver }): JSX.Element {
  const { t } = session;
  const { conversation, number, from, needs, note, taken, risk, until_ms } = take_over;
  return (
    <section class="take-over" aria-label={t("desk-take-over", { alias: from })}>
      <h2 class="ds-heading" data-size="2xs">
        {t("desk-take-over", { alias: from })}
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
        {taken ? (
          <p role="status">{t("desk-take-over-taken")}</p>
        ) : (
          <>
            <button
              type="button"
              class="ds-button"
              data-size="sm"
              onClick={() => session.answer_take_over(conversation, number, "take")}
            >
              {t("desk-take-over-take")}
            </button>
            <button
              type="button"
              class="ds-button"
              data-variant="secondary"
              data-size="sm"
              onClick={() => session.answer_take_over(conversation, number, "decline")}
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
