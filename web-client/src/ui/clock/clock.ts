// Times as people read them. The hours are written by hand, for Chromium has no
// Nynorsk, and falls back to American English without saying so.

import { useEffect, useState } from "preact/hooks";

/** The hour and minute of a moment on this device: `21:05`. */
export function time_of_day(at_ms: number): string {
  const at = new Date(at_ms);
  return `${String(at.getHours()).padStart(2, "0")}:${String(at.getMinutes()).padStart(2, "0")}`;
}

/** A number that is the same for all moments of one day on this device. */
export function day_of(at_ms: number): number {
  const at = new Date(at_ms);
  return at.getFullYear() * 10_000 + at.getMonth() * 100 + at.getDate();
}

/** The time now, told again every `every_ms` while shown; not at all when `every_ms` is undefined. */
export function use_now(every_ms: number | undefined): number {
  const [now, set_now] = useState(Date.now());
  useEffect(() => {
    set_now(Date.now());
    if (every_ms === undefined) return undefined;
    const timer = setInterval(() => set_now(Date.now()), every_ms);
    return () => clearInterval(timer);
  }, [every_ms]);
  return now;
}
