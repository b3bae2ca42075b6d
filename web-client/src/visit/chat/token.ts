// What a visitor holds to come back: a token, and a ticket for the day the server has lost
// the stay. They live and die together, in the tab's session storage so that a reload keeps
// the place; for one who says that others look at this phone they stay in memory only, and
// a reload begins anew.

import type { Ticket, Token } from "../../protocol/wire.ts";

/** The tab's store, as far as one value is concerned. */
export interface Shelf {
  read(): string | undefined;
  write(value: string): void;
  clear(): void;
}

/** What is held, and where it may lie. */
export interface TokenKeeper {
  /** What to send in `hello`. */
  current(): Token | undefined;
  /** What to send beside it. */
  ticket(): Ticket | undefined;
  /** The server gave this one. It is not stored before there is a stay to come back to. */
  take(token: Token): void;
  /** The server gave this ticket for the stay; `undefined` when the stay is over. */
  take_ticket(ticket: Ticket | undefined): void;
  /** There is a stay now: keep it over a reload, if the visitor allows. */
  store(allowed: boolean): void;
  /** Off the shelf: a reload finds nothing. In memory it lasts until `forget`. */
  unstore(): void;
  /** Gone. */
  forget(): void;
}

/** Makes a keeper that starts with whatever lies on the shelf. */
export function create_token_keeper(shelf: Shelf): TokenKeeper {
  // Neither has a space in it.
  let [token, ticket] = shelf.read()?.split(" ") ?? [];
  return {
    current: () => token,
    ticket: () => ticket,
    take: (given) => {
      // A ticket is worth something beside its own token only.
      if (given !== token) ticket = undefined;
      token = given;
    },
    take_ticket: (given) => {
      ticket = given;
    },
    store: (allowed) => {
      if (allowed && token !== undefined) shelf.write(ticket === undefined ? token : `${token} ${ticket}`);
      else shelf.clear();
    },
    unstore: () => shelf.clear(),
    forget: () => {
      token = undefined;
      ticket = undefined;
      shelf.clear();
    },
  };
}
