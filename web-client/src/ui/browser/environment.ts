// The browser as a connection's environment.

import { open_browser_socket } from "../../connection/browser-socket.ts";
import type { Environment, Undo } from "../../connection/environment.ts";

/** Listens, and returns the way to stop. */
export function listen(target: EventTarget, type: string, run: (event: Event) => void): Undo {
  target.addEventListener(type, run);
  return () => target.removeEventListener(type, run);
}

/** Time, chance, network and page of this browser. */
export function browser_environment(): Environment {
  const is_visible = (): boolean => document.visibilityState === "visible";
  return {
    now: () => Date.now(),
    random: () => Math.random(),
    after: (wait_ms, run) => {
      const timer = setTimeout(run, Math.max(0, wait_ms));
      return () => clearTimeout(timer);
    },
    open_socket: open_browser_socket,
    is_visible,
    on_visibility: (run) => listen(document, "visibilitychange", () => run(is_visible())),
    on_wake: (run) => {
      const undos = [
        listen(window, "online", run),
        listen(window, "pageshow", run),
        listen(document, "visibilitychange", () => is_visible() && run()),
      ];
      return () => {
        for (const undo of undos) undo();
      };
    },
  };
}

/** Whether this page replaced itself; not so for a closed tab that somebody opened again. */
export function was_reloaded(): boolean {
  const [navigation] = performance.getEntriesByType("navigation");
  return navigation instanceof PerformanceNavigationTiming && navigation.type === "reload";
}

/** A name for a message that no other has: 128 random bits. `randomUUID` is missing on plain http. */
export function random_ref(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The address of a socket on the host that served the page. */
export function socket_url(path: string): string {
  const url = new URL(path, location.href);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return url.href;
}
