// One calm screen with a heading. When a new screen comes, the focus goes to its
// heading, so that a screen reader reads from the top and the keyboard starts there.

import "./screen.css";
import type { ComponentChildren, JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/** What stands on it. */
export type ScreenProps = {
  readonly title: string;
  /** A small line over the heading. */
  readonly over?: string;
  readonly children: ComponentChildren;
  /** Whether the heading takes the focus: not on the very first screen. */
  readonly takes_focus?: boolean;
  /** A look of its own. */
  readonly kind?: string;
};

/** A screen of the visit. */
export function Screen({ title, over, children, takes_focus = true, kind }: ScreenProps): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  // Before it is painted, so that no key pressed at once is lost between the two.
  useLayoutEffect(() => {
    if (!takes_focus) return;
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [title]);
  return (
    <section class="screen" data-kind={kind}>
      {over !== undefined && <p class="screen-over">{over}</p>}
      <h1 class="ds-heading" data-size="lg" tabIndex={-1} ref={heading}>
        {title}
      </h1>
      {children}
    </section>
  );
}
