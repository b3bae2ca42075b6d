// The talk as a list. A screen reader hears new lines as they come (role="log"); the
// list stays at its end while the reader is there, and never jumps when they read back.

import "./message-list.css";
import type { ComponentChildren, JSX } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { name_of } from "../../chat/restore.ts";
import { type NotSent, shown, type Transcript } from "../../chat/transcript.ts";
import type { Card, ClientRef, Line } from "../../protocol/wire.ts";
import { day_of } from "../clock/clock.ts";
import { Bubble, type Delivery } from "./bubble.tsx";

/** The words the list needs. */
export type MessageWords = {
  /** Names the list for screen readers. */
  readonly label: string;
  /** Who wrote: me. */
  readonly me: string;
  /** Who wrote: the other side. */
  readonly other: string;
  /** Who wrote, to be seen, where the side does not tell. */
  readonly name: (line: Line) => string | undefined;
  readonly sending: string;
  readonly sent: string;
  readonly seen: string;
  readonly not_sent: string;
  readonly try_again: string;
  /** What opens a card. */
  readonly open: string;
  /** Leads down to lines that came while reading back. */
  readonly newer: string;
  /** A heading for a day, when the talk goes over midnight. */
  readonly day: (at_ms: number) => string;
  /** Why a message was not taken. */
  readonly why: (reason: NotSent) => string;
};

/** What the list shows and tells. */
export type MessageListProps = {
  readonly transcript: Transcript;
  readonly is_mine: (line: Line) => boolean;
  readonly words: MessageWords;
  readonly on_open: (card: Card) => void;
  /** Absent when nothing can be said any more. */
  readonly on_retry?: (client_ref: ClientRef) => void;
  /** Shown before the first line. */
  readonly opening?: ComponentChildren;
  /** Shown after the last line: who is writing, what is missing. */
  readonly children?: ComponentChildren;
};

/** So close to the end, in pixels, counts as at the end. */
const near_end_px = 80;
/** Lines of one side within this time stand together. */
const together_ms = 120_000;

type Row = {
  readonly key: string;
  readonly mine: boolean;
  /** Who wrote, where the side does not tell. */
  readonly name?: string | undefined;
  readonly text: string;
  readonly card: Card | undefined;
  readonly at_ms: number;
  /** Said of my own that are not there yet, and of the last one that is. */
  readonly delivery: Delivery | undefined;
  readonly refused?: NotSent;
  readonly client_ref?: ClientRef;
};

function size_of(box: HTMLElement): string {
  return `${box.clientWidth} ${box.clientHeight}`;
}

/** The list of messages. */
export function MessageList(props: MessageListProps): JSX.Element {
  const { words, on_open, on_retry, opening, children } = props;
  const box = useRef<HTMLDivElement>(null);
  const at_end = useRef(true);
  const laid_out = useRef("");
  const [behind, set_behind] = useState(false);
  const rows = rows_of(props);
  const last_key = rows.at(-1)?.key;

  const to_end = (): void => box.current?.scrollTo({ top: box.current.scrollHeight });
  const on_scroll = (): void => {
    const { current } = box;
    if (current === null) return;
    // The box has another size, and was not scrolled by anybody: the last line stays in view.
    if (at_end.current && laid_out.current !== size_of(current)) return;
    at_end.current = current.scrollHeight - current.scrollTop - current.clientHeight < near_end_px;
    if (at_end.current) set_behind(false);
  };
  useLayoutEffect(() => {
    if (at_end.current || rows.at(-1)?.mine === true) to_end();
    else set_behind(true);
  }, [last_key]);
  useLayoutEffect(() => {
    if (at_end.current) to_end();
  });
  useLayoutEffect(() => {
    const { current } = box;
    if (current === null) return undefined;
    // The keyboard coming up makes the box smaller: the last line stays in view.
    const observer = new ResizeObserver(() => {
      laid_out.current = size_of(current);
      if (at_end.current) to_end();
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, []);

  return (
    <div class="message-area">
      <div
        class="message-list"
        role="log"
        aria-relevant="additions"
        aria-label={words.label}
        translate={false}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        tabIndex={0}
        ref={box}
        onScroll={on_scroll}
      >
        {opening}
        <ul>
          {rows.map((row, index) => {
            const before = rows[index - 1];
            const after = rows[index + 1];
            const new_day = before !== undefined && day_of(before.at_ms) !== day_of(row.at_ms);
            return (
              <li key={row.key} class="message" data-mine={row.mine} data-joined={!new_day && together(before, row)}>
                {new_day && <p class="message-day">{words.day(row.at_ms)}</p>}
                <Bubble
                  who={row.mine ? words.me : words.other}
                  name={row.name}
                  text={row.text}
                  card={row.card}
                  on_open={on_open}
                  at_ms={row.at_ms}
                  shows_time={!together(row, after) || row.delivery === "not_sent"}
                  delivery={row.delivery}
                  words={words}
                  {...(row.refused === undefined ? {} : { why: words.why(row.refused) })}
                  {...retry_of(row, on_retry)}
                />
              </li>
            );
          })}
        </ul>
        {children}
      </div>
      {behind && (
        <button type="button" class="ds-button message-newer" onClick={to_end}>
          {words.newer}
        </button>
      )}
    </div>
  );
}

function rows_of({ transcript, is_mine, words }: MessageListProps): readonly Row[] {
  const lines = shown(transcript);
  const last_mine = lines.findLast(is_mine);
  return [
    ...lines.map((line) => ({
      // The same when it gets its place, and in every life of the transcript, so that nothing flickers.
      key: name_of(line),
      mine: is_mine(line),
      name: words.name(line),
      text: line.text,
      card: line.card,
      at_ms: line.sent_at_ms,
      delivery: line === last_mine ? delivered(was_seen(line, transcript)) : undefined,
    })),
    ...transcript.unsaid.map((unsaid) => ({
      key: name_of(unsaid),
      mine: true,
      text: unsaid.text,
      card: unsaid.card,
      at_ms: unsaid.written_at_ms,
      delivery: unsaid.refused === undefined ? ("sending" as const) : ("not_sent" as const),
      client_ref: unsaid.client_ref,
      ...(unsaid.refused === undefined ? {} : { refused: unsaid.refused }),
    })),
  ];
}

function retry_of(row: Row, on_retry: MessageListProps["on_retry"]): { readonly on_retry?: () => void } {
  const { client_ref } = row;
  return client_ref === undefined || on_retry === undefined ? {} : { on_retry: () => on_retry(client_ref) };
}

function was_seen({ position }: Line, { epoch, seen_by_other }: Transcript): boolean {
  return position.epoch === epoch && position.offset <= seen_by_other;
}

function delivered(seen: boolean): Delivery {
  return seen ? "seen" : "sent";
}

function together(first: Row | undefined, second: Row | undefined): boolean {
  return (
    first !== undefined &&
    second !== undefined &&
    first.mine === second.mine &&
    first.name === second.name &&
    Math.abs(second.at_ms - first.at_ms) < together_ms &&
    day_of(first.at_ms) === day_of(second.at_ms)
  );
}
