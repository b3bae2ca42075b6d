// One talk: its head, what is said, and where to write. After the end it can only be
// read, until it erases itself.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { shown } from "../../../chat/transcript.ts";
import type { Card, ClientRef } from "../../../protocol/wire.ts";
import { MessageList } from "../../../ui/message-list/message-list.tsx";
import { is_ours, is_typing, type Talk as TalkState } from "../../chat/state.ts";
import type { Session } from "../../session.ts";
import { CallInState } from "../calling-in/call-in-state.tsx";
import { CardView } from "../cards/card-view.tsx";
import { Ended } from "../ended/ended.tsx";
import { HandOverState } from "../handing/hand-over-state.tsx";
import { Silence } from "../silence/silence.tsx";
import type { Support } from "../support/use-support.ts";
import { TalkHead } from "../talk-head/talk-head.tsx";
import { message_words } from "../words.ts";
import { Writing } from "../writing/writing.tsx";
import "./talk.css";

/** What a talk on screen needs. */
export type TalkProps = {
  readonly session: Session;
  readonly talk: TalkState;
  /** Asks whether to end it. */
  readonly on_end: () => void;
  /** Asks whom to hand it to. */
  readonly on_hand_over: () => void;
  /** Asks whom to call into it. */
  readonly on_call_in: () => void;
  readonly support: Support;
};

/** The talk on screen. */
export function Talk({ session, talk, on_end, on_hand_over, on_call_in, support }: TalkProps): JSX.Element {
  const { t } = session;
  const { conversation, transcript, ended } = talk;
  const [card, set_card] = useState<Card>();
  const my_name = session.desk.value.me?.alias;
  return (
    <div class="talk" data-over={ended !== undefined}>
      <TalkHead
        session={session}
        talk={talk}
        on_end={on_end}
        on_hand_over={on_hand_over}
        on_call_in={on_call_in}
        support={support}
      />
      {ended === undefined && <HandOverState session={session} talk={talk} />}
      {ended === undefined && <CallInState session={session} talk={talk} />}
      {ended === undefined && talk.host === undefined && <Silence session={session} talk={talk} />}
      {talk.note !== undefined && (
        <p class="talk-note">
          <b>{talk.host === undefined ? t("desk-note") : t("desk-guest-note", { alias: talk.host })}</b>
          <span>{talk.note}</span>
        </p>
      )}
      <MessageList
        key={conversation}
        transcript={transcript}
        is_mine={(line) => is_ours(talk, line, my_name)}
        on_open={set_card}
        words={message_words(t, talk.host)}
        {...(ended === undefined && {
          on_retry: (client_ref: ClientRef) => session.try_again(conversation, client_ref),
        })}
        opening={
          shown(transcript).length === 0 && ended === undefined && talk.visitor === "present" ? (
            <p class="talk-opening">{t("desk-log-empty")}</p>
          ) : undefined
        }
      >
        {(talk.unsure || talk.gap_since_ms !== undefined) && (
          <p class="talk-gap">{t(talk.unsure ? "desk-may-be-missing" : "desk-gap")}</p>
        )}
        {is_typing(talk, session.now_ms.value) && (
          // Seen, and not called out: it comes and goes many times a minute.
          <p class="talk-typing" aria-live="off">
            {t("desk-visitor-typing")}
          </p>
        )}
      </MessageList>
      {ended === undefined ? (
        <Writing key={conversation} session={session} talk={talk} />
      ) : (
        <Ended session={session} talk={talk} ended={ended} />
      )}
      {card !== undefined && <CardView session={session} card={card} on_close={() => set_card(undefined)} />}
    </div>
  );
}
