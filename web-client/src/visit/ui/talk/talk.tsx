// The talk itself: who is there, what has been said, and where to write.

import "./talk.css";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { last_of, shown } from "../../../chat/transcript.ts";
import { use_now } from "../../../ui/clock/clock.ts";
import { Composer } from "../../../ui/composer/composer.tsx";
import { Dots } from "../../../ui/dots/dots.tsx";
import { MessageList } from "../../../ui/message-list/message-list.tsx";
import { is_lost, type VisitState } from "../../chat/state.ts";
import { use_surroundings } from "../context.ts";
import { draft } from "./draft.ts";
import { HandOver } from "./hand-over.tsx";
import { TalkHead } from "./talk-head.tsx";
import { use_cards } from "./use-cards.ts";
import { is_visitors, message_words } from "./words.ts";

/** The open talk. */
export function TalkView({ state }: { readonly state: VisitState }): JSX.Element {
  const { t, error, visit } = use_surroundings();
  const { asked, away, closing, counsellor, transcript, typing_until_ms, taken_over_at, missing, unsure } = state.talk;
  const alias = state.talk.alias || t("visit-counsellor");
  const now_ms = use_now(1_000);
  const asks = asked !== undefined || closing !== undefined;
  const cards = use_cards(last_of(transcript, "counsellor")?.client_ref, asks);
  const typing = typing_until_ms > now_ms && counsellor === "present" && state.phase === "connected";
  useEffect(() => {
    window.scrollTo(0, 0);
    document.documentElement.classList.add("in-talk");
    return () => document.documentElement.classList.remove("in-talk");
  }, []);

  return (
    <section class="talk" aria-label={t("visit-talk-title", { alias })}>
      <TalkHead alias={alias} counsellor={state.live_away || is_lost(state, now_ms) ? "unknown" : counsellor} />
      <MessageList
        transcript={transcript}
        is_mine={is_visitors}
        words={message_words(t, error, alias, now_ms)}
        on_open={cards.open}
        on_retry={(client_ref) => visit.retry(client_ref)}
        opening={<p class="talk-opening">{t("visit-talk-opening")}</p>}
      >
        {shown(transcript).length === taken_over_at && (
          <p class="note talk-missing" data-color="info">
            {t("visit-talk-colleague", { alias })}
          </p>
        )}
        {(missing || unsure) && (
          <p class="note talk-missing" data-color="warning">
            {t("visit-missing")}
          </p>
        )}
      </MessageList>
      <p class="visually-hidden" role="status">
        {away}
      </p>
      {/* Seen, and not called out: it comes and goes many times a minute. */}
      <p class="talk-typing">
        {away !== undefined && <span aria-hidden="true">{away}</span>}
        {typing && (
          <>
            <Dots />
            {t("visit-typing", { alias })}
          </>
        )}
      </p>
      <HandOver talk={state.talk} alias={alias} connected={state.phase === "connected"} />
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
          full: t("visit-compose-full"),
        }}
        on_send={(text) => visit.send(text)}
        on_typing={() => visit.typing()}
      />
      <div ref={cards.host} />
    </section>
  );
}
