// What colleagues ask: to come into a talk. Told beside whatever one is doing, and never in
// its way.

import type { JSX } from "preact";
import { as_clock, seconds_left } from "../../chat/clock.ts";
import type { CalledIn } from "../../chat/state.ts";
import type { Session } from "../../session.ts";
import { told_before } from "../words.ts";
import "../handing/handing.css";

/** One card for each. */
export function CalledIns({ session }: { readonly session: Session }): JSX.Element {
  return (
    <div class="take-overs">
      {session.desk.value.called_ins.map((called_in) => (
        <Card key={called_in.conversation} session={session} called_in={called_in} />
      ))}
    </div>
  );
}

function Card({ session, called_in }: { readonly session: Session; readonly called_in: CalledIn }): JSX.Element {
  const { t } = session;
  const { conversation, number, from, lead, needs, note, coming, risk, until_ms } = called_in;
  const title = t(lead ? "desk-called-in-lead" : "desk-called-in", { alias: from });
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
        {coming ? (
          <p role="status">{t("desk-called-in-coming")}</p>
        ) : (
          <>
            <button
              type="button"
              class="ds-button"
              data-size="sm"
              onClick={() => session.answer_call_in(conversation, number, "take")}
            >
              {t("desk-called-in-take")}
            </button>
            <button
              type="button"
              class="ds-button"
              data-variant="secondary"
              data-size="sm"
              onClick={() => session.answer_call_in(conversation, number, "decline")}
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
