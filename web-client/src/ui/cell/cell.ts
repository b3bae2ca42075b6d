// A value that parts of the page show and change: the little that the chat needs of a
// store, at a tenth of the weight of one.

import { useLayoutEffect, useState } from "preact/hooks";

/** Holds one value. */
export interface Cell<T> {
  value: T;
  /** Tells of every change; the call that comes back ends it. */
  watch(run: () => void): () => void;
}

/** Makes one. */
export function cell<T>(first: T): Cell<T> {
  const watchers = new Set<() => void>();
  let value = first;
  return {
    get value() {
      return value;
    },
    set value(next) {
      if (next === value) return;
      value = next;
      for (const run of watchers) run();
    },
    watch(run) {
      watchers.add(run);
      return () => watchers.delete(run);
    },
  };
}

/** The value, and the part that asks is shown anew whenever it changes. */
export function use_cell<T>(from: Cell<T>): T {
  const [, show] = useState(from.value);
  useLayoutEffect(() => {
    // It may have changed between being shown and being watched.
    show(() => from.value);
    return from.watch(() => show(() => from.value));
  }, [from]);
  return from.value;
}
