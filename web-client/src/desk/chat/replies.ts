// Prepared replies: which of them a search finds, and how one fits into what is being
// written. Nothing here sends anything.

import type { Language } from "../../protocol/wire.ts";
import { matching } from "./found.ts";

/** Where in a talk a reply belongs, in the order of a talk. */
export type ReplyGroup = "beginning" | "safety" | "going_on" | "silence" | "duty" | "handing_on" | "ending" | "closing";

/** A prepared reply, as the server put it into the page. */
export type Reply = {
  readonly id: string;
  readonly group: ReplyGroup;
  /** What it is called, in the language of the desk. */
  readonly title: string;
  /** The words, in every language a visitor may have. */
  readonly text: Readonly<Record<Language, string>>;
};

/**
 * Those in which every word of the search stands somewhere: in the title, in the words
 * that would be put in, or in the name of the group. In their own order.
 */
export function find_replies(
  replies: readonly Reply[],
  language: Language,
  search: string,
  name_of_group: (group: ReplyGroup) => string,
): readonly Reply[] {
  return matching(replies, search, ({ group, title, text }) => `${name_of_group(group)} ${title} ${text[language]}`);
}

/** The words with a space towards what already stands before and after them, so that nothing is glued. */
export function fitted(text: string, before: string, after: string): string {
  const space_before = before === "" || /\s$/.test(before) ? "" : " ";
  const space_after = after === "" || /^\s/.test(after) ? "" : " ";
  return `${space_before}${text}${space_after}`;
}
