/** A network between a browser and the server that can be cut, stalled and refused. */

import { connect, createServer, type Server, type Socket } from "node:net";

export class Network {
  readonly port: number;
  readonly #listener: Server;
  readonly #pairs = new Set<readonly [Socket, Socket]>();
  #target = 0;
  #header = "";
  #refusing = false;
  #stalled = false;

  private constructor(listener: Server, port: number) {
    this.port = port;
    this.#listener = listener;
    listener.on("connection", (browser) => this.#join(browser));
  }

  /** Listens at once; call {@link Network.leadTo} before a browser comes. */
  static async open(): Promise<Network> {
    const listener = createServer();
    await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
    const address = listener.address();
    if (address === null || typeof address === "string") throw new Error("the network has no port");
    return new Network(listener, address.port);
  }

  leadTo(port: number): void {
    this.#target = port;
  }

  /** Puts a header into the first request of each connection, as a proxy in front of the server does. */
  addHeader(name: string, value: string): void {
    this.#header = `${name}: ${value}\r\n`;
  }

  /** Kills every open connection, as a network that changes does. New ones work. */
  cut(): void {
    for (const [browser, server] of this.#pairs) {
      browser.resetAndDestroy();
      server.resetAndDestroy();
    }
    this.#pairs.clear();
  }

  /** No network: open connections die and no new one is made. */
  goOffline(): void {
    this.#refusing = true;
    this.cut();
  }

  goOnline(): void {
    this.#refusing = false;
  }

  /** Connections stay open but nothing comes through, as in a tunnel: no side is told. */
  stall(): void {
    this.#stalled = true;
    for (const socket of this.#sockets()) socket.pause();
  }

  /** What was held back comes through. */
  flow(): void {
    this.#stalled = false;
    for (const socket of this.#sockets()) socket.resume();
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.#listener.close(resolve));
  }

  #sockets(): Socket[] {
    return [...this.#pairs].flat();
  }

  #join(browser: Socket): void {
    if (this.#refusing) {
      browser.resetAndDestroy();
      return;
    }
    const server = connect(this.#target, "127.0.0.1");
    const pair = [browser, server] as const;
    this.#pairs.add(pair);
    this.#pass(browser, server, pair, this.#header);
    this.#pass(server, browser, pair, "");
  }

  #pass(from: Socket, to: Socket, pair: readonly [Socket, Socket], header: string): void {
    from.setNoDelay(true);
    let pending = header;
    from.on("data", (chunk) => {
      to.write(withHeader(chunk, pending));
      pending = "";
    });
    from.on("end", () => to.end());
    // Both ends hear it through `close`; the error itself says nothing more.
    from.on("error", () => undefined);
    from.on("close", () => {
      this.#pairs.delete(pair);
      to.destroy();
    });
    if (this.#stalled) from.pause();
  }
}

/** A request with one header more, right after its first line. */
function withHeader(request: Buffer, header: string): Buffer {
  const end = request.indexOf("\r\n") + 2;
  return header === ""
    ? request
    : Buffer.concat([request.subarray(0, end), Buffer.from(header), request.subarray(end)]);
}
