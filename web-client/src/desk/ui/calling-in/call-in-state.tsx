// Who is in the room beside the counsellor and the visitor, or is on the way: for the
// counsellor whose talk it is, and for the guest.

import type { JSX } from "preact";
import { as_clock, seconds_left } from "../../chat/clock.ts";
import type { CallingIn, Talk } from "../../chat/state.ts";
import type { Session } from "../../session.ts";
import { why_nobody_came } from "../words.ts";
import "../handing/handing.css";

/** Always there, so that a screen reader hears what comes into it; empty, it takes no room. */
export function CallInState({ session, talk }: { readonly session: Session; readonly talk: Talk }): JSX.Element {
  const { call_in, host } = talk;
  return (
    <div class="hand-over-place">
      <p class="visually-hidden" role="status">
        {call_in === undefined ? "" : in_words(session, call_in)}
      </p>
      {call_in !== undefined && <Host session={session} talk={talk} call_in={call_in} />}
      {host !== undefined && <Guest session={session} talk={talk} host={host} />}
    </div>
  );
}

function Host({
  session,
  talk: { conversation },
  call_in,
}: {
  readonly session: Session;
  readonly talk: Talk;
  readonly call_in: CallingIn;
}): JSX.Element {
  const { t } = session;
  const { state, until_ms } = call_in;
  const off = state === "off";
  return (
    <div class="ds-alert hand-over-state" data-color={off ? "warning" : "info"}>
      <p aria-hidden="true">{in_words(session, call_in)}</p>
      {state === "asked" && (
        <p class="hand-over-clock" role="timer">
          {as_clock(seconds_left(until_ms, session.now_ms.value))}
        </p>
      )}
      <button
        type="button"
        class="ds-button"
        data-variant="tertiary"
        data-size="sm"
        onClick={() => (off ? session.read_call_in(conversation) : session.end_call_in(conversation))}
      >
        {t(off ? "desk-close" : state === "here" ? "desk-call-in-thank" : "desk-call-in-take-back")}
      </button>
    </div>
  );
}

function Guest({
  session,
  talk: { conversation },
  host,
}: {
  readonly session: Session;
  readonly talk: Talk;
  readonly host: string;
}): JSX.Element {
  const { t } = session;
  return (
    <div class="ds-alert hand-over-state" data-color="info">
      <p>{t("desk-guest", { alias: host })}</p>
      <button
        type="button"
        class="ds-button"
        data-variant="secondary"
        data-size="sm"
        onClick={() => session.end_call_in(conversation)}
      >
        {t("desk-guest-leave")}
      </button>
    </div>
  );
}

function in_words({ t }: Session, call_in: CallingIn): string {
  switch (call_in.state) {
    case "asked":
      return call_in.alias === undefined
        ? t("desk-call-in-asked-lead")
        : t("desk-call-in-asked", { alias: call_in.alias });
    case "coming":
      return t("desk-call-in-coming", { alias: call_in.guest.alias });
    case "here":
      return t("desk-call-in-here", { alias: call_in.guest.alias });
    case "off":
      return why_nobody_came(t, call_in.why, call_in.alias ?? t("desk-call-in-somebody"));
    default:
      return call_in satisfies never;
  }
}
