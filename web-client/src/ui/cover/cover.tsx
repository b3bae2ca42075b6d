// A blank cover from the moment the page leaves the view: the phone's list of open
// apps shows the cover, and whoever picks the phone up sees nothing before a tap.

import "./cover.css";
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { listen } from "../browser/environment.ts";

/** What it says, which must not tell what is beneath, and what it covers. */
export type CoverProps = {
  readonly text: string;
  /** What it covers. */
  readonly children: ComponentChildren;
};

/** Covers the page when it has been out of view; one tap takes the cover away. */
export function Cover({ text, children }: CoverProps): JSX.Element {
  const [covered, set_covered] = useState(false);
  const cover = useRef<HTMLDivElement>(null);
  const beneath = useRef<HTMLDivElement>(null);
  const focused = useRef<Element | null>(null);

  useEffect(() => {
    const hide = (): void => {
      if (document.visibilityState !== "hidden") return;
      // At once, not on the next frame: after this the page may not be drawn again.
      focused.current ??= document.activeElement;
      cover.current?.removeAttribute("hidden");
      if (beneath.current !== null) beneath.current.inert = true;
      set_covered(true);
    };
    return listen(document, "visibilitychange", hide);
  }, []);
  useLayoutEffect(() => {
    if (covered) {
      cover.current?.querySelector("button")?.focus();
      return;
    }
    if (focused.current === null) return;
    // What had the focus may be gone by now: then the reader starts at the heading.
    const had = focused.current !== document.body && focused.current.isConnected;
    const back = had ? focused.current : beneath.current?.querySelector("h1");
    if (back instanceof HTMLElement) back.focus();
    focused.current = null;
  }, [covered]);

  return (
    <>
      {/* One box around all of it: a screen that comes while it is covered is out of reach too. */}
      <div class="beneath" ref={beneath} inert={covered}>
        {children}
      </div>
      <div class="cover" ref={cover} hidden={!covered}>
        <button
          type="button"
          class="ds-button"
          data-variant="secondary"
          data-color="neutral"
          onClick={() => set_covered(false)}
        >
          {text}
        </button>
      </div>
    </>
  );
}
