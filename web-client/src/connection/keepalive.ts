// Finds a dead connection before the person does. A phone that slept may hold a
// socket that looks open and is not; only an answer proves it.

import type { Environment, Undo } from "./environment.ts";

/** An answer that has not come by then will not come. */
export const pong_within_ms = 5_000;

/** What it does to the connection. */
export type Heart = {
  /** Sends a ping that tells whether the page is in view. */
  readonly ping: (visible: boolean) => void;
  /** The other side is gone. */
  readonly on_silence: () => void;
};

/** Watches one connection at a time. */
export interface Keepalive {
  /** A connection is up; `every_ms` is what the server asked for. */
  start(every_ms: number): void;
  /** Something was heard: the connection lives. */
  heard(): void;
  /** Asks for a sign of life now, for example after a sleep. */
  probe(): void;
  /** The connection is gone. */
  stop(): void;
}

/** Makes a watch that beats in this environment. */
export function create_keepalive(environment: Environment, heart: Heart): Keepalive {
  let every_ms: number | undefined;
  let next_ping: Undo | undefined;
  let deadline: Undo | undefined;
  let unwatch: Undo | undefined;

  const clear = (): void => {
    next_ping?.();
    deadline?.();
    next_ping = undefined;
    deadline = undefined;
  };
  const beat = (): void => {
    if (every_ms === undefined) return;
    next_ping?.();
    heart.ping(true);
    deadline ??= environment.after(pong_within_ms, () => {
      clear();
      heart.on_silence();
    });
    next_ping = environment.after(every_ms, beat);
  };
  const rest = (): void => {
    // Out of view the phone may stop our timers: the server asks instead.
    clear();
    heart.ping(false);
  };
  const keepalive: Keepalive = {
    start(wanted_ms) {
      keepalive.stop();
      every_ms = wanted_ms;
      unwatch = environment.on_visibility((visible) => (visible ? beat() : rest()));
      if (environment.is_visible()) next_ping = environment.after(wanted_ms, beat);
    },
    heard() {
      deadline?.();
      deadline = undefined;
    },
    probe() {
      if (environment.is_visible()) beat();
    },
    stop() {
      every_ms = undefined;
      unwatch?.();
      unwatch = undefined;
      clear();
    },
  };
  return keepalive;
}
