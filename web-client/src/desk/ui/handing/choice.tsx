// One of those who can be asked.

import type { JSX } from "preact";
import "./handing.css";

/** A radio button among those with the same `group`. */
export function Choice({
  group,
  name,
  hint,
  is_chosen,
  on_choose,
}: {
  readonly group: string;
  readonly name: string;
  readonly hint?: string;
  readonly is_chosen: boolean;
  readonly on_choose: () => void;
}): JSX.Element {
  return (
    <label class="hand-over-choice">
      <input type="radio" class="ds-input" name={group} checked={is_chosen} onChange={on_choose} />
      <span>
        {name}
        {hint !== undefined && <small>{hint}</small>}
      </span>
    </label>
  );
}
