// What a person does to a page, of whatever kind. What a page or a browser does by itself
// is not told: a pointer that lies still does not act when the page moves beneath it.

import type { Undo } from "../../connection/environment.ts";
import { listen } from "./environment.ts";

/** Tells each time somebody presses, writes, scrolls by hand or moves the pointer. */
export function on_act(page: Document, run: () => void): Undo {
  let at = "";
  const moved = (event: Event): void => {
    if (!(event instanceof MouseEvent)) return;
    const now = `${event.screenX} ${event.screenY}`;
    const is_first = at === "";
    if (now === at) return;
    at = now;
    if (!is_first) run();
  };
  const undos = [
    ...["keydown", "input", "pointerdown", "wheel"].map((type) => listen(page, type, run)),
    listen(page, "pointermove", moved),
  ];
  return () => {
    for (const undo of undos) undo();
  };
}
