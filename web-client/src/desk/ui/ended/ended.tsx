// The end of a talk: why, what to do and not to do, and when the words leave this screen.

import type { JSX } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { seconds_left } from "../../chat/clock.ts";
import { type Ending, is_shown, type Talk } from "../../chat/state.ts";
import type { Session } from "../../session.ts";
import { ending_keys } from "../words.ts";
import "./ended.css";

/** Stands where the writing was. Takes the focus, for what had it is gone. */
export function Ended({
  session,
  talk,
  ended,
}: {
  readonly session: Session;
  readonly talk: Talk;
  readonly ended: Ending;
}): JSX.Element {
  const { t } = session;
  const panel = useRef<HTMLElement>(null);
  const title = useId();
  const keys = ending_keys[ended.reason];
  const hurried = ended.reason === "visitor_exited";
  useEffect(() => {
    // Never from the field of another talk.
    if (is_shown(session.desk.value, talk)) panel.current?.focus();
  }, [talk.conversation]);
  return (
    <section class="ended" data-hurried={hurried} tabIndex={-1} ref={panel} aria-labelledby={title}>
      <div class="ended-words">
        <h3 class="ds-heading" data-size="xs" id={title}>
          {t(keys.name)}
        </h3>
        {keys.hint !== undefined && <p>{t(keys.hint)}</p>}
        <p class="ended-care">
          {t("desk-ended-care")} {session.desk.value.shift?.me.state === "paused" && t("desk-ended-care-pause")}
        </p>
      </div>
      <div class="ended-erase">
        <p role="timer">{t("desk-erase-in", { n: seconds_left(ended.erase_at_ms, session.now_ms.value) })}</p>
        <button
          type="button"
          class="ds-button"
          data-variant="secondary"
          onClick={() => session.erase(talk.conversation)}
        >
          {t("desk-erase-now")}
        </button>
      </div>
    </section>
  );
}
