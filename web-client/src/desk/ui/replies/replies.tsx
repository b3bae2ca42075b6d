// The prepared replies over the writing field. Choosing one puts it into the writing field,
// where it is made to fit.

import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Language } from "../../../protocol/wire.ts";
import { matching } from "../../chat/found.ts";
import { find_replies, type ReplyGroup } from "../../chat/replies.ts";
import type { Session } from "../../session.ts";
import { Finder, type Found } from "../finder/finder.tsx";
import { OwnReplies } from "../own-replies/own-replies.tsx";
import type { PlainKey } from "../words.ts";

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
  const name_of = (group: ReplyGroup): string => t(group_key[group]);
  const own = session.own_replies.value.filter((one) => one.language === language);
  const [editing, set_editing] = useState(false);
  useEffect(() => void session.ask_own_replies(), [session]);
  /** One's own stand first: whoever has written some looks for them. */
  const find = (wanted: string): readonly Found[] => [
    ...matching(own, wanted, ({ title, text }) => `${t("desk-own-replies-group")} ${title} ${text}`).map(
      ({ id, title, text }) => ({ id: `own-${id}`, group: t("desk-own-replies-group"), title, text }),
    ),
    ...find_replies(replies, language, wanted, name_of).map(({ id, group, title, text }) => ({
      id,
      group: name_of(group),
      title,
      text: text[language],
    })),
  ];
  const words_of = (id: string): string | undefined =>
    own.find((one) => `own-${one.id}` === id)?.text ?? replies.find((reply) => reply.id === id)?.text[language];
  return (
    <>
      <Finder
        t={t}
        label={t("desk-replies")}
        search={t("desk-replies-search")}
        hint={t("desk-replies-in", { language: t(in_language[language]) })}
        none={t("desk-replies-none")}
        beside={
          <button
            type="button"
            class="ds-button"
            data-variant="tertiary"
            data-size="sm"
            onClick={() => set_editing(true)}
          >
            {/* A pencil. */}
            <svg class="desk-icon" viewBox="0 0 24 24" aria-hidden="true">
              <path d="M4 20l1-4L16 5l3 3L8 19z M14 7l3 3" />
            </svg>
            <span class="finder-beside-name">{t("desk-own-replies")}</span>
          </button>
        }
        language={language}
        find={find}
        covered={editing}
        on_choose={(id) => {
          const words = words_of(id);
          if (words !== undefined) on_choose(words);
        }}
        on_close={on_close}
      />
      {editing && <OwnReplies session={session} language={language} on_close={() => set_editing(false)} />}
    </>
  );
}
