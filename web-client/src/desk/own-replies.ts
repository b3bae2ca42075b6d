// A counsellor's own prepared replies in the page: asked for, kept and deleted at the server, and
// shown to nobody but the one whose they are.

import { type ReadonlySignal, signal } from "@preact/signals";
import type { AccountName, ErrorId } from "../protocol/wire.ts";
import { type OwnReply, type OwnReplyForm, own_replies_of } from "./chat/own-replies.ts";

/** Where they are kept. */
export interface OwnReplyStore {
  /** One's own prepared replies, as the server tells them; nothing when it does not. */
  own_replies(): Promise<unknown>;
  /** Keeps one; why not, when not. */
  keep_own_reply(form: OwnReplyForm): Promise<ErrorId | undefined>;
  /** Deletes one; why not, when not. */
  remove_own_reply(id: string): Promise<ErrorId | undefined>;
}

/** What the desk does with them. */
export interface OwnReplies {
  /** Those of the counsellor whose page this is, as last told. */
  readonly own_replies: ReadonlySignal<readonly OwnReply[]>;
  /** Asks for them as they are now. */
  ask_own_replies(): Promise<void>;
  /** Keeps one of them, new or changed; why not, when not. */
  keep_own_reply(form: OwnReplyForm): Promise<ErrorId | undefined>;
  /** Deletes one of them; why not, when not. */
  remove_own_reply(id: string): Promise<ErrorId | undefined>;
}

/** For whoever the page is of at the time of an answer. */
export function create_own_replies(
  store: OwnReplyStore,
  account: () => AccountName | undefined,
): OwnReplies & { readonly forget: () => void } {
  const own_replies = signal<readonly OwnReply[]>([]);
  const ask_own_replies = async (): Promise<void> => {
    const told = await store.own_replies();
    // Without an answer, those that are known stay.
    if (told !== undefined) own_replies.value = own_replies_of(account(), told);
  };
  const then_ask = async (refused: ErrorId | undefined): Promise<ErrorId | undefined> => {
    if (refused === undefined) await ask_own_replies();
    return refused;
  };
  return {
    own_replies,
    ask_own_replies,
    keep_own_reply: async (form) => then_ask(await store.keep_own_reply(form)),
    remove_own_reply: async (id) => then_ask(await store.remove_own_reply(id)),
    forget: () => {
      own_replies.value = [];
    },
  };
}
