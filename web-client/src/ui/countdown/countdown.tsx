// Seconds that run down to a moment. Seen every second; said aloud only at the start
// and when little is left, for a voice that counts is a voice that hurries.

import type { JSX } from "preact";
import { use_now } from "../clock/clock.ts";

/** What it counts. */
export type CountdownProps = {
  /** The moment, in milliseconds since 1970. */
  readonly until_ms: number;
  readonly text: (seconds: number) => string;
};

const said_at_s = [30, 15, 5];

/** A line that counts down and stops at zero. */
export function Countdown({ until_ms, text }: CountdownProps): JSX.Element {
  const left_s = Math.max(0, Math.ceil((until_ms - use_now(1_000)) / 1_000));
  const said_s = said_at_s.findLast((mark_s) => left_s <= mark_s);
  return (
    <p class="countdown">
      <span aria-hidden="true">{text(left_s)}</span>
      <span class="visually-hidden" role="status">
        {said_s === undefined || left_s === 0 ? "" : text(said_s)}
      </span>
    </p>
  );
}
