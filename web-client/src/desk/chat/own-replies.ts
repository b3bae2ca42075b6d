// Prepared replies that a counsellor has written for themselves, as the server tells them: with
// whose they are. They are in this page's memory and nowhere else.

import { list, object, one_of, text } from "../../protocol/parse.ts";
import type { AccountName, Language } from "../../protocol/wire.ts";

/** One of them. Its words are in one language. */
export type OwnReply = {
  readonly id: string;
  readonly language: Language;
  readonly title: string;
  readonly text: string;
};

/** What is sent to be kept; without an id it is a new one. */
export type OwnReplyForm = Omit<OwnReply, "id"> & { readonly id?: string };

/** What the server keeps at most; it refuses more. */
export const own_reply_limits = { title_max_chars: 40, text_max_chars: 400 } as const;

const told = object<{ account: AccountName; replies: OwnReply[] }>({
  account: text,
  replies: list(object<OwnReply>({ id: text, language: one_of<Language>("nb", "nn", "en"), title: text, text })),
});

/** Those in the answer, if they are of this account: somebody else may have signed in beside this page. */
export function own_replies_of(account: AccountName | undefined, answer: unknown): readonly OwnReply[] {
  return account !== undefined && told(answer) && answer.account === account ? answer.replies : [];
}
