// What a visitor holds to come back. It lives in the tab's session storage so that a
// reload keeps the place; for one who says that others look at this phone it stays in
// memory only, and a reload begins anew.

/** The tab's store, as far as one value is concerned. */
export interface Shelf {
  read(): string | undefined;
  write(token: string): void;
  clear(): void;
}

/** The token and where it may lie. */
export interface TokenKeeper {
  /** What to send in `hello`. */
  current(): string | undefined;
  /** The server gave this one. It is not stored before there is a stay to come back to. */
  take(token: string): void;
  /** There is a stay now: keep it over a reload, if the visitor allows. */
  store(allowed: boolean): void;
  /** Off the shelf: a reload finds nothing. In memory it lasts until `forget`. */
  unstore(): void;
  /** Gone. */
  forget(): void;
}

/** Makes a keeper that starts with whatever lies on the shelf. */
export function create_token_keeper(shelf: Shelf): TokenKeeper {
  let token = shelf.read();
  return {
    current: () => token,
    take: (given) => {
      token = given;
    },
    store: (allowed) => {
      if (allowed && token !== undefined) shelf.write(token);
      else shelf.clear();
    },
    unstore: () => shelf.clear(),
    forget: () => {
      token = undefined;
      shelf.clear();
    },
  };
}
