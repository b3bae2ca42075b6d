// What a connection needs of the world around it, handed in so that tests can
// drive time and the network by hand. The browser's stands in ui/browser.

/** Ends what the call that returned it began. */
export type Undo = () => void;

/** One WebSocket, as far as a connection cares. After `drop` it is never heard again. */
export interface Socket {
  /** Sends one text frame. */
  send(frame: string): void;
  /** Forgets the socket at once, without waiting for the other side. */
  drop(): void;
}

/** What a socket tells. */
export interface SocketListener {
  on_open(): void;
  /** A binary frame arrives as `undefined`. */
  on_frame(frame: string | undefined): void;
  on_close(code: number): void;
}

/** Time, chance, the network and the page, as a connection sees them. */
export interface Environment {
  /** Milliseconds since 1970 (UTC). */
  now(): number;
  /** From 0 up to, not including, 1. */
  random(): number;
  /** Runs once, after so many milliseconds. */
  after(wait_ms: number, run: () => void): Undo;
  /** Opens a socket; everything that happens to it is told to the listener, later. */
  open_socket(url: string, listener: SocketListener): Socket;
  /** Whether the page is in view. */
  is_visible(): boolean;
  /** Tells whenever the page comes into view or leaves it. */
  on_visibility(run: (visible: boolean) => void): Undo;
  /** Tells when trying again now may succeed: back online, back from sleep, back in view. */
  on_wake(run: () => void): Undo;
}
