// Who waits: how long, in which language, about what, in which lane. Never more. It can
// be put away, because a long queue is heavy to sit beside.

import type { JSX } from "preact";
import type { Waiting } from "../../../protocol/wire.ts";
import { minutes_waited } from "../../chat/clock.ts";
import type { Shift } from "../../chat/state.ts";
import type { Session } from "../../session.ts";
import { language_key, minutes, theme_key } from "../words.ts";
import "./queue.css";

/** The queue, or the words in its place. */
export function Queue({ session }: { readonly session: Session }): JSX.Element | null {
  const { t } = session;
  const { shift } = session.desk.value;
  if (shift === undefined) return null;
  const hidden = session.queue_hidden.value;
  return (
    <section class="queue" aria-labelledby="queue-title" id="queue" tabIndex={-1}>
      <div class="queue-head">
        <h2 class="ds-heading" data-size="2xs" id="queue-title">
          {t("desk-queue")}
        </h2>
        {!hidden && shift.waiting_total > 0 && (
          <span class="queue-count">{t("desk-queue-count", { n: shift.waiting_total })}</span>
        )}
        <button
          type="button"
          class="ds-button"
          data-variant="tertiary"
          data-size="sm"
          aria-expanded={!hidden}
          aria-controls="queue-body"
          onClick={() => session.toggle_queue()}
        >
          {t(hidden ? "desk-queue-show" : "desk-queue-hide")}
        </button>
      </div>
      <div id="queue-body">
        {hidden ? <p class="queue-quiet">{t("desk-queue-hidden")}</p> : <Those session={session} shift={shift} />}
      </div>
      {session.leads && (
        <p class="queue-quiet">
          <a href={`${session.home}/live`} target="_blank" rel="noopener">
            {t("desk-to-live")}
          </a>
        </p>
      )}
    </section>
  );
}

function Those({ session, shift }: { readonly session: Session; readonly shift: Shift }): JSX.Element {
  const { t } = session;
  if (shift.waiting_total === 0) {
    return (
      <div class="queue-empty">
        <p>{t("desk-queue-none")}</p>
        <p class="queue-quiet">{t("desk-queue-none-hint")}</p>
      </div>
    );
  }
  const shown = shift.waiting.length;
  return (
    <>
      <ol class="queue-list">
        {shift.waiting.map((one, place) => (
          // Nothing tells one who waits from another, so the place is the only name there is.
          <One key={place} session={session} one={one} heard_at_ms={shift.heard_at_ms} />
        ))}
      </ol>
      {shown < shift.waiting_total && (
        <p class="queue-quiet">{t("desk-queue-more", { shown, total: shift.waiting_total })}</p>
      )}
    </>
  );
}

function One({
  session,
  one,
  heard_at_ms,
}: {
  readonly session: Session;
  readonly one: Waiting;
  readonly heard_at_ms: number;
}): JSX.Element {
  const { t } = session;
  const n = minutes_waited(one.waited_s, heard_at_ms, session.now_ms.value);
  return (
    <li class="queue-one">
      <span class="queue-wait">{minutes(t, n)}</span>
      <span class="queue-about">
        {t(one.theme === undefined ? "desk-told-nothing" : theme_key[one.theme])}
        <span class="queue-language">{t(language_key[one.language])}</span>
      </span>
      <Marks session={session} one={one} />
    </li>
  );
}

function Marks({ session, one }: { readonly session: Session; readonly one: Waiting }): JSX.Element | null {
  const { t } = session;
  if (one.lane === "normal" && one.risk !== true) return null;
  return (
    <span class="queue-marks">
      {one.risk === true && (
        <span class="ds-tag" data-size="sm" data-color="danger">
          {t("desk-risk")}
        </span>
      )}
      {one.lane === "urgent" && one.risk !== true && (
        <span class="ds-tag" data-size="sm" data-color="danger">
          {t("desk-lane-urgent")}
        </span>
      )}
      {one.lane === "returning" && (
        <span class="ds-tag" data-size="sm" data-color="warning">
          {t("desk-lane-returning")}
        </span>
      )}
    </span>
  );
}
