/**
 * A server that says what it is told to: for pictures of states that take an evening
 * to reach. It speaks the same wire, and the types are the product's own.
 */

import type { Page, WebSocketRoute } from "playwright-core";
import { until } from "./until.ts";

type Frame = { readonly type: string };
type HeardFrame = Frame & Readonly<Record<string, unknown>>;

export class ToldServer<ToClient extends Frame> {
  readonly #heard: HeardFrame[] = [];
  #socket: WebSocketRoute | undefined;

  /** Stands in for the server at `path` on every page opened from now on, and greets with `greeting`. */
  static async at<ToClient extends Frame>(
    page: Page,
    path: string,
    greeting: readonly ToClient[],
  ): Promise<ToldServer<ToClient>> {
    const server = new ToldServer<ToClient>();
    const here = (url: URL) => url.pathname === path;
    await page.routeWebSocket(here, (socket) => {
      server.#socket = socket;
      socket.onMessage((text) => {
        const frame = JSON.parse(String(text)) as HeardFrame;
        server.#heard.push(frame);
        if (frame.type === "hello") for (const word of greeting) server.says(word);
        if (frame.type === "ping") socket.send('{"type":"pong"}');
      });
    });
    return server;
  }

  says(frame: ToClient): void {
    this.#socket?.send(JSON.stringify(frame));
  }

  /** Waits until the page has said this so many times. */
  async hears(type: string, times = 1): Promise<void> {
    await until(`the page says ${type}`, () => this.times(type) >= times);
  }

  /** How often the page has said this. */
  times(type: string): number {
    return this.#heard.filter((frame) => frame.type === type).length;
  }

  /** The last frame of this kind. */
  last(type: string): HeardFrame | undefined {
    return this.#heard.findLast((frame) => frame.type === type);
  }

  /** Closes the connection; the code says whether to come back. */
  async closes(code: number): Promise<void> {
    await this.#socket?.close({ code });
  }
}
