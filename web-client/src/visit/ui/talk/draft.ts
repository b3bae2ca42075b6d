// What is being written and not sent. It lives as long as the page, in memory only: a
// draft survives a lost counsellor and a new one.

import { cell } from "../../../ui/cell/cell.ts";

/** The words in the field. */
export const draft = cell("");

/** Forgets them. */
export function forget_draft(): void {
  draft.value = "";
}
