// What the server put into the page: the texts and the settings of the page.

import type { Text } from "../../texts/t.ts";

/** A line of help that is open when we are not. */
export type Phone = {
  readonly name: string;
  readonly number: string;
  /** For a `tel:` link: digits only. */
  readonly tel: string;
  readonly note: string;
};

/** The settings of the chat page or the desk. */
export type PageData = {
  /** `nb`, `nn` or `en`. */
  readonly language: string;
  /** The way home. */
  readonly home: string;
  /** Where *leave* goes; on the chat page. */
  readonly leave_to?: string;
  /** Whether it is a shift lead's; at the desk. */
  readonly leads?: boolean;
  /** The host that passkeys belong to, where there are any; at the desk. */
  readonly passkey_host?: string;
  /** What people call the sign-in provider, where there is one; at the desk. */
  readonly provider?: string;
  /** Who else answers; on the chat page. */
  readonly phones?: readonly Phone[];
  /** What shows our other pages to somebody who waits, and where it begins; on the chat page. */
  readonly reading?: { readonly script: string; readonly styles: readonly string[]; readonly first: string };
};

/** Reads the settings; the server writes them, so their form is taken as given. */
export function read_page_data(): PageData {
  return read_block("page") as PageData;
}

/** Reads the texts of the page's language. */
export function read_texts(): Readonly<Record<string, Text>> {
  return read_block("texts") as Readonly<Record<string, Text>>;
}

/** Reads one of the blocks the server put into the page. */
export function read_block(id: string): unknown {
  const block = document.getElementById(id);
  if (block === null) throw new Error(`the page has no block ${id}`);
  return JSON.parse(block.textContent ?? "null");
}

/** What shows our other pages. */
export type Reader = typeof import("../../reading/main.ts");

/** Gets it. It is built by itself, and what the server names is where it is. */
export function get_reader(script: string): Promise<Reader> {
  return import(/* @vite-ignore */ script);
}
