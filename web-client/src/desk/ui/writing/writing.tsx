// Where the counsellor writes: the composer, with the prepared replies and what
// can be sent to read one press away.

import type { ComponentChildren, JSX } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { limits_before_welcome } from "../../../protocol/limits.ts";
import { Composer } from "../../../ui/composer/composer.tsx";
import { fitted } from "../../chat/replies.ts";
import { is_shown, type Talk } from "../../chat/state.ts";
import type { Session } from "../../session.ts";
import { Cards } from "../cards/cards.tsx";
import { Replies } from "../replies/replies.tsx";
import { composer_words } from "../words.ts";
import "./writing.css";

/** The composer of one talk, and the replies or the cards over it when they are wanted. */
export function Writing({ session, talk }: { readonly session: Session; readonly talk: Talk }): JSX.Element {
  const { t } = session;
  const { conversation, needs } = talk;
  const current = is_shown(session.desk.value, talk);
  const room = useRef<HTMLDivElement>(null);
  const came_from = useRef<Element | null>(null);
  const goes_back = useRef(false);
  const [choosing, set_choosing] = useState<"replies" | "cards">();

  const field = (): HTMLTextAreaElement | null | undefined => room.current?.querySelector("textarea");
  const close = (): void => {
    goes_back.current = true;
    set_choosing(undefined);
  };
  useLayoutEffect(() => {
    // Only now: behind a dialog that was open over the list nothing could take the focus.
    if (choosing !== undefined || !goes_back.current) return;
    goes_back.current = false;
    const { current } = came_from;
    // Where a press does not move the focus, it came from nowhere in particular.
    if (current instanceof HTMLElement && current.isConnected && current !== document.body) current.focus();
    else field()?.focus();
  }, [choosing]);
  const toggle = (what: "replies" | "cards"): void => {
    if (choosing === what) {
      close();
      return;
    }
    if (choosing === undefined) came_from.current = document.activeElement;
    set_choosing(what);
  };
  const put_in = (text: string): void => {
    set_choosing(undefined);
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
      {choosing === "replies" && (
        <Replies session={session} language={needs.language} on_choose={put_in} on_close={close} />
      )}
      {choosing === "cards" && <Cards session={session} talk={talk} on_close={close} />}
      <Composer
        draft={session.draft_of(conversation)}
        max_chars={(session.desk.value.me?.limits ?? limits_before_welcome).text_max_chars}
        words={composer_words(t)}
        on_send={(text) => session.send(conversation, text)}
        on_typing={() => session.typing(conversation)}
        takes_focus={current}
        beside={
          <>
            <Choose
              id={current ? "replies-button" : undefined}
              name={t("desk-replies")}
              open={choosing === "replies"}
              on_toggle={() => toggle("replies")}
            >
              {/* A speech bubble with lines already in it. */}
              <path d="M4 5h16v11H11l-4 4v-4H4z M8 9h8 M8 12h5" />
            </Choose>
            <Choose
              id={current ? "cards-button" : undefined}
              name={t("desk-cards")}
              open={choosing === "cards"}
              on_toggle={() => toggle("cards")}
            >
              {/* An open book. */}
              <path d="M12 6.5C10 5 7 4.5 4 5v13c3-.5 6 0 8 1.5 2-1.5 5-2 8-1.5V5c-3-.5-6 0-8 1.5z M12 6.5v13" />
            </Choose>
          </>
        }
      />
    </div>
  );
}

/** Opens and closes one of the lists. */
function Choose({
  id,
  name,
  open,
  on_toggle,
  children,
}: {
  /** By which the shortcut finds it, in the talk that is turned to. */
  readonly id: string | undefined;
  readonly name: string;
  readonly open: boolean;
  readonly on_toggle: () => void;
  /** What is drawn beside its name, or instead of it where there is little room. */
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <button
      type="button"
      class="ds-button writing-choose"
      data-variant="tertiary"
      id={id}
      aria-expanded={open}
      aria-haspopup="listbox"
      onClick={on_toggle}
    >
      <svg class="desk-icon" viewBox="0 0 24 24" aria-hidden="true">
        {children}
      </svg>
      <span class="writing-choose-name">{name}</span>
    </button>
  );
}
