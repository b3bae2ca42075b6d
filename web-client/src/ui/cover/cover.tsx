// A blank cover from the moment the page leaves the view: the phone's list of open
// apps shows the cover, and whoever picks the phone up sees nothing before a tap.

import "./cover.css";
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { listen } from "../browser/environment.ts";

/** What it says: nothing that tells what is beneath. */
export type CoverProps = { readonly text: string };

/** Covers the page when it has been out of view; one tap takes the cover away. */
export function Cover({ text }: CoverProps): JSX.Element {
  const [covered, set_covered] = useState(false);
  const cover = useRef<HTMLDivElement>(null);
  const focused = useRef<Element | null>(null);

  useEffect(() => {
    const hide = (): void => {
      if (document.visibilityState !== "hidden") return;
      // At once, not on the next frame: after this the page may not be drawn again.
      cover.current?.removeAttribute("hidden");
      set_covered(true);
    };
    return listen(document, "visibilitychange", hide);
  }, []);
  useEffect(() => {
    const beneath = document.querySelectorAll<HTMLElement>("#app > :not(.cover)");
    for (const element of beneath) element.inert = covered;
    if (covered) {
      focused.current ??= document.activeElement;
      cover.current?.querySelector("button")?.focus();
    } else {
      // What had the focus may be gone by now: then the reader starts at the heading.
      const back = focused.current?.isConnected === true ? focused.current : document.querySelector("#app h1");
      if (focused.current !== null && back instanceof HTMLElement) back.focus();
      focused.current = null;
    }
  }, [covered]);

  return (
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
  );
}
