// That a talk has gone quiet: what may be behind it, a word to send, and a way to close it
// that the visitor can take back. Nothing of it happens by itself.

import type { JSX } from "preact";
import { as_clock, seconds_left } from "../../chat/clock.ts";
import { quiet_minutes } from "../../chat/silence.ts";
import type { Talk } from "../../chat/state.ts";
import type { Session } from "../../session.ts";
import "./silence.css";

/** The prepared reply that asks kindly. */
const asking = "still-there";

/** Always there, so that a screen reader hears what comes into it; empty, it takes no room. */
export function Silence({ session, talk }: { readonly session: Session; readonly talk: Talk }): JSX.Element {
  const { t } = session;
  const now_ms = session.now_ms.value;
  const { closes_at_ms } = talk;
  const n = quiet_minutes(session.desk.value, talk, now_ms);
  return (
    <div class="silence-place">
      <p class="visually-hidden" role="status">
        {closes_at_ms !== undefined ? t("desk-silence-told") : n !== undefined ? t("desk-silence-perhaps") : ""}
      </p>
      {closes_at_ms !== undefined ? (
        <div class="ds-alert silence" data-color="info">
          <p aria-hidden="true">{t("desk-silence-told")}</p>
          <p class="silence-clock" role="timer">
            {as_clock(seconds_left(closes_at_ms, now_ms))}
          </p>
          <div class="silence-acts">
            <button
              type="button"
              class="ds-button"
              data-variant="secondary"
              data-size="sm"
              onClick={() => session.keep_open(talk.conversation)}
            >
              {t("desk-silence-keep")}
            </button>
          </div>
        </div>
      ) : (
        n !== undefined && <Quiet session={session} talk={talk} n={n} />
      )}
    </div>
  );
}

function Quiet({
  session,
  talk,
  n,
}: {
  readonly session: Session;
  readonly talk: Talk;
  readonly n: number;
}): JSX.Element {
  const { t } = session;
  const { conversation, needs } = talk;
  const words = session.replies.find(({ id }) => id === asking)?.text[needs.language];
  const draft = session.draft_of(conversation);
  return (
    <div class="ds-alert silence" data-color="info">
      <p>
        {t("desk-silence", { n })} <span aria-hidden="true">{t("desk-silence-perhaps")}</span>
      </p>
      <div class="silence-acts">
        {words !== undefined && (
          <button
            type="button"
            class="ds-button"
            data-variant="secondary"
            data-size="sm"
            onClick={(event) => {
              // What has been begun is not written over.
              if (draft.value.trim() === "") draft.value = words;
              event.currentTarget.closest(".talk")?.querySelector("textarea")?.focus();
            }}
          >
            {t("desk-silence-ask")}
          </button>
        )}
        <button
          type="button"
          class="ds-button"
          data-variant="tertiary"
          data-size="sm"
          onClick={() => session.close_when_quiet(conversation)}
        >
          {t("desk-silence-close")}
        </button>
      </div>
    </div>
  );
}
