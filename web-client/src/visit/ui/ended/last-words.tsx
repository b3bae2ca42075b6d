// The counsellor has ended the talk: the last words stay readable for a short while,
// and what did not get through is said and shown, so that nobody is cut off blind.

import "../talk/talk.css";
import type { JSX } from "preact";
import { MessageList } from "../../../ui/message-list/message-list.tsx";
import type { VisitState } from "../../chat/state.ts";
import { use_surroundings } from "../context.ts";
import { Screen } from "../screen/screen.tsx";
import { draft } from "../talk/draft.ts";
import { use_cards } from "../talk/use-cards.ts";
import { is_visitors, message_words } from "../talk/words.ts";

/** The end of the talk, with the talk still there. */
export function LastWords({ state }: { readonly state: VisitState }): JSX.Element {
  const { t, error, visit } = use_surroundings();
  const { transcript, alias } = state.talk;
  const cards = use_cards(undefined, false);
  const unwritten = draft.value.trim();
  const lost = transcript.unsaid.length > 0 || unwritten !== "";
  return (
    <Screen title={t("visit-last-words-title")} kind="last-words">
      {lost && (
        <p class="note" data-color="warning">
          {t("visit-last-words-unsent")}
        </p>
      )}
      <MessageList
        transcript={transcript}
        is_mine={is_visitors}
        on_open={cards.open}
        words={message_words(t, error, alias || t("visit-counsellor"), Date.now())}
      >
        {unwritten !== "" && (
          <p class="last-draft" dir="auto" translate={false}>
            {unwritten}
          </p>
        )}
      </MessageList>
      <div ref={cards.host} />
      <button type="button" class="ds-button main-act" onClick={() => visit.done_reading()}>
        {t("visit-last-words-on")}
      </button>
      <p class="small">{t("visit-last-words-help")}</p>
    </Screen>
  );
}
