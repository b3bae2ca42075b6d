// A world for tests: time stands still until it is moved, sockets are opened by hand.

import type { Environment, Socket, SocketListener, Undo } from "./environment.ts";

/** One socket that was asked for. */
export type FakeSocket = {
  readonly listener: SocketListener;
  readonly sent: unknown[];
  dropped: boolean;
};

/** The environment, and the hands that move it. */
export type FakeEnvironment = Environment & {
  readonly sockets: FakeSocket[];
  /** Moves time, running what falls due in order. */
  pass(ms: number): void;
  /** Brings the page into view or out of it. */
  show(visible: boolean): void;
  wake(): void;
  /** The newest socket. */
  socket(): FakeSocket;
};

/** Makes one at time zero, in view. */
export function fake_environment(): FakeEnvironment {
  let now_ms = 0;
  let visible = true;
  let timers: { readonly at_ms: number; readonly run: () => void }[] = [];
  const visibility = new Set<(visible: boolean) => void>();
  const wakes = new Set<() => void>();
  const sockets: FakeSocket[] = [];
  const watch = <T>(set: Set<T>, run: T): Undo => {
    set.add(run);
    return () => set.delete(run);
  };
  return {
    sockets,
    now: () => now_ms,
    random: () => 0.5,
    after(wait_ms, run) {
      const timer = { at_ms: now_ms + wait_ms, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    open_socket(_url, listener): Socket {
      const socket: FakeSocket = { listener, sent: [], dropped: false };
      sockets.push(socket);
      return {
        send: (frame) => socket.sent.push(JSON.parse(frame)),
        drop: () => {
          socket.dropped = true;
        },
      };
    },
    is_visible: () => visible,
    on_visibility: (run) => watch(visibility, run),
    on_wake: (run) => watch(wakes, run),
    pass(ms) {
      const until_ms = now_ms + ms;
      for (;;) {
        const due = timers.filter((timer) => timer.at_ms <= until_ms).sort((a, b) => a.at_ms - b.at_ms)[0];
        if (due === undefined) break;
        timers = timers.filter((timer) => timer !== due);
        now_ms = Math.max(now_ms, due.at_ms);
        due.run();
      }
      now_ms = until_ms;
    },
    show(next) {
      visible = next;
      for (const run of visibility) run(visible);
    },
    wake: () => {
      for (const run of wakes) run();
    },
    socket() {
      const newest = sockets.at(-1);
      if (newest === undefined) throw new Error("no socket was asked for");
      return newest;
    },
  };
}
