// Articles and services to send, over the writing field. Choosing one shows what the visitor
// will see; only its button sends it.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { CardKind, Language } from "../../../protocol/wire.ts";
import { type CardChoice, card_of, find_cards, name_of_card, text_of_card } from "../../chat/cards.ts";
import type { Talk } from "../../chat/state.ts";
import type { Session } from "../../session.ts";
import { Finder } from "../finder/finder.tsx";
import type { PlainKey } from "../words.ts";
import { CardView } from "./card-view.tsx";

const group_key: Record<CardKind, PlainKey> = { article: "desk-cards-articles", service: "desk-cards-services" };

/** The languages as they stand in "in …". */
const in_language: Record<Language, PlainKey> = {
  nb: "desk-replies-nb",
  nn: "desk-replies-nn",
  en: "desk-replies-en",
};

/** The list, and what was chosen from it. */
export function Cards({
  session,
  talk,
  on_close,
}: {
  readonly session: Session;
  readonly talk: Talk;
  readonly on_close: () => void;
}): JSX.Element {
  const { t, cards } = session;
  const { conversation } = talk;
  const { language } = talk.needs;
  const [chosen, set_chosen] = useState<CardChoice>();
  const find = (wanted: string) =>
    find_cards(cards, wanted, (kind) => t(group_key[kind])).map((card) => ({
      id: name_of_card(card),
      group: t(group_key[card.kind]),
      title: card.words[language].title,
      text: card.words[language].line,
      title_in: language,
    }));
  const send = (choice: CardChoice): void => {
    if (session.send_card(conversation, card_of(choice, language), text_of_card(choice.words[language]))) on_close();
  };
  return (
    <>
      <Finder
        t={t}
        label={t("desk-cards")}
        search={t("desk-cards-search")}
        hint={t("desk-cards-in", { language: t(in_language[language]) })}
        none={t("desk-cards-none")}
        language={language}
        find={find}
        covered={chosen !== undefined}
        on_choose={(id) => set_chosen(cards.find((card) => name_of_card(card) === id))}
        on_close={on_close}
      />
      {chosen !== undefined && (
        <CardView
          session={session}
          card={card_of(chosen, language)}
          on_send={() => send(chosen)}
          on_close={() => set_chosen(undefined)}
        />
      )}
    </>
  );
}
