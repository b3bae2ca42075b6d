// The desk's rules: (what we know, what happened, when) -> what we know now. Pure; no
// DOM, no socket, no clock. What a frame means is told in server/src/protocol.rs.

import {
  accepted,
  asked,
  begun_anew,
  empty_transcript,
  has_gap,
  heard,
  ended as none_follow,
  opened,
  refused,
  seen_by_other,
  sent_again,
  type Transcript,
  written,
} from "../../chat/transcript.ts";
import { limits_before_welcome } from "../../protocol/limits.ts";
import type {
  CallInState,
  Card,
  ClientRef,
  ConversationId,
  GuestName,
  HandOverState,
  Position,
  ToDesk,
} from "../../protocol/wire.ts";
import {
  type CalledIn,
  type CallingIn,
  type Desk,
  type Ending,
  type HandingOver,
  is_for_good,
  notice_shown_ms,
  open_talks,
  over_max,
  type TakeOver,
  type Talk,
} from "./state.ts";

/** What can happen on the desk. */
export type Happening =
  | { kind: "heard"; frame: ToDesk }
  | { kind: "wrote"; conversation: ConversationId; client_ref: ClientRef; text: string; is_last?: boolean; card?: Card }
  | { kind: "tried_again"; conversation: ConversationId; client_ref: ClientRef }
  | { kind: "asked"; conversation: ConversationId; asked: boolean }
  | { kind: "saw"; conversation: ConversationId; position: Position }
  | { kind: "turned_to"; conversation: ConversationId }
  | { kind: "erased"; conversation: ConversationId }
  | { kind: "read_notice" }
  | { kind: "read_hand_over"; conversation: ConversationId }
  | { kind: "read_call_in"; conversation: ConversationId }
  | { kind: "time_passed" };

/** The desk after `happening`. Anything about an unknown talk changes nothing. */
export function reduce(desk: Desk, happening: Happening, now_ms: number): Desk {
  switch (happening.kind) {
    case "heard":
      return hear(desk, happening.frame, now_ms);
    case "wrote":
      return in_open_talk(desk, happening.conversation, (talk) => ({
        ...talk,
        ...(happening.is_last === true && { last_word: happening.client_ref }),
        transcript: written(talk.transcript, {
          from: "counsellor",
          client_ref: happening.client_ref,
          text: happening.text,
          ...(happening.card !== undefined && { card: happening.card }),
          ...(talk.host !== undefined && { guest: as_guest(desk) }),
          written_at_ms: now_ms,
        }),
      }));
    case "tried_again":
      return in_open_talk(desk, happening.conversation, (talk) => ({
        ...talk,
        transcript: sent_again(talk.transcript, happening.client_ref),
      }));
    case "asked":
      return in_talk(desk, happening.conversation, (talk) => {
        const transcript = asked(talk.transcript, happening.asked);
        return transcript === talk.transcript ? talk : { ...talk, transcript };
      });
    case "saw":
      return in_talk(desk, happening.conversation, (talk) => ({
        ...talk,
        seen: Math.max(talk.seen, happening.position.offset),
      }));
    case "turned_to":
      return has(desk, happening.conversation) ? { ...desk, shown: happening.conversation } : desk;
    case "erased":
      return erase(desk, (talk) => talk.conversation === happening.conversation, now_ms);
    case "read_notice":
      return quiet(desk);
    case "read_hand_over":
      return in_talk(desk, happening.conversation, without_hand_over);
    case "read_call_in":
      return in_talk(desk, happening.conversation, without_call_in);
    case "time_passed": {
      const stale = desk.notice !== undefined && now_ms - desk.notice.at_ms >= notice_shown_ms;
      const due = (talk: Talk) => talk.ended !== undefined && talk.ended.erase_at_ms <= now_ms;
      return erase(stale ? quiet(desk) : desk, due, now_ms);
    }
    default:
      return happening satisfies never;
  }
}

function hear(desk: Desk, frame: ToDesk, now_ms: number): Desk {
  switch (frame.type) {
    case "welcome": {
      const { type: _type, ...me } = frame;
      // The server now tells every open talk again; one it does not name is over.
      const talks = desk.talks.map((talk) => ({ ...untold(talk), unconfirmed: talk.ended === undefined }));
      return { ...without_errand(desk), me, talks, take_overs: [], called_ins: [], live_away: false };
    }
    case "account": {
      if (desk.me === undefined) return desk;
      const { languages, capacity } = frame;
      return { ...desk, me: { ...desk.me, languages, capacity }, notice: { kind: "account", at_ms: now_ms } };
    }
    case "rota":
      return { ...desk, rota: frame.rota };
    case "trainings":
      return { ...desk, trainings: frame.trainings };
    case "shift": {
      const { type: _type, ...picture } = frame;
      const shift = { ...picture, heard_at_ms: now_ms };
      // An offer that did not lead to a talk is told about; the next step makes it old news.
      const next = { ...desk, shift };
      return shift.me.state === "offering" ? quiet(next) : next;
    }
    case "talk":
      return open_talk(desk, frame, now_ms);
    case "ticket":
      return in_open_talk(desk, frame.conversation, (talk) => ({ ...talk, ticket: frame.ticket }));
    case "risk":
      return in_open_talk(desk, frame.conversation, (talk) =>
        frame.since_ms === undefined ? without_risk(talk) : { ...talk, risk_at_ms: frame.since_ms },
      );
    case "hand_over":
      return in_open_talk(desk, frame.conversation, (talk) => ({
        ...talk,
        hand_over: handing_over(frame.hand_over, now_ms),
      }));
    case "take_over":
      return asked_to_take(desk, frame, now_ms);
    case "take_over_off": {
      const take_overs = without_take_over(desk, frame.conversation);
      // What one has said oneself needs no telling.
      if (frame.why === "declined") return { ...desk, take_overs };
      return { ...desk, take_overs, notice: { kind: "take_over_off", why: frame.why, at_ms: now_ms } };
    }
    case "callable":
      return { ...desk, callable: { lead: frame.lead, colleagues: frame.colleagues } };
    case "call_in":
      return in_open_talk(desk, frame.conversation, (talk) => ({
        ...talk,
        call_in: calling_in(frame.call_in, now_ms),
      }));
    case "called_in":
      return asked_in(desk, frame, now_ms);
    case "called_in_off": {
      const called_ins = without_called_in(desk, frame.conversation);
      // What one has said oneself needs no telling.
      if (frame.why === "declined") return { ...desk, called_ins };
      // Whoever was only asked has never been in it: of them, nothing is needed any more.
      const was_asked = called_ins.length < desk.called_ins.length;
      const why = was_asked && frame.why === "counsellor_gone" ? "taken_back" : frame.why;
      return { ...desk, called_ins, notice: { kind: "called_in_off", ...(why && { why }), at_ms: now_ms } };
    }
    case "epoch_changed":
      return in_talk(desk, frame.conversation, (talk) =>
        with_transcript({ ...talk, seen: 0 }, begun_anew(talk.transcript, frame.epoch, frame.lines), now_ms),
      );
    case "notice":
      return noticed(desk, frame);
    case "accepted":
      return in_talk({ ...desk, live_away: false }, frame.conversation, (talk) =>
        with_transcript(talk, accepted(talk.transcript, frame), now_ms),
      );
    case "refused":
      return was_refused(desk, frame, now_ms);
    case "message":
      return in_talk(desk, frame.conversation, (talk) => {
        const grown = with_transcript(talk, heard(talk.transcript, frame.line), now_ms);
        if (frame.line.from !== "visitor") return grown;
        return grown === talk ? not_typing(talk) : { ...not_typing(grown), heard_at_ms: now_ms };
      });
    case "visitor":
      return in_open_talk(desk, frame.conversation, (talk) => presence(talk, frame.presence, now_ms));
    case "typing":
      return in_open_talk(desk, frame.conversation, (talk) => ({
        ...talk,
        typing_at_ms: now_ms,
        heard_at_ms: now_ms,
      }));
    case "seen":
      return in_talk(desk, frame.conversation, (talk) =>
        with_transcript(talk, seen_by_other(talk.transcript, frame.position), now_ms),
      );
    case "ended":
      return has(desk, frame.conversation) ? ended(desk, frame, now_ms) : desk;
    case "offer_lapsed":
      return { ...desk, notice: { kind: "offer_lapsed", at_ms: now_ms } };
    case "pong":
      // Answered in order, so whatever was not told again by now is over.
      return end_unconfirmed(desk, now_ms);
    case "sessions":
      return { ...desk, sign_ins: frame.sessions };
    case "errand":
      return frame.seconds_left === undefined
        ? without_errand(desk)
        : { ...desk, errand_until_ms: now_ms + frame.seconds_left * 1_000 };
    case "closing":
      return in_open_talk(desk, frame.conversation, (talk) =>
        frame.seconds_left === undefined
          ? not_closing(talk)
          : { ...talk, closes_at_ms: now_ms + frame.seconds_left * 1_000 },
      );
    case "come_back":
    case "session":
      return desk;
    default:
      return frame satisfies never;
  }
}

function noticed(desk: Desk, { conversation, notice }: Extract<ToDesk, { type: "notice" }>): Desk {
  switch (notice) {
    case "may_be_missing":
    case "all_here":
      return conversation === undefined
        ? desk
        : in_talk(desk, conversation, (talk) => ({ ...talk, unsure: notice === "may_be_missing" }));
    case "live_away":
    case "live_back":
      return { ...desk, live_away: notice === "live_away" };
    default:
      return notice satisfies never;
  }
}

function was_refused(desk: Desk, refusal: Extract<ToDesk, { type: "refused" }>, now_ms: number): Desk {
  const { conversation, client_ref, error_id } = refusal;
  // An end that is said once more needs no answer.
  if (conversation !== undefined && client_ref === undefined && desk.over.includes(conversation)) return desk;
  if (conversation === undefined) return { ...desk, notice: { kind: "refused", error_id, at_ms: now_ms } };
  // Words go again by themselves when they can.
  if (error_id === "live_unavailable") return { ...desk, live_away: desk.live_away || client_ref !== undefined };
  // A *seen* that came too soon after another. The next one tells more.
  if (client_ref === undefined && error_id === "too_fast") return desk;
  if (client_ref === undefined) return { ...desk, notice: { kind: "refused", error_id, at_ms: now_ms } };
  return in_talk(desk, conversation, (talk) =>
    with_transcript(without_last_word(talk, client_ref), refused(talk.transcript, client_ref, error_id), now_ms),
  );
}

function ended(desk: Desk, frame: Extract<ToDesk, { type: "ended" }>, now_ms: number): Desk {
  const { conversation, reason } = frame;
  if (desk.over.includes(conversation)) return desk;
  // Whoever is not in the room any more has nothing of it left on the screen.
  if (reason === "guest_over") return without_talks(desk, (talk) => talk.conversation === conversation);
  const over = is_for_good(reason) ? [...desk.over, conversation].slice(-over_max) : desk.over;
  return in_open_talk({ ...desk, over }, conversation, (talk) =>
    end(talk, { reason, erase_at_ms: now_ms + erased_within_ms(desk) }),
  );
}

function open_talk(desk: Desk, frame: Extract<ToDesk, { type: "talk" }>, now_ms: number): Desk {
  // The server has lost an end that it had told: nobody reads there any more.
  if (desk.over.includes(frame.conversation)) return desk;
  const known = desk.talks.find((talk) => talk.conversation === frame.conversation);
  if (known !== undefined) {
    const transcript = opened(known.transcript, frame.epoch);
    const seen = transcript === known.transcript ? known.seen : 0;
    // One that ended while we were away is told once more, whole, with its end after it.
    const { ended: _ended, note: _note, host: _host, ...again } = known;
    return replace(
      desk,
      presence(
        { ...again, ...noted(frame), unconfirmed: false, unsure: false, transcript, seen },
        frame.visitor,
        now_ms,
      ),
    );
  }
  const talk: Talk = {
    conversation: frame.conversation,
    needs: frame.needs,
    lane: frame.lane,
    waited_s: frame.waited_s,
    began_at_ms: frame.began_at_ms,
    visitor: frame.visitor,
    ...(frame.visitor === "lost" ? { lost_at_ms: now_ms } : {}),
    ...noted(frame),
    transcript: opened(empty_transcript, frame.epoch),
    seen: 0,
    heard_at_ms: now_ms,
    unconfirmed: false,
    unsure: false,
  };
  // A new talk is turned to by itself, unless that would take the words being read or
  // written away from under the counsellor's hands.
  const stays = open_talks(desk).some((one) => one.conversation === desk.shown);
  return quiet({
    ...desk,
    take_overs: without_take_over(desk, frame.conversation),
    called_ins: without_called_in(desk, frame.conversation),
    talks: [...desk.talks, talk],
    ...(stays ? {} : { shown: talk.conversation }),
  });
}

/** The colleague's note, when there is one, and whose talk it is, when it is not ours. */
function noted({ note, host }: Extract<ToDesk, { type: "talk" }>): Pick<Talk, "note" | "host"> {
  return { ...(note !== undefined && { note }), ...(host !== undefined && { host }) };
}

/** As whom we write where we are a guest. */
function as_guest({ me, shift }: Desk): GuestName {
  return { role: shift?.lead === undefined ? "colleague" : "lead", alias: me?.alias ?? "" };
}

function calling_in(told: CallInState, now_ms: number): CallingIn {
  return { ...told, until_ms: now_ms + (told.state === "asked" ? told.seconds_left * 1_000 : 0) };
}

function without_call_in(talk: Talk): Talk {
  const { call_in: _told, ...rest } = talk;
  return rest;
}

function asked_in(desk: Desk, frame: Extract<ToDesk, { type: "called_in" }>, now_ms: number): Desk {
  const { type: _type, seconds_left, ...asked } = frame;
  const called_in: CalledIn = { ...asked, until_ms: now_ms + seconds_left * 1_000 };
  return { ...desk, called_ins: [...without_called_in(desk, frame.conversation), called_in] };
}

function without_called_in(desk: Desk, conversation: ConversationId): readonly CalledIn[] {
  return desk.called_ins.filter((one) => one.conversation !== conversation);
}

function handing_over(told: HandOverState, now_ms: number): HandingOver {
  return { ...told, until_ms: now_ms + (told.state === "off" ? 0 : told.seconds_left * 1_000) };
}

function without_errand(desk: Desk): Desk {
  const { errand_until_ms: _told, ...rest } = desk;
  return rest;
}

function without_hand_over(talk: Talk): Talk {
  const { hand_over: _told, ...rest } = talk;
  return rest;
}

/** A last word that did not get through ends nothing: the talk goes on, and can be ended anew. */
function without_last_word(talk: Talk, client_ref: ClientRef): Talk {
  if (talk.last_word !== client_ref) return talk;
  const { last_word: _refused, ...rest } = talk;
  return rest;
}

function not_closing(talk: Talk): Talk {
  const { closes_at_ms: _told, ...rest } = talk;
  return rest;
}

/** Without what a new connection tells again, as long as it is so. */
function untold(talk: Talk): Talk {
  return without_risk(not_closing(without_hand_over(without_call_in(talk))));
}

function without_risk(talk: Talk): Talk {
  const { risk_at_ms: _told, ...rest } = talk;
  return rest;
}

function asked_to_take(desk: Desk, frame: Extract<ToDesk, { type: "take_over" }>, now_ms: number): Desk {
  const { type: _type, seconds_left, ...asked } = frame;
  const take_over: TakeOver = { ...asked, until_ms: now_ms + seconds_left * 1_000 };
  const known = desk.take_overs.some((one) => one.conversation === frame.conversation);
  const take_overs = known
    ? desk.take_overs.map((one) => (one.conversation === frame.conversation ? take_over : one))
    : [...desk.take_overs, take_over];
  return { ...desk, take_overs };
}

function without_take_over(desk: Desk, conversation: ConversationId): readonly TakeOver[] {
  return desk.take_overs.filter((one) => one.conversation !== conversation);
}

function presence(talk: Talk, now: Talk["visitor"], now_ms: number): Talk {
  if (now === talk.visitor) {
    return talk;
  }
  const { lost_at_ms: _lost, back_at_ms: _back, typing_at_ms: _typing, ...rest } = talk;
  return now === "lost" ? { ...rest, visitor: now, lost_at_ms: now_ms } : { ...rest, visitor: now, back_at_ms: now_ms };
}

/** The talk with what has been said in it now; a line that is missing starts a clock. */
function with_transcript(talk: Talk, transcript: Transcript, now_ms: number): Talk {
  if (transcript === talk.transcript) return talk;
  const { gap_since_ms, ...rest } = talk;
  return has_gap(transcript) ? { ...rest, transcript, gap_since_ms: gap_since_ms ?? now_ms } : { ...rest, transcript };
}

function not_typing(talk: Talk): Talk {
  const { typing_at_ms: _typing, ...rest } = talk;
  return rest;
}

function end(talk: Talk, ended: Ending): Talk {
  const { typing_at_ms: _typing, gap_since_ms: _gap, ticket: _ticket, note: _note, ...rest } = untold(talk);
  // Words without a place when the talk ended were never read: they stay, marked so.
  return { ...rest, transcript: none_follow(talk.transcript), unconfirmed: false, unsure: false, ended };
}

function end_unconfirmed(desk: Desk, now_ms: number): Desk {
  if (!desk.talks.some((talk) => talk.unconfirmed)) {
    return desk;
  }
  const ended: Ending = { reason: "while_away", erase_at_ms: now_ms + erased_within_ms(desk) };
  const own = without_talks(desk, (talk) => talk.unconfirmed && talk.host !== undefined);
  return {
    ...own,
    talks: own.talks.map((talk) => (talk.unconfirmed ? end(talk, ended) : talk)),
  };
}

function erase(desk: Desk, which: (talk: Talk) => boolean, now_ms: number): Desk {
  const erased = without_talks(desk, (talk) => talk.ended !== undefined && which(talk));
  return erased === desk ? desk : { ...erased, notice: { kind: "erased", at_ms: now_ms } };
}

/** Without these, and on screen whatever is left. */
function without_talks(desk: Desk, which: (talk: Talk) => boolean): Desk {
  const talks = desk.talks.filter((talk) => !which(talk));
  if (talks.length === desk.talks.length) {
    return desk;
  }
  const { shown, ...rest } = desk;
  const next = talks.some((talk) => talk.conversation === shown) ? shown : talks.at(-1)?.conversation;
  return next === undefined ? { ...rest, talks } : { ...rest, talks, shown: next };
}

function erased_within_ms(desk: Desk): number {
  return (desk.me?.limits ?? limits_before_welcome).erased_within_s * 1_000;
}

function quiet(desk: Desk): Desk {
  const { notice: _read, ...rest } = desk;
  return rest;
}

function has(desk: Desk, conversation: ConversationId): boolean {
  return desk.talks.some((talk) => talk.conversation === conversation);
}

function replace(desk: Desk, talk: Talk): Desk {
  return {
    ...desk,
    talks: desk.talks.map((one) => (one.conversation === talk.conversation ? talk : one)),
  };
}

function in_talk(desk: Desk, conversation: ConversationId, change: (talk: Talk) => Talk): Desk {
  const talk = desk.talks.find((one) => one.conversation === conversation);
  if (talk === undefined) {
    return desk;
  }
  const changed = change(talk);
  return changed === talk ? desk : replace(desk, changed);
}

function in_open_talk(desk: Desk, conversation: ConversationId, change: (talk: Talk) => Talk): Desk {
  return in_talk(desk, conversation, (talk) => (talk.ended === undefined ? change(talk) : talk));
}
