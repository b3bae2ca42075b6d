// Holds a text that changes often, and lets it through at most every half minute: a
// screen reader should tell the place, not count with it.

import { useEffect, useRef, useState } from "preact/hooks";

const every_ms = 30_000;

/** The text as it may be said aloud. */
export function use_calm(text: string): string {
  const [said, set_said] = useState("");
  const last_ms = useRef(0);
  useEffect(() => {
    if (text === said) return undefined;
    const wait_ms = Math.max(0, last_ms.current + every_ms - Date.now());
    const timer = setTimeout(() => {
      last_ms.current = Date.now();
      set_said(text);
    }, wait_ms);
    return () => clearTimeout(timer);
  }, [text, said]);
  return said;
}
