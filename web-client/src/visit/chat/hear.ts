// What a word from the server does to the visit: pure, and closed over the wire.

import {
  accepted,
  begun_anew,
  empty_transcript,
  has_gap,
  heard,
  ended as none_follow,
  opened,
  refused,
  seen_by_other,
  shown,
  type Transcript,
} from "../../chat/transcript.ts";
import { typing_lasts_ms } from "../../protocol/limits.ts";
import type { Notice, ToVisitor } from "../../protocol/wire.ts";
import { no_talk, type Place, reading_max_ms, type Stage, type Talk, type VisitState } from "./state.ts";

type Told<Type extends ToVisitor["type"]> = Extract<ToVisitor, { type: Type }>;

/** An end that is known on both sides, with nothing left to read. */
export const over = { name: "ended", feedback: false, told: true, reading_until_ms: undefined } as const;

/** The talk without its words: only that there was one. */
export function wordless(talk: Talk): Talk {
  return { ...no_talk, transcript: { ...empty_transcript, epoch: talk.transcript.epoch } };
}

/** The state after the server said this. */
export function hear(before: VisitState, message: ToVisitor, now_ms: number): VisitState {
  const state = { ...before, heard_at_ms: now_ms };
  if (state.stage.name === "ended" && draws_back_in(message)) return state;
  switch (message.type) {
    case "welcome":
      return welcomed(state, message);
    case "place":
      return { ...state, stage: { name: "waiting" }, place: place(state.place, message) };
    case "ready":
      return {
        ...state,
        stage: { name: "ready", until_ms: now_ms + message.seconds_left * 1_000, last: message.last, pressed: false },
      };
    case "talking":
      return {
        ...state,
        stage: { name: "talking" },
        place: undefined,
        notice: undefined,
        late: false,
        talk: {
          ...state.talk,
          ...answered_by(state.talk, message.alias),
          counsellor: message.counsellor,
          away: message.words,
          // Told again on every connection, while it holds.
          unsure: false,
          asked: undefined,
          closing: undefined,
          guest: undefined,
          transcript: opened(state.talk.transcript, message.epoch),
        },
      };
    case "epoch_changed":
      return with_transcript(state, begun_anew(state.talk.transcript, message.epoch, message.lines));
    case "accepted":
      return with_transcript({ ...state, live_away: false }, accepted(state.talk.transcript, message));
    case "refused":
      return was_refused(state, message, now_ms);
    case "message": {
      const { type: _, ...line } = message;
      const said = with_transcript(state, heard(state.talk.transcript, line));
      return line.from === "counsellor"
        ? {
            ...said,
            talk: {
              ...said.talk,
              typing_until_ms: 0,
              kept: undefined,
              guest: said.talk.guest?.no ? said.talk.guest : undefined,
            },
          }
        : said;
    }
    case "counsellor":
      return {
        ...state,
        talk: { ...answered_by(state.talk, message.alias), counsellor: message.presence, away: message.words },
      };
    case "hand_over": {
      const { number, question, seconds_left } = message;
      const asked = { number, question, until_ms: now_ms + seconds_left * 1_000, answered: false };
      return { ...state, talk: { ...state.talk, asked, kept: undefined } };
    }
    case "hand_over_off":
      return { ...state, talk: { ...state.talk, asked: undefined, kept: message.why } };
    case "guest":
      return { ...state, talk: { ...state.talk, guest: message } };
    case "closing":
      return { ...state, talk: { ...state.talk, closing: message.question } };
    case "typing":
      return { ...state, talk: { ...state.talk, typing_until_ms: now_ms + typing_lasts_ms } };
    case "seen":
      return with_transcript(state, seen_by_other(state.talk.transcript, message.position));
    case "ended":
      return ended(state, message, now_ms);
    case "notice":
      return noticed(state, message.notice, now_ms);
    case "ticket":
    case "come_back":
    case "pong":
      return state;
    default:
      return message satisfies never;
  }
}

/**
 * Whether this belongs to a stay that goes on. Who has said goodbye without a network hears it
 * when the network returns, and who was told of the end when the server has lost that: neither
 * is drawn back in.
 */
export function draws_back_in({ type }: ToVisitor): boolean {
  return !stays_out.includes(type);
}

/** All that may be said to somebody whose stay is over. */
const stays_out: readonly ToVisitor["type"][] = [
  "welcome",
  "accepted",
  "refused",
  "ended",
  "notice",
  "come_back",
  "pong",
];

function noticed(state: VisitState, notice: Notice, now_ms: number): VisitState {
  switch (notice) {
    case "feedback_thanks":
      return { ...state, stage: { name: "farewell", thanked: true }, talk: no_talk };
    case "may_be_missing":
    case "all_here":
      return { ...state, talk: { ...state.talk, unsure: notice === "may_be_missing" } };
    case "live_away":
      return { ...state, live_away: true };
    case "live_back":
      return { ...state, live_away: false, live_back_at_ms: now_ms };
    case "handed_over":
      return { ...state, notice, talk: taken_over(state.talk) };
    case "may_close_first":
      return { ...state, late: true };
    default:
      return { ...state, notice };
  }
}

/**
 * Another name in a talk that has begun: a colleague took over, and sees what has been written.
 * No name is one that the server does not know yet.
 */
function answered_by(talk: Talk, alias: string): Talk {
  if (alias === "" || alias === talk.alias) return talk;
  return { ...(talk.alias === "" ? talk : taken_over(talk)), alias };
}

function taken_over(talk: Talk): Talk {
  const lines = shown(talk.transcript).length;
  return { ...talk, asked: undefined, kept: undefined, taken_over_at: lines > 0 ? lines : talk.taken_over_at };
}

function ended(state: VisitState, { reason, feedback, words }: Told<"ended">, now_ms: number): VisitState {
  // Told once more after a reconnect: the reading time runs on.
  if (state.stage.name === "ended" && state.stage.told) return { ...state, stage: { ...state.stage, feedback } };
  const stage = { ...over, reason, feedback, words };
  const to_read = shown(state.talk.transcript).length + state.talk.transcript.unsaid.length > 0;
  // Cut off in the middle of reading, or of writing: the last words stay for a moment.
  if (reason !== "counsellor_ended" || !to_read) return { ...state, stage, talk: wordless(state.talk) };
  const reading_until_ms = now_ms + Math.min(reading_max_ms, state.limits.erased_within_s * 1_000);
  const talk = { ...state.talk, typing_until_ms: 0, transcript: none_follow(state.talk.transcript) };
  return { ...state, stage: { ...stage, reading_until_ms }, talk };
}

function welcomed(state: VisitState, welcome: Told<"welcome">): VisitState {
  const met = { ...state, service: welcome.service, limits: welcome.limits, live_away: false };
  if (welcome.resumed) return met;
  const stage = after_being_forgotten(state.stage, state.talk.transcript.epoch !== undefined);
  return stage === state.stage ? met : { ...met, stage, place: undefined, notice: undefined, late: false };
}

/** The server began anew, or was away too long: what had begun there is gone. */
function after_being_forgotten(stage: Stage, talked: boolean): Stage {
  switch (stage.name) {
    case "returning":
    case "waiting":
    case "ready":
      return { name: "forgotten", talked };
    case "talking":
      return { name: "forgotten", talked: true };
    case "ended":
      return { ...stage, feedback: false, told: true };
    case "welcome":
    case "found":
    case "taps":
    case "joining":
    case "farewell":
    case "refused":
    case "forgotten":
    case "stopped":
      return stage;
    default:
      return stage satisfies never;
  }
}

function place(before: Place | undefined, told: Told<"place">): Place {
  const fewer = before !== undefined && told.ahead < before.ahead;
  return { ahead: told.ahead, estimate: told.estimate, rose: told.rose ?? (fewer ? undefined : before?.rose) };
}

function was_refused(state: VisitState, refusal: Told<"refused">, now_ms: number): VisitState {
  const { client_ref, error_id, retry_after_ms, words } = refusal;
  if (client_ref !== undefined) {
    // Not the writer's fault, and nothing to do: it goes again by itself.
    if (error_id === "live_unavailable") return { ...state, live_away: true };
    return with_transcript(state, refused(state.talk.transcript, client_ref, error_id));
  }
  if (state.stage.name === "joining" && error_id !== "already_joined") {
    const retry_at_ms = retry_after_ms === undefined ? undefined : now_ms + Math.max(retry_after_ms, 5_000);
    return { ...state, stage: { name: "refused", error_id, retry_at_ms, words } };
  }
  switch (error_id) {
    case "offer_gone":
      return state.stage.name === "ready" ? { ...state, stage: { name: "waiting" } } : state;
    case "hand_over_gone":
      return { ...state, talk: { ...state.talk, asked: undefined } };
    case "stay_ended":
      return state.stage.name === "ended" ? state : { ...state, stage: { name: "forgotten", talked: false } };
    case "feedback_not_open":
      return { ...state, stage: { name: "farewell", thanked: false }, talk: no_talk };
    case "service_busy":
    case "network_too_fast":
    case "live_unavailable":
    case "internal":
      return {
        ...state,
        away_because: error_id,
        // What was pressed has not been done: it can be pressed again.
        stage: state.stage.name === "ready" ? { ...state.stage, pressed: false } : state.stage,
      };
    default:
      // Refused typing, seen and the like: nothing the visitor did, nothing to show.
      return state;
  }
}

function with_transcript(state: VisitState, transcript: Transcript): VisitState {
  if (transcript === state.talk.transcript) return state;
  return { ...state, talk: { ...state.talk, transcript, missing: state.talk.missing && has_gap(transcript) } };
}
