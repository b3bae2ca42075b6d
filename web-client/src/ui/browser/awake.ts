// Keeping a phone's screen on, and a short vibration: only when the visitor asked.

import type { Undo } from "../../connection/environment.ts";
import { listen } from "./environment.ts";

/** Whether this device can keep its screen on. */
export function can_stay_awake(): boolean {
  return "wakeLock" in navigator;
}

/** Whether this device can vibrate. */
export function can_vibrate(): boolean {
  return "vibrate" in navigator && matchMedia("(pointer: coarse)").matches;
}

/** A short vibration. Does nothing where there is none. */
export function vibrate(): void {
  if ("vibrate" in navigator) navigator.vibrate([120, 80, 120]);
}

/** Keeps the screen on until undone; the browser lets go whenever the page is out of view. */
export function stay_awake(on_failure: () => void): Undo {
  let lock: WakeLockSentinel | undefined;
  let ended = false;
  const take = async (): Promise<void> => {
    if (document.visibilityState !== "visible") return;
    try {
      lock = await navigator.wakeLock.request("screen");
      if (ended) await lock.release();
    } catch {
      // Low battery, or a rule of the phone: say so, and do not insist.
      on_failure();
    }
  };
  void take();
  const unwatch = listen(document, "visibilitychange", () => void take());
  return () => {
    ended = true;
    unwatch();
    void lock?.release();
  };
}
