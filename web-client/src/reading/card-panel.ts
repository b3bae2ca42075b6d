// A card that is open: one of our pages beside the talk, or over it where there is no room
// for both. The talk goes on beneath, and what is new in it is said here.

import type { Card } from "../protocol/wire.ts";
import { button, type Reading, read } from "./reader.ts";

/** An open card, as the talk knows it. */
export type Panel = {
  /** The talk has something new. */
  readonly told: () => void;
  /** A question in it is worth more than what is read over it. */
  readonly give_way: () => void;
  /** Closes it. */
  readonly end: () => void;
};

/** What it is given. */
export type OpenCard = {
  /** Where it is shown; what is open there closes first. */
  readonly host: HTMLElement;
  readonly card: Card;
  readonly styles: Reading["styles"];
  readonly words: Reading["words"] & {
    /** Back to the talk. */
    readonly close: string;
    /** There is something new in the talk. */
    readonly news: string;
  };
  /** Whether the talk is covered, whenever that changes. */
  readonly on_cover: (covered: boolean) => void;
};

/** So much room is enough for both, side by side; card-panel.css says the same. */
const beside = "(min-width: 60rem)";

const open_in = new WeakMap<HTMLElement, Panel>();

/** Opens a card. The focus goes to it, and back to where it was when it closes. */
export function open_card({ host, card, styles, words, on_cover }: OpenCard): Panel {
  const came_from = document.activeElement;
  open_in.get(host)?.end();
  const room = matchMedia(beside);
  const place = document.createElement("section");
  const head = document.createElement("div");
  const news = document.createElement("p");
  const page = document.createElement("div");
  place.className = "card-panel";
  head.className = "card-panel-head";
  news.setAttribute("role", "status");
  page.className = "reading";

  const end = (): void => {
    if (open_in.get(host) !== panel) return;
    open_in.delete(host);
    stop();
    removeEventListener("keydown", on_key);
    room.removeEventListener("change", on_room);
    const had_focus = host.contains(document.activeElement) || document.activeElement === document.body;
    host.replaceChildren();
    on_cover(false);
    if (had_focus && came_from instanceof HTMLElement && came_from.isConnected) came_from.focus();
  };
  const panel: Panel = {
    told() {
      news.textContent = words.news;
    },
    give_way() {
      if (!room.matches) end();
    },
    end,
  };
  const on_key = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || event.isComposing || event.defaultPrevented) return;
    event.preventDefault();
    end();
  };
  const on_room = (): void => on_cover(!room.matches);

  const close = button(words.close, end);
  close.dataset["variant"] = "secondary";
  head.append(close, news);
  place.append(head, page);
  host.replaceChildren(place);
  open_in.set(host, panel);
  close.focus();
  const stop = read({
    host: page,
    styles,
    first: path_of(card),
    words,
    takes_focus: true,
    to_top: () => place.scrollTo(0, 0),
  });
  addEventListener("keydown", on_key);
  room.addEventListener("change", on_room);
  on_room();
  return panel;
}

/** Where the page of a card is. */
export function path_of({ kind, id, language }: Card): string {
  return `${language === "nb" ? "" : `/${language}`}/${kind}s/${id}`;
}
