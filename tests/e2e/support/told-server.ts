/**
 * A server that says what it is told to: for pictures of states that take an evening
 * to reach. It speaks the same wire, and the types are the product's own.
 */

import type { Page, WebSocketRoute } from "playwright-core";
import { until } from "./until.ts";

type Frame = { readonly type: string };

export class ToldServer<ToClient extends Frame> {
  /** The types of the frames it was sent. */
  readonly heard: string[] = [];
  #socket: WebSocketRoute | undefined;

  /** Stands in for the server at `path` on every page opened from now on, and greets with `welcome`. */
  static async at<ToClient extends Frame>(
    page: Page,
    path: string,
    welcome: readonly ToClient[],
  ): Promise<ToldServer<ToClient>> {
    const server = new ToldServer<ToClient>();
    await page.routeWebSocket(
      (url) => url.pathname === path,
      (socket) => {
        server.#socket = socket;
        socket.onMessage((text) => {
          const { type } = JSON.parse(String(text)) as Frame;
          server.heard.push(type);
          if (type === "hello") for (const frame of welcome) server.says(frame);
          if (type === "ping") socket.send('{"type":"pong"}');
        });
      },
    );
    return server;
  }

  says(frame: ToClient): void {
    this.#socket?.send(JSON.stringify(frame));
  }

  /** Waits until the page has said this. */
  async hears(type: string): Promise<void> {
    await until(`the page says ${type}`, () => this.heard.includes(type));
  }

  /** Closes as a server that wants the page to stay away. */
  async closes(code: number): Promise<void> {
    await this.#socket?.close({ code });
  }
}
