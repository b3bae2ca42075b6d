// The breaks from connections that this desk may answer or end: whose word it is and until
// when. Of whom it is nobody knows, the server neither.

import type { JSX } from "preact";
import type { RespiteView } from "../../../protocol/wire.ts";
import { time_of_day } from "../../../ui/clock/clock.ts";
import { respites_to_see } from "../../chat/state.ts";
import type { Session } from "../../session.ts";
import "./respite.css";

/** Nothing while there is none. */
export function Respites({ session }: { readonly session: Session }): JSX.Element | null {
  const { t } = session;
  const respites = respites_to_see(session.desk.value.shift, session.now_ms.value);
  if (respites.length === 0) return null;
  return (
    <section class="respites" aria-labelledby="respites">
      <h2 class="ds-heading" data-size="2xs" id="respites" tabIndex={-1}>
        {t("desk-respites")}
      </h2>
      <ul>
        {respites.map((one) => (
          <Respite key={one.number} session={session} one={one} />
        ))}
      </ul>
    </section>
  );
}

function Respite({ session, one }: { readonly session: Session; readonly one: RespiteView }): JSX.Element {
  const { t } = session;
  const { number, alias, mine, until_ms, asked_until_ms, may_answer, may_lift } = one;
  const answer = asked_until_ms === undefined ? undefined : time_of_day(asked_until_ms);
  const time = time_of_day(until_ms);
  /** The buttons go with what they did; whoever pressed one by key goes on from here. */
  const then = (act: () => void) => () => {
    act();
    (document.getElementById("respites") ?? document.getElementById("main-action"))?.focus();
  };
  return (
    <li>
      {until_ms > session.now_ms.value && <p>{t(mine ? "desk-respites-mine" : "desk-respites-of", { alias, time })}</p>}
      {answer !== undefined && (
        <p>{t(mine ? "desk-respites-asked-mine" : "desk-respites-asked", { alias, time: answer })}</p>
      )}
      <div class="respite-acts">
        {may_answer && (
          <>
            <button
              type="button"
              class="ds-button"
              data-size="sm"
              onClick={then(() => session.answer_respite(number, "agree"))}
            >
              {t("desk-respites-agree")}
            </button>
            <button
              type="button"
              class="ds-button"
              data-variant="secondary"
              data-size="sm"
              onClick={then(() => session.answer_respite(number, "decline"))}
            >
              {t("desk-respites-decline")}
            </button>
          </>
        )}
        {may_lift && (
          <button
            type="button"
            class="ds-button"
            data-variant="tertiary"
            data-size="sm"
            aria-label={t("desk-respites-lift-of", { alias })}
            onClick={then(() => session.lift_respite(number))}
          >
            {t("desk-respites-lift")}
          </button>
        )}
      </div>
    </li>
  );
}
