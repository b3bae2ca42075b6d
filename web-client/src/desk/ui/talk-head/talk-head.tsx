// What the visitor told before the talk, how long it has lasted, and whether they are there.

import type { ComponentChildren, JSX } from "preact";
import { limits_before_welcome } from "../../../protocol/limits.ts";
import type { VisitorPresence } from "../../../protocol/wire.ts";
import { as_clock, minutes_since, seconds_left } from "../../chat/clock.ts";
import { back_shown_ms, is_shown, type Talk } from "../../chat/state.ts";
import type { Session } from "../../session.ts";
import { RiskButton, RiskMark } from "../care/risk.tsx";
import { SupportButton } from "../support/support-button.tsx";
import type { Support } from "../support/use-support.ts";
import { age_key, language_key, minutes, type PlainKey, safety_key, theme_key, wish_key } from "../words.ts";
import { HeadButton } from "./head-button.tsx";
import "./talk-head.css";

/** A person with a plus beside them. */
const somebody_more = "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7 M3 20c0-3.5 2.5-6 6-6s6 2.5 6 6 M18 8v6 M15 11h6";
/** Two arrows, one each way. */
const there_and_back = "M4 8h14 M14 4l4 4-4 4 M20 16H6 M10 12l-4 4 4 4";

/** The head of a talk. */
export function TalkHead({
  session,
  talk,
  on_end,
  on_hand_over,
  on_call_in,
  support,
}: {
  readonly session: Session;
  readonly talk: Talk;
  readonly on_end: () => void;
  readonly on_hand_over: () => void;
  readonly on_call_in: () => void;
  readonly support: Support;
}): JSX.Element {
  const { t } = session;
  const { talks } = session.desk.value;
  return (
    <header class="talk-head">
      <div class="talk-head-row">
        <h2 class="ds-heading" data-size="xs">
          {talks.length > 1 ? t("desk-talk-numbered", { n: talks.indexOf(talk) + 1 }) : t("desk-talk")}
        </h2>
        {talk.ended === undefined && <Presence session={session} talk={talk} />}
        {talk.ended === undefined && (
          <div class="talk-head-acts">
            <SupportButton session={session} support={support} current={is_shown(session.desk.value, talk)} />
            {talk.host === undefined && (
              <Own session={session} talk={talk} on_end={on_end} on_hand_over={on_hand_over} on_call_in={on_call_in} />
            )}
          </div>
        )}
      </div>
      <Told session={session} talk={talk} />
      <RiskMark session={session} talk={talk} />
      {talk.ended === undefined && talk.visitor === "lost" && <Lost session={session} talk={talk} />}
    </header>
  );
}

/** What only the counsellor of a talk does, and not their guest. */
function Own({
  session,
  talk,
  on_end,
  on_hand_over,
  on_call_in,
}: {
  readonly session: Session;
  readonly talk: Talk;
  readonly on_end: () => void;
  readonly on_hand_over: () => void;
  readonly on_call_in: () => void;
}): JSX.Element {
  const { t } = session;
  const { call_in, hand_over } = talk;
  const hands_over = hand_over !== undefined && hand_over.state !== "off";
  const calls = call_in !== undefined && call_in.state !== "off";
  return (
    <>
      <RiskButton session={session} talk={talk} />
      {!hands_over && !calls && <HeadButton name={t("desk-call-in")} sign={somebody_more} on_press={on_call_in} />}
      {!hands_over && (!calls || call_in.state === "here") && (
        <HeadButton name={t("desk-hand-over")} sign={there_and_back} on_press={on_hand_over} />
      )}
      <button
        type="button"
        class="ds-button"
        data-variant="secondary"
        data-size="sm"
        aria-label={t("desk-end")}
        onClick={on_end}
      >
        <span class="talk-head-wide">{t("desk-end")}</span>
        <span class="talk-head-narrow">{t("desk-end-short")}</span>
      </button>
    </>
  );
}

const presence_key: Record<VisitorPresence | "unknown", PlainKey> = {
  present: "desk-visitor-here",
  lost: "desk-visitor-lost",
  unknown: "desk-visitor-unknown",
};

function Presence({ session, talk }: { readonly session: Session; readonly talk: Talk }): JSX.Element {
  const { t } = session;
  const now_ms = session.now_ms.value;
  const back = talk.back_at_ms !== undefined && now_ms - talk.back_at_ms < back_shown_ms;
  // What was last heard of them is old while nothing is heard.
  const known = session.link.value === "up" && !session.desk.value.live_away;
  const visitor = known ? talk.visitor : "unknown";
  return (
    <p class="presence" data-visitor={visitor}>
      {t(visitor === "present" && back ? "desk-visitor-is-back" : presence_key[visitor])}
    </p>
  );
}

function Lost({ session, talk }: { readonly session: Session; readonly talk: Talk }): JSX.Element {
  const { kept_s } = session.desk.value.me?.limits ?? limits_before_welcome;
  const left_s = seconds_left((talk.lost_at_ms ?? session.now_ms.value) + kept_s * 1_000, session.now_ms.value);
  return (
    <div class="ds-alert talk-head-lost" data-color="warning">
      <p>{session.t("desk-visitor-lost-hint", { clock: as_clock(left_s) })}</p>
    </div>
  );
}

function Told({ session, talk }: { readonly session: Session; readonly talk: Talk }): JSX.Element {
  const { t } = session;
  const { age, theme, wish, safety, language } = talk.needs;
  const nothing = t("desk-told-nothing");
  return (
    <dl class="told" aria-label={t("desk-told")}>
      <Fact name={t("desk-safety")} mark={safety === "unsafe" ? "danger" : safety === "unsure" ? "warning" : undefined}>
        {safety === undefined ? nothing : t(safety_key[safety])}
      </Fact>
      <Fact name={t("desk-age")}>{age === undefined ? nothing : t(age_key[age])}</Fact>
      <Fact name={t("desk-theme")}>{theme === undefined ? nothing : t(theme_key[theme])}</Fact>
      {wish !== undefined && <Fact name={t("desk-wish")}>{t(wish_key[wish])}</Fact>}
      <Fact name={t("desk-language")}>{t(language_key[language])}</Fact>
      <Fact name={t("desk-waited")}>{minutes(t, Math.floor(talk.waited_s / 60))}</Fact>
      {talk.ended === undefined && (
        <Fact name={t("desk-lasted")}>{minutes(t, minutes_since(talk.began_at_ms, session.now_ms.value))}</Fact>
      )}
    </dl>
  );
}

function Fact({
  name,
  mark,
  children,
}: {
  readonly name: string;
  readonly mark?: "danger" | "warning" | undefined;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <div class="fact">
      <dt>{name}</dt>
      <dd data-color={mark}>{children}</dd>
    </div>
  );
}
