// The prepared replies over the writing field. Choosing one puts it into the writing field,
// where it is made to fit.

import type { JSX } from "preact";
import type { Language } from "../../../protocol/wire.ts";
import { find_replies, type ReplyGroup } from "../../chat/replies.ts";
import type { Session } from "../../session.ts";
import { Finder } from "../finder/finder.tsx";
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
  const find = (wanted: string) =>
    find_replies(replies, language, wanted, name_of).map(({ id, group, title, text }) => ({
      id,
      group: name_of(group),
      title,
      text: text[language],
    }));
  return (
    <Finder
      t={t}
      label={t("desk-replies")}
      search={t("desk-replies-search")}
      hint={t("desk-replies-in", { language: t(in_language[language]) })}
      none={t("desk-replies-none")}
      language={language}
      find={find}
      on_choose={(id) => {
        const chosen = replies.find((reply) => reply.id === id);
        if (chosen !== undefined) on_choose(chosen.text[language]);
      }}
      on_close={on_close}
    />
  );
}
