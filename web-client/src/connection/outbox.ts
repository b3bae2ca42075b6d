// Keeps every message that was sent until the server has answered for it, and sends
// it again, under the same client_ref, whenever there is a new connection. The
// server gives a repeated client_ref its old place, so nothing is said twice.

/** A message that waits for its answer. */
export type Outgoing = { readonly client_ref: string };

/** The messages without an answer, oldest first. */
export interface Outbox<T extends Outgoing> {
  /** Sends it and keeps it; `false` when too many wait already, and it was not taken. */
  send(message: T): boolean;
  /** The server has it. */
  accepted(client_ref: string): void;
  /** The server said no. It is kept, but sent again only on `retry`. */
  refused(client_ref: string): void;
  /** Sends a refused message once more; `false` when it is not here. */
  retry(client_ref: string): boolean;
  /** There is a new connection: everything without an answer goes again, in order. */
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
  return {
    send(message) {
      if (kept.size >= waiting_max || kept.has(message.client_ref)) return false;
      kept.set(message.client_ref, { message, held: false });
      transmit(message);
      return true;
    },
    accepted(client_ref) {
      kept.delete(client_ref);
    },
    refused(client_ref) {
      const entry = kept.get(client_ref);
      if (entry !== undefined) entry.held = true;
    },
    retry(client_ref) {
      const entry = kept.get(client_ref);
      if (entry === undefined) return false;
      entry.held = false;
      transmit(entry.message);
      return true;
    },
    resend() {
      for (const { message, held } of kept.values()) if (!held) transmit(message);
    },
    discard(choice) {
      for (const [client_ref, { message }] of kept) if (choice(message)) kept.delete(client_ref);
    },
    size: () => kept.size,
    clear: () => kept.clear(),
  };
}
