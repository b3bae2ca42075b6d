// Keeps the way out and the text field in view while an on-screen keyboard is up.
// Where the browser does not make the page smaller for the keyboard, it pushes the page
// up instead; the part still seen is told to the styles.

import type { Undo } from "../../connection/environment.ts";
import { listen } from "../browser/environment.ts";

/** Tells the styles `--view-height` and `--view-top`, in pixels, as they change. */
export function follow_viewport(): Undo {
  const view = visualViewport;
  if (view === null) return () => {};
  const { style } = document.documentElement;
  const tell = (): void => {
    // Zoomed in by the fingers, the page should move under them as everywhere else.
    const zoomed = view.scale > 1.01;
    style.setProperty("--view-height", zoomed ? "100dvh" : `${view.height}px`);
    style.setProperty("--view-top", zoomed ? "0px" : `${view.offsetTop}px`);
  };
  tell();
  const undos = [listen(view, "resize", tell), listen(view, "scroll", tell)];
  return () => {
    for (const undo of undos) undo();
  };
}
