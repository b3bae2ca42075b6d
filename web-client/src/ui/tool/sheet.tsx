// One screen with a heading. A new one takes the focus to its heading, so that a screen
// reader reads from the top and the keyboard starts there.

import "./tool.css";
import type { ComponentChildren, JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/** What stands on it. */
export type SheetProps = {
  readonly title: string;
  /** A small line over the heading. */
  readonly over?: string;
  /** Not on the very first screen. */
  readonly takes_focus: boolean;
  readonly children: ComponentChildren;
};

/** A screen of a tool. */
export function Sheet({ title, over, takes_focus, children }: SheetProps): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  // Before it is painted: a key pressed at once would else answer the next screen's button, which
  // stands where the last one's stood and has the focus still.
  useLayoutEffect(() => {
    if (!takes_focus) return;
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [title, over]);
  return (
    <section class="tool-sheet">
      {over !== undefined && <p class="tool-over">{over}</p>}
      <h1 tabIndex={-1} ref={heading}>
        {title}
      </h1>
      {children}
    </section>
  );
}
