// Three dots: something is on its way. The words beside them say what.

import "./dots.css";
import type { JSX } from "preact";

/** The dots. */
export function Dots(): JSX.Element {
  return (
    <span class="dots" aria-hidden="true">
      <i />
      <i />
      <i />
    </span>
  );
}
