// What the desk's screens see of everything below them: what is known, and what a
// counsellor may do. Implemented in main.tsx's wiring; faked in tests.

import type { ReadonlySignal } from "@preact/signals";
import type {
  Called,
  Card,
  ClientRef,
  ColleagueAnswer,
  ColleagueId,
  ConversationId,
  DoorState,
  ErrandLength,
  ErrorId,
  Receiver,
  RespiteAnswer,
  RespiteLength,
  SessionName,
  SwitchReason,
} from "../protocol/wire.ts";
import type { Translate } from "../texts/t.ts";
import type { Cell } from "../ui/cell/cell.ts";
import type { PageData } from "../ui/page-data/page-data.ts";
import type { CardChoice } from "./chat/cards.ts";
import type { News } from "./chat/news.ts";
import type { Reply } from "./chat/replies.ts";
import type { Desk } from "./chat/state.ts";
import type { OwnReplies } from "./own-replies.ts";
import type { Rest } from "./watch.ts";

/** How we stand with the server. */
export type Link = "first" | "up" | "again" | "replaced" | "stopped";

/** What is done on a page of its own before one is in: setting up an app, or choosing a password. */
export type Elsewhere = "set_up" | "choose";

/** Where an attempt to sign in led: in, on to the second step, elsewhere, or nowhere. A device that was asked may give up. */
export type Entry = "in" | "code" | Elsewhere | "given_up" | { readonly refused: ErrorId };

/** What a shift lead says of the door: why, and for how long; the rest of the day without a time. */
export type SwitchForm =
  | { readonly to: "hours" }
  | { readonly to: DoorState; readonly reason: SwitchReason; readonly minutes?: number };

/** The desk as its screens know it. */
export interface Session extends OwnReplies {
  /** Looks words up. */
  readonly t: Translate;
  /** What is known. */
  readonly desk: ReadonlySignal<Desk>;
  /** How we stand with the server. */
  readonly link: ReadonlySignal<Link>;
  /** The time, moving once a second, in milliseconds since 1970. */
  readonly now_ms: ReadonlySignal<number>;
  /** Whether the desk may make a sound. */
  readonly sound: ReadonlySignal<boolean>;
  /** The last thing to tell in words, for a while. */
  readonly news: ReadonlySignal<News | undefined>;
  /** Whether the queue is put away. */
  readonly queue_hidden: ReadonlySignal<boolean>;
  /** Whether the server has forgotten who sits here, in the middle of a talk. */
  readonly signed_out: ReadonlySignal<boolean>;
  /** Whether anybody sits here, as far as can be told. */
  readonly rest: ReadonlySignal<Rest>;
  /** The prepared replies, in their order. */
  readonly replies: readonly Reply[];
  /** What can be sent as a card, in its order. */
  readonly cards: readonly CardChoice[];
  /** What shows our other pages. */
  readonly reading: PageData["reading"];
  /** Whether this is a shift lead's desk. */
  readonly leads: boolean;
  /** Whether this page may ask for a passkey. */
  readonly has_passkeys: boolean;
  /** What people call the sign-in provider, where there is one. */
  readonly provider: string | undefined;
  /** Where the desk lives, without a slash at the end. */
  readonly home: string;
  /** A person has pressed or moved something on the page. */
  acted(): void;
  ready_for_next(): void;
  pause(): void;
  /** Leaves the desk for a moment; those we talk with are told. */
  step_out(length: ErrandLength): void;
  /** Is back from it. */
  back(): void;
  /** What is being written in a talk; it leaves the page only when it is sent. */
  draft_of(conversation: ConversationId): Cell<string>;
  /** Tells the visitor that something is being written. */
  typing(conversation: ConversationId): void;
  /** `false` when too much waits already, and it was not taken. */
  send(conversation: ConversationId, text: string): boolean;
  /** Sends an article or a service; `text` is what it is called and one line about it. `false` likewise. */
  send_card(conversation: ConversationId, card: Card, text: string): boolean;
  try_again(conversation: ConversationId, client_ref: ClientRef): void;
  turn_to(conversation: ConversationId): void;
  /** Whether all talks stand side by side: then what is said in each is seen. */
  lays_out(side_by_side: boolean): void;
  /** Ends the talk, with a break from the connection or without. */
  end(conversation: ConversationId, respite?: RespiteLength): void;
  /** Says a last word, and ends the talk when it has its place. `false` when it was not taken. */
  end_with(conversation: ConversationId, text: string, respite?: RespiteLength): boolean;
  /** Says yes or no to a colleague who would like six hours of a break. */
  answer_respite(number: number, answer: RespiteAnswer): void;
  /** Ends a break now. */
  lift_respite(number: number): void;
  /** Closes the talk if the visitor stays quiet; they are told until when. */
  close_when_quiet(conversation: ConversationId): void;
  /** Keeps it open after all. */
  keep_open(conversation: ConversationId): void;
  /** Asks to hand the talk over; whoever takes it reads the note. */
  hand_over(conversation: ConversationId, to: Receiver, note: string): void;
  /** Keeps the talk after all. */
  keep_talk(conversation: ConversationId): void;
  /** Has read that nothing came of it. */
  read_hand_over(conversation: ConversationId): void;
  /** Calls somebody into the talk; whoever comes reads the note. */
  call_in(conversation: ConversationId, to: Called, note: string): void;
  /** Nobody needs to come, or to stay; or, as a guest, leaves. */
  end_call_in(conversation: ConversationId): void;
  /** Has read that nobody is there. */
  read_call_in(conversation: ConversationId): void;
  /** Answers a colleague who calls us into a talk. */
  answer_call_in(conversation: ConversationId, number: number, answer: ColleagueAnswer): void;
  /** Answers a colleague who would like to hand a talk over. */
  answer_take_over(conversation: ConversationId, number: number, answer: ColleagueAnswer): void;
  /** Marks the talk as one with a risk in it, or takes the mark away. */
  mark_risk(conversation: ConversationId): void;
  unmark_risk(conversation: ConversationId): void;
  /** Calls the shift leads for a talk of one's own. */
  ask_debrief(): void;
  /** Has had it, or needs it no more. */
  end_debrief(): void;
  /** Comes, as a shift lead, to a colleague who has called. */
  come_to_debrief(colleague: ColleagueId): void;
  erase(conversation: ConversationId): void;
  read_notice(): void;
  /** Signs out without asking again. */
  sign_out(): void;
  /** Takes the first step of signing in, without leaving the talk. */
  sign_in_again(name: string, password: string): Promise<Entry>;
  /** Takes the second: a code from the app, or a recovery code. */
  give_code(code: string): Promise<Entry>;
  /** Takes both at once, where a passkey may be asked for. */
  use_passkey(): Promise<Entry>;
  /** Goes on when somebody has signed in in another window; `false` when nobody has. */
  go_on_signed_in(): Promise<boolean>;
  /** Asks where this counsellor is signed in; the desk knows when the answer comes. */
  ask_sign_ins(): void;
  end_sign_in(name: SessionName): void;
  /** Ends all but the one of this desk. */
  end_other_sign_ins(): void;
  /** Opens or closes the chat by hand, or leaves it to its hours again; why not, when not. */
  set_switch(form: SwitchForm): Promise<ErrorId | undefined>;
  toggle_sound(): void;
  toggle_queue(): void;
  /** Whether words would be lost if the page went away now. */
  has_unsent(): boolean;
  /** Does not wait for the next try to connect. */
  connect_now(): void;
}
