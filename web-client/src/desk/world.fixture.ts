// A browser for tests of the desk: its time and its network are moved by hand.

import type { Environment, SocketListener, Undo } from "../connection/environment.ts";
import type { FromDesk, ToDesk } from "../protocol/wire.ts";
import { noon_ms, welcome } from "./chat/frames.fixture.ts";

type Timer = { at_ms: number; run: () => void };

/** The browser, with what the desk has sent from it. */
export class World implements Environment {
  now_ms = noon_ms;
  visible = true;
  timers: Timer[] = [];
  listener: SocketListener | undefined;
  sent: FromDesk[] = [];

  now = (): number => this.now_ms;
  random = (): number => 0.5;
  is_visible = (): boolean => this.visible;
  on_visibility = (): Undo => () => {};
  on_wake = (): Undo => () => {};
  after(wait_ms: number, run: () => void): Undo {
    const timer = { at_ms: this.now_ms + wait_ms, run };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  }
  open_socket(_url: string, listener: SocketListener) {
    this.listener = listener;
    return { send: (frame: string) => void this.sent.push(JSON.parse(frame)), drop: () => {} };
  }
  /** The server answers hello and tells everything again. */
  greet(...frames: readonly ToDesk[]): void {
    this.listener?.on_open();
    this.tell(welcome, ...frames, { type: "pong" });
  }
  tell(...frames: readonly ToDesk[]): void {
    for (const frame of frames) this.listener?.on_frame(JSON.stringify(frame));
  }
  /** Lets time pass, timer by timer; whoever waits for a pong gets one. */
  pass(wait_ms: number): void {
    const until_ms = this.now_ms + wait_ms;
    for (;;) {
      const next = this.timers.filter((timer) => timer.at_ms <= until_ms).sort((a, b) => a.at_ms - b.at_ms)[0];
      if (next === undefined) break;
      this.timers = this.timers.filter((timer) => timer !== next);
      this.now_ms = Math.max(this.now_ms, next.at_ms);
      const pings = this.of("ping").length;
      next.run();
      if (this.of("ping").length > pings) this.tell({ type: "pong" });
    }
    this.now_ms = until_ms;
  }
  of<T extends FromDesk["type"]>(type: T): Extract<FromDesk, { type: T }>[] {
    return this.sent.filter((frame): frame is Extract<FromDesk, { type: T }> => frame.type === type);
  }
}
