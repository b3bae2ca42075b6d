// The talks on this desk, when there is more than one.

import type { JSX } from "preact";
import { unread } from "../../chat/state.ts";
import type { Session } from "../../session.ts";
import "./talk-tabs.css";

/** One button for each talk, with how much is new in it. */
export function TalkTabs({ session }: { readonly session: Session }): JSX.Element | null {
  const { t } = session;
  const { talks, shown } = session.desk.value;
  if (talks.length < 2) return null;
  return (
    <nav class="talk-tabs" aria-label={t("desk-talks")}>
      {talks.map((talk, place) => {
        const fresh = unread(talk);
        return (
          <button
            type="button"
            class="ds-button"
            key={talk.conversation}
            data-variant={talk.conversation === shown ? "secondary" : "tertiary"}
            data-size="sm"
            aria-current={talk.conversation === shown}
            onClick={() => session.turn_to(talk.conversation)}
          >
            {t("desk-talk-numbered", { n: place + 1 })}
            {fresh > 0 && talk.conversation !== shown && (
              <span class="talk-tabs-fresh">{t("desk-unread", { n: fresh })}</span>
            )}
          </button>
        );
      })}
    </nav>
  );
}
