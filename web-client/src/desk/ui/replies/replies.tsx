// The prepared replies over the writing field: a search field with a list below it
// (WAI-ARIA's combobox with a listbox). The focus stays in the search; the arrows walk
// the list; Enter puts the reply into the writing field, where it is made to fit.

import type { JSX } from "preact";
import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Language } from "../../../protocol/wire.ts";
import { find_replies, type Reply, type ReplyGroup, shelves, step } from "../../chat/replies.ts";
import type { Session } from "../../session.ts";
import type { PlainKey } from "../words.ts";
import "./replies.css";

const group_key: Record<ReplyGroup, PlainKey> = {
  beginning: "desk-replies-beginning",
  safety: "desk-replies-safety",
  going_on: "desk-replies-going-on",
  silence: "desk-replies-silence",
  duty: "desk-replies-duty",
  handing_on: "desk-replies-handing-on",
  ending: "desk-replies-ending",
  closing: "desk-replies-closing",
};

/** The languages as they stand in "in …". */
const in_language: Record<Language, PlainKey> = {
  nb: "desk-replies-nb",
  nn: "desk-replies-nn",
  en: "desk-replies-en",
};

/** What the list needs. */
export type RepliesProps = {
  readonly session: Session;
  /** The visitor's language: that of the words. */
  readonly language: Language;
  readonly on_choose: (text: string) => void;
  readonly on_close: () => void;
};

/** The list of replies with its search. */
export function Replies({ session, language, on_choose, on_close }: RepliesProps): JSX.Element {
  const { t, replies } = session;
  const id = useId();
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [wanted, set_wanted] = useState("");
  const [place, set_place] = useState(0);
  const found = find_replies(replies, language, wanted, (group) => t(group_key[group]));
  const active = found[place];

  useLayoutEffect(() => search.current?.focus(), []);
  useLayoutEffect(() => {
    // The first has its heading above it, which belongs in view as well.
    if (place === 0) list.current?.scrollTo({ top: 0 });
    else list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [active?.id]);

  const on_key = (event: KeyboardEvent): void => {
    // While a character is being composed, the keys belong to the input method.
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      set_place(step(place, event.key === "ArrowDown" ? 1 : -1, found.length));
    } else if (event.key === "Enter") {
      if (active !== undefined && !event.repeat) on_choose(active.text[language]);
    } else return;
    event.preventDefault();
  };
  return (
    <section
      class="replies"
      aria-labelledby={`${id}-title`}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.isComposing) return;
        event.preventDefault();
        on_close();
      }}
    >
      <h3 class="visually-hidden" id={`${id}-title`}>
        {t("desk-replies")}
      </h3>
      <div class="replies-head">
        <input
          ref={search}
          class="ds-input"
          type="text"
          role="combobox"
          aria-label={t("desk-replies-search")}
          placeholder={t("desk-replies-search")}
          aria-autocomplete="list"
          aria-expanded={found.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={active === undefined ? undefined : `${id}-${active.id}`}
          aria-describedby={`${id}-hint`}
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          value={wanted}
          onInput={(event) => {
            set_wanted(event.currentTarget.value);
            set_place(0);
          }}
          onKeyDown={on_key}
        />
        <button type="button" class="ds-button" data-variant="tertiary" data-size="sm" onClick={on_close}>
          {t("desk-close")}
        </button>
      </div>
      <p class="replies-hint" id={`${id}-hint`}>
        {t("desk-replies-in", { language: t(in_language[language]) })}
      </p>
      <p class="visually-hidden" role="status">
        {wanted === "" || found.length === 0 ? "" : t("desk-replies-found", { n: found.length })}
      </p>
      <p class="replies-none" role="status">
        {found.length === 0 ? t("desk-replies-none") : ""}
      </p>
      {found.length > 0 && (
        <div
          class="replies-list"
          role="listbox"
          id={`${id}-list`}
          ref={list}
          aria-labelledby={`${id}-title`}
          // It scrolls with the arrows of the search, and is no stop of its own.
          tabIndex={-1}
        >
          {shelves(found).map((shelf) => (
            // biome-ignore lint/a11y/useSemanticElements: a group of options, not of form fields
            <div key={shelf.group} role="group" aria-labelledby={`${id}-${shelf.group}`}>
              <p class="replies-group" role="presentation" id={`${id}-${shelf.group}`}>
                {t(group_key[shelf.group])}
              </p>
              {shelf.replies.map((reply) => (
                <Option
                  key={reply.id}
                  id={`${id}-${reply.id}`}
                  reply={reply}
                  language={language}
                  active={reply === active}
                  on_choose={() => on_choose(reply.text[language])}
                />
              ))}
            </div>
          ))}
        </div>
      )}
    </section>
  );
}

function Option({
  id,
  reply,
  language,
  active,
  on_choose,
}: {
  readonly id: string;
  readonly reply: Reply;
  readonly language: Language;
  readonly active: boolean;
  readonly on_choose: () => void;
}): JSX.Element {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the search field's, which keeps the focus
    <div
      class="reply"
      role="option"
      id={id}
      aria-selected={active}
      tabIndex={-1}
      onPointerDown={(event) => event.preventDefault()}
      onClick={on_choose}
    >
      <span class="reply-title">{reply.title}</span>
      <span class="reply-text" lang={language}>
        {reply.text[language]}
      </span>
    </div>
  );
}
