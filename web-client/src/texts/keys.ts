// Written by `npm run keys` from content/texts/nb. Do not edit.

/** Every text the browser may show, with the names it must be given. */
export type TextKeys = {
  "visit-title": never;
};
