// Keeps every message that was sent until the server has answered for it, and sends
// it again, under the same client_ref, whenever there is a new connection. The
// server gives a repeated client_ref its old place, so nothing is said twice. One
// message is on the wire at a time: none can be taken before an earlier one.

/** A message that waits for its answer. */
export type Outgoing = { readonly client_ref: string };

/** The messages without an answer, oldest first. */
export interface Outbox<T extends Outgoing> {
  /** Keeps it, and sends it when its turn comes; `false` when too many wait already, and it was not taken. */
  send(message: T): boolean;
  /** The server has it. */
  accepted(client_ref: string): void;
  /** The server said no. It is kept, but sent again only on `retry`. */
  refused(client_ref: string): void;
  /** Sends a refused message once more; `false` when it is not here. */
  retry(client_ref: string): boolean;
  /** Nothing goes out for now: the server is not ready for it. */
  wait(): void;
  /** It is ready: everything without an answer goes again, in order. */
  resend(): void;
  /** Takes back whatever the choice says; what has gone out may still arrive. */
  discard(choice: (message: T) => boolean): void;
  /** How many have no answer, or a no. */
  size(): number;
  /** Forgets everything. */
  clear(): void;
}

/** More than this without an answer means the network is gone; the writer keeps the text. */
export const waiting_max = 50;

/** Makes an outbox; `transmit` puts a message on the wire, or does nothing when there is none. */
export function create_outbox<T extends Outgoing>(transmit: (message: T) => void): Outbox<T> {
  const kept = new Map<string, { readonly message: T; held: boolean }>();
  let waits = false;
  /** On the wire, and not answered. */
  let sent: string | undefined;

  const next = (): void => {
    if (waits || (sent !== undefined && kept.get(sent)?.held === false)) return;
    for (const { message, held } of kept.values()) {
      if (held) continue;
      sent = message.client_ref;
      transmit(message);
      break;
    }
  };
  return {
    send(message) {
      if (kept.size >= waiting_max || kept.has(message.client_ref)) return false;
      kept.set(message.client_ref, { message, held: false });
      next();
      return true;
    },
    accepted(client_ref) {
      kept.delete(client_ref);
      next();
    },
    refused(client_ref) {
      const entry = kept.get(client_ref);
      if (entry !== undefined) entry.held = true;
      next();
    },
    retry(client_ref) {
      const entry = kept.get(client_ref);
      if (entry === undefined) return false;
      if (sent === client_ref) sent = undefined;
      entry.held = false;
      next();
      return true;
    },
    wait() {
      waits = true;
      sent = undefined;
    },
    resend() {
      waits = false;
      sent = undefined;
      next();
    },
    discard(choice) {
      for (const [client_ref, { message }] of kept) if (choice(message)) kept.delete(client_ref);
      next();
    },
    size: () => kept.size,
    clear: () => kept.clear(),
  };
}
