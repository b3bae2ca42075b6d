// Where the counsellor writes: the composer, with the prepared replies one press away.

import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { limits_before_welcome } from "../../../protocol/limits.ts";
import { Composer } from "../../../ui/composer/composer.tsx";
import { fitted } from "../../chat/replies.ts";
import type { Talk } from "../../chat/state.ts";
import type { Session } from "../../session.ts";
import { Replies } from "../replies/replies.tsx";
import { composer_words } from "../words.ts";
import "./writing.css";

/** The composer of one talk, and the replies over it when they are wanted. */
export function Writing({ session, talk }: { readonly session: Session; readonly talk: Talk }): JSX.Element {
  const { t } = session;
  const { conversation, needs } = talk;
  const room = useRef<HTMLDivElement>(null);
  const came_from = useRef<Element | null>(null);
  const [choosing, set_choosing] = useState(false);

  const field = (): HTMLTextAreaElement | null | undefined => room.current?.querySelector("textarea");
  const close = (): void => {
    set_choosing(false);
    const { current } = came_from;
    // Where a press does not move the focus, it came from nowhere in particular.
    if (current instanceof HTMLElement && current.isConnected && current !== document.body) current.focus();
    else field()?.focus();
  };
  const toggle = (): void => {
    if (choosing) {
      close();
      return;
    }
    came_from.current = document.activeElement;
    set_choosing(true);
  };
  const put_in = (text: string): void => {
    set_choosing(false);
    const at = field();
    if (at === null || at === undefined) return;
    const { value, selectionStart, selectionEnd } = at;
    const words = fitted(text, value.slice(0, selectionStart), value.slice(selectionEnd));
    at.setRangeText(words, selectionStart, selectionEnd, "end");
    // The composer hears of it as of any writing, and the cursor stays behind the words.
    at.dispatchEvent(new InputEvent("input", { bubbles: true }));
    at.focus();
  };
  return (
    <div class="writing" ref={room}>
      {choosing && <Replies session={session} language={needs.language} on_choose={put_in} on_close={close} />}
      <Composer
        draft={session.draft_of(conversation)}
        max_chars={(session.desk.value.me?.limits ?? limits_before_welcome).text_max_chars}
        words={composer_words(t)}
        on_send={(text) => session.send(conversation, text)}
        on_typing={() => session.typing(conversation)}
        takes_focus
        beside={
          <button
            type="button"
            class="ds-button writing-replies"
            data-variant="tertiary"
            id="replies-button"
            aria-expanded={choosing}
            aria-haspopup="listbox"
            onClick={toggle}
          >
            <SpokenLines />
            <span class="writing-replies-name">{t("desk-replies")}</span>
          </button>
        }
      />
    </div>
  );
}

/** A speech bubble with lines already in it. */
function SpokenLines(): JSX.Element {
  return (
    <svg class="desk-icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M4 5h16v11H11l-4 4v-4H4z M8 9h8 M8 12h5" />
    </svg>
  );
}
