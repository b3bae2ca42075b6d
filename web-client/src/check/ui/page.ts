// What the server put into the page for the self-check.

import type { Phone } from "../../ui/page-data/page-data.ts";

/** An article to read next. */
export type Article = { readonly slug: string; readonly href: string; readonly title: string };

/** Where the outcomes lead. */
export type CheckPage = {
  /** `nb`, `nn` or `en`. */
  readonly language: string;
  readonly chat: string;
  readonly services: string;
  readonly phones: readonly Phone[];
  /** Of those in `reading.ts`, the ones that are there. */
  readonly articles: readonly Article[];
};
