// The shortcuts of the desk: Alt and Shift with a letter. A letter alone would fight with
// screen readers, Ctrl with the browser, and Ctrl with Alt is how € and @ are written on
// Norwegian keyboards. The key's place counts, so that Option's signs on a Mac do not matter.

import type { Undo } from "../../../connection/environment.ts";

/** What a shortcut does. */
export type Shortcut =
  | "ready"
  | "message"
  | "end"
  | "queue"
  | "sound"
  | "help"
  | "talk"
  | "replies"
  | "cards"
  | "support";

/** The shortcuts in the order they are listed, with the key's place on the keyboard. */
export const shortcuts: readonly { name: Shortcut; code: string; key: string }[] = [
  { name: "ready", code: "KeyR", key: "R" },
  { name: "message", code: "KeyM", key: "M" },
  { name: "replies", code: "KeyF", key: "F" },
  { name: "cards", code: "KeyK", key: "K" },
  { name: "support", code: "KeyP", key: "P" },
  { name: "end", code: "KeyE", key: "E" },
  { name: "talk", code: "KeyN", key: "N" },
  { name: "queue", code: "KeyQ", key: "Q" },
  { name: "sound", code: "KeyS", key: "S" },
  { name: "help", code: "KeyH", key: "H" },
];

/** Listens for shortcuts; while a dialog is open they rest, but for the one it names as its own. */
export function on_shortcut(page: Document, run: (name: Shortcut) => void): Undo {
  const listener = (event: KeyboardEvent): void => {
    if (!event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey || event.repeat) return;
    const found = shortcuts.find(({ code }) => code === event.code);
    const dialog = page.querySelector<HTMLElement>("dialog[open]");
    if (found === undefined || (dialog !== null && dialog.dataset["shortcut"] !== found.name)) return;
    event.preventDefault();
    run(found.name);
  };
  page.addEventListener("keydown", listener);
  return () => page.removeEventListener("keydown", listener);
}
