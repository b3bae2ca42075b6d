// What only a shift lead sees: colleagues who need a talk, talks that are marked, and a wait
// that has become long. Nothing of it is a word of any talk.

import type { JSX } from "preact";
import type { DebriefCall } from "../../../protocol/wire.ts";
import { long_wait_s, waits_long } from "../../chat/state.ts";
import type { Session } from "../../session.ts";
import { clock_and_day } from "../words.ts";
import "./care.css";

/** Nothing while there is nothing to look out for. */
export function ForLeads({ session }: { readonly session: Session }): JSX.Element | null {
  const { t } = session;
  const { shift } = session.desk.value;
  if (shift?.lead === undefined) return null;
  const { debriefs, risks } = shift.lead;
  const now_ms = session.now_ms.value;
  const too_long = waits_long(shift, now_ms);
  if (debriefs.length === 0 && risks.length === 0 && !too_long) return null;
  return (
    <section class="for-leads" aria-labelledby="for-leads">
      <h2 class="ds-heading" data-size="2xs" id="for-leads" tabIndex={-1}>
        {t("desk-lead")}
      </h2>
      <ul>
        {debriefs.map((call) => (
          <Call key={call.colleague} session={session} call={call} />
        ))}
        {risks.map(({ alias, since_ms }) => (
          <li key={`${alias} ${since_ms}`} data-color="danger">
            <p>{t("desk-lead-risk", { alias, when: clock_and_day(t, since_ms, now_ms) })}</p>
          </li>
        ))}
        {too_long && (
          <li data-color="warning">
            <p>{t("desk-lead-long-wait", { n: long_wait_s / 60 })}</p>
          </li>
        )}
      </ul>
    </section>
  );
}

function Call({ session, call }: { readonly session: Session; readonly call: DebriefCall }): JSX.Element {
  const { t } = session;
  const { colleague, alias, lead } = call;
  if (lead !== undefined)
    return (
      <li>
        <p>{t("desk-lead-debrief-coming", { lead, alias })}</p>
      </li>
    );
  return (
    <li>
      <p>{t("desk-lead-debrief", { alias })}</p>
      <button
        type="button"
        class="ds-button"
        data-size="sm"
        aria-label={t("desk-lead-come-to", { alias })}
        onClick={() => {
          session.come_to_debrief(colleague);
          // The button goes with the call; whoever pressed it by key goes on from here.
          document.getElementById("for-leads")?.focus();
        }}
      >
        {t("desk-lead-come")}
      </button>
    </li>
  );
}
