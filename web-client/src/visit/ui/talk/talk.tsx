// The talk itself: who is there, what has been said, and where to write.

import "./talk.css";
import { signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { use_now } from "../../../ui/clock/clock.ts";
import { Composer } from "../../../ui/composer/composer.tsx";
import { MessageList } from "../../../ui/message-list/message-list.tsx";
import type { VisitState } from "../../chat/state.ts";
import { use_surroundings } from "../context.ts";
import { day_name } from "../trouble/day.ts";
import { TalkHead } from "./talk-head.tsx";

// Lives as long as the page: a draft survives a lost counsellor and a new one.
const draft = signal("");

/** Forgets what was being written. */
export function forget_draft(): void {
  draft.value = "";
}

/** The open talk. */
export function TalkView({ state }: { readonly state: VisitState }): JSX.Element {
  const { t, error, visit } = use_surroundings();
  const { alias, counsellor, transcript, typing_until_ms, missing } = state.talk;
  const now_ms = use_now(1_000);
  const typing = typing_until_ms > now_ms && counsellor === "present" && state.phase === "connected";
  useEffect(() => {
    window.scrollTo(0, 0);
    document.documentElement.classList.add("in-talk");
    return () => document.documentElement.classList.remove("in-talk");
  }, []);

  return (
    <section class="talk" aria-label={t("visit-talk-title", { alias })}>
      <TalkHead alias={alias} counsellor={counsellor} />
      <MessageList
        transcript={transcript}
        me="visitor"
        words={{
          label: t("visit-message-label"),
          me: t("visit-message-me"),
          other: t("visit-message-other", { alias }),
          sending: t("visit-message-sending"),
          sent: t("visit-message-sent"),
          seen: t("visit-message-seen"),
          not_sent: t("visit-message-not-sent"),
          try_again: t("visit-message-try-again"),
          newer: t("visit-message-newer"),
          day: (at_ms) => day_name(at_ms, now_ms, t),
          why: error,
        }}
        on_retry={(client_ref) => visit.retry(client_ref)}
        opening={<p class="talk-opening">{t("visit-talk-opening")}</p>}
      >
        {missing && <p class="note talk-missing">{t("visit-missing")}</p>}
      </MessageList>
      <p class="talk-typing" role="status">
        {counsellor === "away" ? t("visit-counsellor-away-text") : ""}
        {typing && (
          <>
            <span class="dots" aria-hidden="true">
              <i />
              <i />
              <i />
            </span>
            {t("visit-typing", { alias })}
          </>
        )}
      </p>
      <Composer
        draft={draft}
        max_chars={state.limits.text_max_chars}
        takes_focus
        words={{
          label: t("visit-compose-label"),
          send: t("visit-compose-send"),
          enter: [t("visit-compose-enter-phone"), t("visit-compose-enter-keyboard")],
          left: (n) => t("visit-compose-left", { n }),
          too_long: (n) => t("visit-compose-too-long", { n }),
        }}
        on_send={(text) => visit.send(text)}
        on_typing={() => visit.typing()}
      />
    </section>
  );
}
