// The tab's session storage, for the one value that may lie there.

import type { Shelf } from "../../chat/token.ts";

const key = "t";

/** The shelf; where storage is switched off it holds nothing, and the chat works anyway. */
export function token_shelf(): Shelf {
  const attempt = <T>(act: () => T): T | undefined => {
    try {
      return act();
    } catch {
      return undefined;
    }
  };
  return {
    read: () => attempt(() => sessionStorage.getItem(key) ?? undefined),
    write: (value) => attempt(() => sessionStorage.setItem(key, value)),
    clear: () => attempt(() => sessionStorage.removeItem(key)),
  };
}
