// One thing to do with a talk, in its head. Where there is little room it is a sign alone.

import type { JSX } from "preact";

/** A sign and its name. */
export function HeadButton({
  name,
  sign,
  on_press,
}: {
  readonly name: string;
  /** What is drawn, on a field of 24 by 24. */
  readonly sign: string;
  readonly on_press: () => void;
}): JSX.Element {
  return (
    <button type="button" class="ds-button head-button" data-variant="tertiary" data-size="sm" onClick={on_press}>
      <svg class="desk-icon" viewBox="0 0 24 24" aria-hidden="true">
        <path d={sign} />
      </svg>
      <span class="head-button-name">{name}</span>
    </button>
  );
}
