// What the counsellor has sent, opened beside the talk or over it. The panel itself is in
// the reader, which is on the phone only once a card is opened. Nobody is told of it.

import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Card } from "../../../protocol/wire.ts";
import type { Panel } from "../../../reading/card-panel.ts";
import { get_reader } from "../../../ui/page-data/page-data.ts";
import { use_surroundings } from "../context.ts";
import { reader_words } from "./words.ts";

/** The panel's place, and what opens a card in it. */
export type Cards = { readonly host: RefObject<HTMLDivElement | null>; readonly open: (card: Card) => void };

/** `news` is another whenever somebody has said something; `asks` while it has a question. */
export function use_cards(news: unknown, asks: boolean): Cards {
  const { t, page, visit } = use_surroundings();
  const host = useRef<HTMLDivElement>(null);
  const panel = useRef<Panel>(undefined);
  useEffect(() => panel.current?.told(), [news]);
  useEffect(() => {
    if (asks) panel.current?.give_way();
  }, [asks]);
  useEffect(() => () => panel.current?.end(), []);
  const open = (card: Card): void => {
    const { reading } = page;
    const into = host.current;
    if (reading === undefined || into === null) return;
    const words = { ...reader_words(t), close: t("visit-card-close"), news: t("visit-message-newer") };
    get_reader(reading.script)
      .then(({ open_card }) => {
        if (into.isConnected)
          panel.current = open_card({ ...reading, host: into, card, words, on_cover: visit.look_away });
      })
      .catch(() => {
        into.textContent = words.failed;
      });
  };
  return { host, open };
}
