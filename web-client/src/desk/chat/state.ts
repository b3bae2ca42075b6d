// What the desk knows, as plain data. It must not know the DOM, the socket or the
// clock: times are handed in as milliseconds since 1970. Changed only by reduce.ts.

import type { Transcript } from "../../chat/transcript.ts";
import { typing_lasts_ms } from "../../protocol/limits.ts";
import type {
  Availability,
  ByHand,
  CallInState,
  ClientRef,
  Colleague,
  ConversationId,
  DebriefState,
  EndReason,
  ErrorId,
  HandOverState,
  Lane,
  Language,
  LeadView,
  Limits,
  Line,
  Needs,
  OwnSession,
  RespiteView,
  RotaPicture,
  Service,
  ShiftCounts,
  Ticket,
  TooFew,
  TrainingNote,
  VisitorPresence,
  Waiting,
  WhyNoGuest,
  WhyOff,
} from "../../protocol/wire.ts";

/** Why a talk is over: the server's reason, or that it ended while we were away. */
export type Ending = {
  readonly reason: EndReason | "while_away";
  /** When its words leave this screen. */
  readonly erase_at_ms: number;
};

/** One talk on the desk. */
export type Talk = {
  readonly conversation: ConversationId;
  readonly needs: Needs;
  readonly lane: Lane;
  readonly waited_s: number;
  readonly began_at_ms: number;
  readonly visitor: VisitorPresence;
  /** When the visitor's connection was lost. */
  readonly lost_at_ms?: number;
  /** When the visitor was last seen coming back. */
  readonly back_at_ms?: number;
  /** What has been said, and what is on its way. */
  readonly transcript: Transcript;
  /** The offset we have told the visitor that we saw. */
  readonly seen: number;
  /** When the visitor was last heard writing. */
  readonly typing_at_ms?: number;
  /** When anything last came from the visitor: the talk itself, a word, or that they write. */
  readonly heard_at_ms: number;
  /** When it closes because it is quiet, unless they are heard from. */
  readonly closes_at_ms?: number;
  /** Since when a line between two others has been missing. */
  readonly gap_since_ms?: number;
  /** Set until the server has confirmed the talk after a reconnect. */
  readonly unconfirmed: boolean;
  /** The server has lost something of it, and is asking both sides for it. */
  readonly unsure: boolean;
  /** What brings the talk back to a server that has lost everything. */
  readonly ticket?: Ticket;
  /** What the colleague wrote who handed it over. */
  readonly note?: string;
  /** Since when it is marked as one with a risk in it. */
  readonly risk_at_ms?: number;
  /** How our wish to hand it over stands. */
  readonly hand_over?: HandingOver;
  /** Whose talk it is, when we are a guest in it. */
  readonly host?: string;
  /** How our call for a second counsellor stands, or who is in the room. */
  readonly call_in?: CallingIn;
  /** The last word, on its way: when it has its place, the talk ends. */
  readonly last_word?: ClientRef;
  readonly ended?: Ending;
};

/**
 * Whether this is the end of a talk for both sides. One that went back to the queue or to a
 * colleague may come to this desk again, and of one that ended while we were away nobody told.
 */
export function is_for_good(reason: EndReason): boolean {
  return reason !== "back_to_queue" && reason !== "handed_over" && reason !== "guest_over";
}

/** How a hand-over stands, and until when whoever is asked may answer. */
export type HandingOver = HandOverState & { readonly until_ms: number };

/** How a call stands, and until when whoever is asked may answer. */
export type CallingIn = CallInState & { readonly until_ms: number };

/** A talk that a colleague would like us to come into. */
export type CalledIn = {
  readonly conversation: ConversationId;
  readonly number: number;
  readonly from: string;
  /** Any shift lead is called, and not we by name. */
  readonly lead: boolean;
  readonly needs: Needs;
  readonly note?: string;
  /** We have said yes, and the visitor is being told. */
  readonly coming: boolean;
  /** It is marked as one with a risk in it. */
  readonly risk?: boolean;
  readonly until_ms: number;
};

/** Whom we can call into a talk. */
export type Callable = { readonly lead: boolean; readonly colleagues: readonly Colleague[] };

/** A talk that a colleague would like us to take over. */
export type TakeOver = {
  readonly conversation: ConversationId;
  readonly number: number;
  readonly from: string;
  readonly needs: Needs;
  readonly note?: string;
  /** We have said yes, and the visitor is being asked. */
  readonly taken: boolean;
  /** It is marked as one with a risk in it. */
  readonly risk?: boolean;
  readonly until_ms: number;
};

/** The shift as last told, with the moment it was told, so that clocks can run on. */
export type Shift = {
  readonly me: Availability;
  readonly waiting: readonly Waiting[];
  readonly waiting_total: number;
  readonly counsellors: ShiftCounts;
  readonly colleagues?: readonly Colleague[];
  /** How our own call for a talk stands. */
  readonly debrief?: DebriefState;
  /** What only a shift lead is told. */
  readonly lead?: LeadView;
  /** Breaks from connections that are ours to answer or to end. */
  readonly respites?: readonly RespiteView[];
  readonly service: Service;
  /** What a shift lead has said of the door, while it stands. */
  readonly by_hand?: ByHand;
  /** Fewer are at their desks than the house wants. */
  readonly too_few?: TooFew;
  readonly heard_at_ms: number;
};

/** What the server said about us. */
export type Me = {
  readonly alias: string;
  readonly languages: readonly Language[];
  readonly capacity: number;
  readonly limits: Limits;
  /** After this long without the visitor a talk has gone quiet. */
  readonly quiet_after_s: number;
};

/** Something to tell the counsellor once, in words. */
export type Notice =
  | { kind: "offer_lapsed" }
  | { kind: "refused"; error_id: ErrorId }
  | { kind: "erased" }
  | { kind: "take_over_off"; why: WhyOff }
  | { kind: "called_in_off"; why?: WhyNoGuest }
  | { kind: "account" };

/** Everything. */
export type Desk = {
  readonly me?: Me;
  readonly shift?: Shift;
  /** Who is on by the rota, and who is next. */
  readonly rota?: RotaPicture;
  /** Our trainings that have lapsed or are due soon. */
  readonly trainings?: readonly TrainingNote[];
  /** Oldest first; open talks and those that wait to be erased. */
  readonly talks: readonly Talk[];
  /** What colleagues ask us, in the order they asked. */
  readonly take_overs: readonly TakeOver[];
  /** Into what colleagues call us, likewise. */
  readonly called_ins: readonly CalledIn[];
  readonly callable: Callable;
  /** The talk on screen. */
  readonly shown?: ConversationId;
  readonly notice?: Notice & { at_ms: number };
  /** Talks whose end for both sides was told here, the latest last. */
  readonly over: readonly ConversationId[];
  /** Where this counsellor is signed in, as last told. */
  readonly sign_ins?: readonly OwnSession[];
  /** The server cannot take words just now: they wait here. */
  readonly live_away: boolean;
  /** Until when those we talk with have been told that we are away for a moment. */
  readonly errand_until_ms?: number;
};

/** A desk before the first word from the server. */
export const empty_desk: Desk = {
  talks: [],
  take_overs: [],
  called_ins: [],
  callable: { lead: false, colleagues: [] },
  over: [],
  live_away: false,
};

/** How many ended talks are remembered: more than a shift has, and few enough to look through. */
export const over_max = 64;

/** How long a missing line may be merely late before it counts as a gap. */
export const gap_patience_ms = 3_000;

/** How long a notice stays on screen when nobody closes it. */
export const notice_shown_ms = 30_000;

/** How long "the visitor is back" stays on screen. */
export const back_shown_ms = 20_000;

/** Whether we said when we are back, and that is over. */
export function is_late({ errand_until_ms }: Desk, now_ms: number): boolean {
  return errand_until_ms !== undefined && now_ms >= errand_until_ms;
}

/** The talk on screen, if any. */
export function shown_talk(desk: Desk): Talk | undefined {
  return desk.talks.find((talk) => talk.conversation === desk.shown);
}

/** Whether this is the talk that is written in, and that what is pressed is about. */
export function is_shown(desk: Desk, talk: Talk): boolean {
  return talk.conversation === desk.shown;
}

/** Talks that go on. */
export function open_talks(desk: Desk): readonly Talk[] {
  return desk.talks.filter((talk) => talk.ended === undefined);
}

/** Those of them that are ours, and not a colleague's whose guest we are. */
export function own_talks(desk: Desk): readonly Talk[] {
  return open_talks(desk).filter((talk) => talk.host === undefined);
}

/** How many lines of the visitor's we have not said we saw. */
export function unread(talk: Talk): number {
  return talk.transcript.said.filter((line) => line.from === "visitor" && line.position.offset > talk.seen).length;
}

/** The breaks that stand or are asked about. */
export function respites_to_see(shift: Shift | undefined, now_ms: number): readonly RespiteView[] {
  const counts = ({ until_ms, asked_until_ms }: RespiteView) => Math.max(until_ms, asked_until_ms ?? 0) > now_ms;
  return shift?.respites?.filter(counts) ?? [];
}

/** After this long a wait without anybody who is ready the shift lead is told so. */
export const long_wait_s = 600;

/** Whether somebody has waited for long and nobody is ready for them. */
export function waits_long({ waiting, counsellors, heard_at_ms }: Shift, now_ms: number): boolean {
  const longest_s = Math.max(0, ...waiting.map(({ waited_s }) => waited_s));
  return waiting.length > 0 && counsellors.ready === 0 && longest_s + (now_ms - heard_at_ms) / 1_000 >= long_wait_s;
}

/** Whether this counsellor is taking somebody: what a server that has lost everything should know. */
export function is_ready(desk: Desk): boolean {
  return desk.shift?.me.state === "ready" || desk.shift?.me.state === "offering";
}

/** Whether words that were sent have no answer, so that leaving the page would lose them. */
export function has_unsent(desk: Desk): boolean {
  return open_talks(desk).some((talk) => talk.transcript.unsaid.length > 0);
}

/** Whether a line has been missing for so long that only a fresh replay helps. */
export function needs_replay(desk: Desk, now_ms: number): boolean {
  return open_talks(desk).some(
    (talk) => talk.gap_since_ms !== undefined && now_ms - talk.gap_since_ms >= gap_patience_ms,
  );
}

/** Whether the visitor is writing, as far as we have heard. */
export function is_typing(talk: Talk, now_ms: number): boolean {
  return talk.typing_at_ms !== undefined && now_ms - talk.typing_at_ms < typing_lasts_ms;
}

/**
 * Whether a line stands on our side of the talk. A guest's lines carry a name, those of the counsellor
 * whose talk it is carry none: in a talk of our own ours are those without, and what we said in it as
 * a guest before it was left to us.
 */
export function is_ours(
  { host }: Pick<Talk, "host">,
  { from, guest }: Pick<Line, "from" | "guest">,
  me?: string,
): boolean {
  if (from !== "counsellor") return false;
  if (guest === undefined) return host === undefined;
  return guest.alias === me;
}
