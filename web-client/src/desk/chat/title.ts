// The mark in the title of the browser tab: how many wait while this counsellor is
// free. Pure. The visitor's page has no such mark; a desk is not a shared phone.

import type { Shift } from "./state.ts";

/** How many to mark: nobody while the counsellor talks or a visitor is being asked. */
export function title_mark(shift: Shift | undefined): number {
  if (shift === undefined) {
    return 0;
  }
  switch (shift.me.state) {
    case "talking":
    case "offering":
      return 0;
    case "resting":
    case "paused":
    case "ready":
      return shift.waiting_total;
  }
}

/** The title with its mark: "(2) Desk", or the plain title when nobody waits. */
export function titled(title: string, mark: number): string {
  return mark > 0 ? `(${mark}) ${title}` : title;
}
