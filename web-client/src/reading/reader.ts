// Shows one of our own pages, and whatever is followed from there.

import { way_of } from "./links.ts";
import { load, type Stop } from "./load.ts";

/** What it is given. */
export type Reading = {
  /** Where it is shown. */
  readonly host: HTMLElement;
  /** What it wears. */
  readonly styles: readonly string[];
  /** The page to begin with. */
  readonly first: string;
  /** Whether the heading of what is shown takes the focus. */
  readonly takes_focus: boolean;
  /** Goes to where a page begins. */
  readonly to_top: () => void;
  readonly words: {
    /** While a page is on its way. */
    readonly loading: string;
    /** When it could not be had. */
    readonly failed: string;
    readonly again: string;
    /** To the page before. */
    readonly back: string;
  };
};

/** Shows the first page, and whatever is followed from there. The answer ends it. */
export function read({ host, styles, first, words, takes_focus, to_top }: Reading): Stop {
  wear(styles);
  const been: string[] = [];
  let stop: Stop = () => {};

  const show = (path: string): void => {
    stop();
    say(words.loading);
    stop = load(path, (got) => {
      if (got === undefined) {
        say(
          words.failed,
          button(words.again, () => show(path)),
          ...way_back(),
        );
        return;
      }
      const page = document.createElement("div");
      page.className = "reading-page prose";
      page.append(got);
      settle_links(page);
      host.replaceChildren(...way_back(), page);
      const heading = page.querySelector("h1");
      heading?.setAttribute("tabindex", "-1");
      if (takes_focus) heading?.focus({ preventScroll: true });
      to_top();
    });
  };
  const go = (path: string): void => {
    been.push(path);
    show(path);
  };
  const way_back = (): HTMLElement[] => {
    if (been.length < 2) return [];
    const back = (): void => {
      been.pop();
      show(been.at(-1) ?? first);
    };
    return [button(words.back, back)];
  };
  const say = (text: string, ...more: readonly HTMLElement[]): void => {
    const line = document.createElement("p");
    line.setAttribute("role", "status");
    line.textContent = text;
    host.replaceChildren(line, ...more);
  };
  const settle_links = (page: HTMLElement): void => {
    for (const link of page.querySelectorAll("a")) {
      const way = way_of(link.getAttribute("href") ?? "", location.origin);
      if (way.kind === "not_now") link.replaceWith(...(link.classList.contains("ds-button") ? [] : link.childNodes));
      else if (way.kind === "apart") link.target = "_blank";
    }
  };
  const follow = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const href = link?.getAttribute("href");
    if (link === null || href === null || href === undefined) return;
    const way = way_of(href, location.origin);
    if (way.kind !== "inside") return;
    // Nobody else on this page shall follow it.
    event.preventDefault();
    event.stopPropagation();
    go(way.path);
  };

  host.addEventListener("click", follow);
  go(first);
  return () => {
    stop();
    host.removeEventListener("click", follow);
    host.replaceChildren();
  };
}

function wear(styles: readonly string[]): void {
  for (const href of styles) {
    if (document.querySelector(`link[href="${href}"]`) !== null) continue;
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = href;
    document.head.append(link);
  }
}

/** A button of the reader's. */
export function button(text: string, act: () => void): HTMLButtonElement {
  const one = document.createElement("button");
  one.type = "button";
  one.className = "ds-button";
  one.dataset["variant"] = "tertiary";
  one.textContent = text;
  one.addEventListener("click", act);
  return one;
}
