// Asks before a talk ends, with room for a last word: prepared ones are a beginning, and
// nothing is sent by picking one. Empty, the talk ends without.

import type { JSX } from "preact";
import { useId, useState } from "preact/hooks";
import { length_in_chars, limits_before_welcome } from "../../../protocol/limits.ts";
import type { RespiteLength } from "../../../protocol/wire.ts";
import { no_suggestions } from "../../../ui/browser/no-suggestions.ts";
import type { Talk } from "../../chat/state.ts";
import type { Session } from "../../session.ts";
import { Dialog } from "../dialog/dialog.tsx";
import { AskRespite } from "../respite/ask-respite.tsx";
import "./ending.css";

/** The dialog, while a talk is open. The gentle answer comes first. */
export function AskEnd({
  session,
  talk,
  on_done,
}: {
  readonly session: Session;
  readonly talk: Talk;
  readonly on_done: () => void;
}): JSX.Element {
  const { t } = session;
  const { conversation, needs } = talk;
  const [words, set_words] = useState("");
  const id = useId();
  const { text_max_chars, erased_within_s } = session.desk.value.me?.limits ?? limits_before_welcome;
  const prepared = session.replies.filter(({ group }) => group === "closing");
  const over = length_in_chars(words.trim()) - text_max_chars;
  const end = (respite?: RespiteLength): void => {
    if (words.trim() === "") session.end(conversation, respite);
    else if (over > 0 || !session.end_with(conversation, words, respite)) return;
    on_done();
  };
  return (
    <Dialog label={t("desk-end-ask")} on_close={on_done}>
      <p>{t("desk-end-consequence", { n: erased_within_s })}</p>
      <div class="desk-actions">
        <button type="button" class="ds-button" data-variant="primary" onClick={on_done}>
          {t("desk-end-no")}
        </button>
        <button type="button" class="ds-button" data-variant="secondary" aria-disabled={over > 0} onClick={() => end()}>
          {t(words.trim() === "" ? "desk-end-yes" : "desk-end-send")}
        </button>
      </div>
      <div class="last-word">
        <label for={id}>{t("desk-end-words")}</label>
        <p class="last-word-hint" id={`${id}-hint`}>
          {t("desk-end-words-hint")}
        </p>
        <div class="last-word-prepared">
          {prepared.map((reply) => (
            <button
              key={reply.id}
              type="button"
              class="ds-button"
              data-variant="tertiary"
              data-size="sm"
              onClick={() => {
                set_words(reply.text[needs.language]);
                document.getElementById(id)?.focus();
              }}
            >
              {reply.title}
            </button>
          ))}
        </div>
        <textarea
          id={id}
          class="ds-input"
          rows={4}
          lang={needs.language}
          autocomplete="off"
          spellcheck={false}
          {...no_suggestions}
          aria-describedby={`${id}-hint`}
          value={words}
          onInput={(event) => set_words(event.currentTarget.value)}
        />
        <p class="last-word-over" role="status">
          {over > 0 ? t("desk-chars-over", { n: over }) : ""}
        </p>
      </div>
      <AskRespite session={session} talk={talk} says_something={words.trim() !== ""} on_end={end} />
    </Dialog>
  );
}
