// Whether the support is open, and how far a counsellor has thought in each talk. All of
// it lives here and nowhere else: closing the support, or the end of a talk, forgets it.

import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ConversationId } from "../../../protocol/wire.ts";
import type { Given } from "../../chat/duty.ts";
import { type Desk, open_talks, type Talk } from "../../chat/state.ts";

/** The two views of the support. */
export type View = "steps" | "duty";

/** The support of the desk. */
export type Support = {
  readonly open: boolean;
  readonly view: View;
  show(view: View): void;
  /** What has been answered in a talk. */
  given_in(talk: Talk): Given;
  answer(talk: Talk, given: Given): void;
  /** Opens, or closes and forgets. */
  toggle(): void;
  /** Closes, forgets, and gives the focus back. */
  close(): void;
};

type Thoughts = ReadonlyMap<ConversationId, Given>;
const nothing: Thoughts = new Map();

/** The support for the talks of this desk. */
export function use_support(desk: Desk): Support {
  const [open, set_open] = useState(false);
  const [view, show] = useState<View>("steps");
  const [thoughts, set_thoughts] = useState(nothing);
  const came_from = useRef<Element | null>(null);
  const going_on = open_talks(desk).map(({ conversation }) => conversation);

  const forget = (): void => {
    set_open(false);
    set_thoughts(nothing);
    show("steps");
  };
  useEffect(() => {
    if (going_on.length === 0) forget();
    else set_thoughts((before) => only(before, going_on));
  }, [going_on.join(" ")]);
  useLayoutEffect(() => {
    // Only now: behind an open dialog nothing can take the focus.
    if (open || came_from.current === null) return;
    const { current } = came_from;
    came_from.current = null;
    if (current instanceof HTMLElement && current.isConnected && current !== document.body) current.focus();
    else document.getElementById("support-button")?.focus();
  }, [open]);

  return {
    open,
    view,
    show,
    given_in: ({ conversation }) => thoughts.get(conversation) ?? [],
    answer: ({ conversation }, given) => set_thoughts((before) => new Map(before).set(conversation, given)),
    close: forget,
    toggle() {
      if (open) {
        forget();
        return;
      }
      came_from.current = document.activeElement;
      set_open(true);
    },
  };
}

/** What was thought in these talks; the same map when nothing is to be forgotten. */
function only(thoughts: Thoughts, talks: readonly ConversationId[]): Thoughts {
  const kept = [...thoughts].filter(([talk]) => talks.includes(talk));
  return kept.length === thoughts.size ? thoughts : new Map(kept);
}
