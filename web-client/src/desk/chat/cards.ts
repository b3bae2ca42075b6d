// What can be sent as a card, and which of it a search finds. Nothing here sends anything.

import type { Card, CardKind, Language } from "../../protocol/wire.ts";
import { matching } from "./found.ts";

/** What a card is called, and one line about it. */
export type CardWords = { readonly title: string; readonly line: string };

/** An article or a service, as the server put it into the page. */
export type CardChoice = {
  readonly kind: CardKind;
  readonly id: string;
  /** In every language a visitor may have. */
  readonly words: Readonly<Record<Language, CardWords>>;
};

/** Those in whose words, in the visitor's language or in any other, all of the search stands. */
export function find_cards(
  cards: readonly CardChoice[],
  search: string,
  name_of_kind: (kind: CardKind) => string,
): readonly CardChoice[] {
  return matching(cards, search, ({ kind, words }) => {
    const all = Object.values(words).map(({ title, line }) => `${title} ${line}`);
    return [name_of_kind(kind), ...all].join(" ");
  });
}

/** Tells one from every other. */
export function name_of_card({ kind, id }: Pick<CardChoice, "kind" | "id">): string {
  return `${kind}-${id}`;
}

/** The words as the server puts them into a line. */
export function text_of_card({ title, line }: CardWords): string {
  return `${title}\n${line}`;
}

/** The card to send to somebody of this language. */
export function card_of({ kind, id }: CardChoice, language: Language): Card {
  return { kind, id, language };
}
