// One message. Its words are a text node and nothing else.

import type { JSX } from "preact";
import type { Card } from "../../protocol/wire.ts";
import { time_of_day } from "../clock/clock.ts";
import type { MessageWords } from "./message-list.tsx";

/** How far a message of mine has come. */
export type Delivery = "sending" | "sent" | "seen" | "not_sent";

/** What a bubble shows. */
export type BubbleProps = {
  readonly who: string;
  /** Who it is, to be seen, where the side does not tell. */
  readonly name: string | undefined;
  readonly text: string;
  /** What its words lead to. */
  readonly card: Card | undefined;
  readonly on_open: (card: Card) => void;
  readonly at_ms: number;
  readonly shows_time: boolean;
  readonly delivery: Delivery | undefined;
  readonly words: MessageWords;
  /** Why it was not taken. */
  readonly why?: string;
  readonly on_retry?: () => void;
};

/** A message with its time and, for my own, how far it has come. */
export function Bubble(props: BubbleProps): JSX.Element {
  const { who, name, text, card, on_open, at_ms, shows_time, delivery, words, why, on_retry } = props;
  // Of a card: what it is called, and one line about it.
  const [title, about = ""] = text.split("\n");
  const failed = delivery === "not_sent";
  return (
    <>
      <p class="bubble" data-card={card?.kind} data-delivery={delivery} dir="auto">
        <b class={name ? "" : "visually-hidden"}>{`${name ?? who}\n`}</b>
        {card === undefined ? text : <b>{title}</b>}
        {card !== undefined && `\n${about}`}
        {card !== undefined && (
          <button
            type="button"
            class="ds-button"
            data-variant="secondary"
            aria-label={`${words.open}: ${title}`}
            onClick={() => on_open(card)}
          >
            {words.open}
          </button>
        )}
      </p>
      {(shows_time || delivery !== undefined) && (
        // How far it has come is there to be read; only the words themselves are called out.
        <p class="bubble-state" aria-live="off">
          {shows_time && !failed && <time dateTime={new Date(at_ms).toISOString()}>{time_of_day(at_ms)}</time>}
          {delivery !== undefined && <span data-delivery={delivery}>{words[delivery]}</span>}
        </p>
      )}
      {failed && (
        <div class="bubble-retry">
          <p>{why}</p>
          {on_retry !== undefined && (
            <button type="button" class="ds-button" data-variant="secondary" onClick={on_retry}>
              {words.try_again}
            </button>
          )}
        </div>
      )}
    </>
  );
}
