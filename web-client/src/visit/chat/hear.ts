// What a word from the server does to the visit: pure, and closed over the wire.

import { accepted, has_gap, heard, opened, refused, seen_by_other, type Transcript } from "../../chat/transcript.ts";
import { typing_lasts_ms } from "../../protocol/limits.ts";
import type { ToVisitor } from "../../protocol/wire.ts";
import { no_talk, type Place, type Stage, type VisitState } from "./state.ts";

type Told<Type extends ToVisitor["type"]> = Extract<ToVisitor, { type: Type }>;

/** The state after the server said this. */
export function hear(state: VisitState, message: ToVisitor, now_ms: number): VisitState {
  switch (message.type) {
    case "welcome":
      return welcomed(state, message);
    case "place":
      return { ...state, stage: { name: "waiting" }, place: place(state.place, message) };
    case "ready":
      return {
        ...state,
        stage: { name: "ready", until_ms: now_ms + message.seconds_left * 1_000, pressed: false },
        notice: undefined,
      };
    case "talking":
      return {
        ...state,
        stage: { name: "talking" },
        place: undefined,
        notice: undefined,
        talk: {
          ...state.talk,
          alias: message.alias,
          counsellor: message.counsellor,
          transcript: opened(state.talk.transcript, message.epoch),
        },
      };
    case "accepted":
      return with_transcript(state, accepted(state.talk.transcript, message, "visitor"));
    case "refused":
      return was_refused(state, message, now_ms);
    case "message": {
      const said = with_transcript(state, heard(state.talk.transcript, message));
      return message.from === "counsellor" ? { ...said, talk: { ...said.talk, typing_until_ms: 0 } } : said;
    }
    case "counsellor":
      return { ...state, talk: { ...state.talk, alias: message.alias, counsellor: message.presence } };
    case "typing":
      return { ...state, talk: { ...state.talk, typing_until_ms: now_ms + typing_lasts_ms } };
    case "seen":
      return with_transcript(state, seen_by_other(state.talk.transcript, message.position));
    case "ended":
      return { ...state, stage: { name: "ended", reason: message.reason, feedback: message.feedback } };
    case "notice":
      return message.notice === "feedback_thanks"
        ? { ...state, stage: { name: "farewell", thanked: true }, talk: no_talk }
        : { ...state, notice: message.notice };
    case "come_back":
    case "pong":
      return state;
    default:
      return message satisfies never;
  }
}

function welcomed(state: VisitState, welcome: Told<"welcome">): VisitState {
  const met = { ...state, service: welcome.service, limits: welcome.limits };
  if (welcome.resumed) return met;
  const stage = after_being_forgotten(state.stage);
  return stage === state.stage ? met : { ...met, stage, place: undefined, notice: undefined };
}

/** The server began anew, or was away too long: what had begun there is gone. */
function after_being_forgotten(stage: Stage): Stage {
  switch (stage.name) {
    case "returning":
    case "waiting":
    case "ready":
      return { name: "forgotten", talked: false };
    case "talking":
      return { name: "forgotten", talked: true };
    case "ended":
      return { ...stage, feedback: false };
    case "welcome":
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
  const { client_ref, error_id, retry_after_ms } = refusal;
  if (client_ref !== undefined) {
    return with_transcript(state, refused(state.talk.transcript, client_ref, error_id));
  }
  if (state.stage.name === "joining" && error_id !== "already_joined") {
    const retry_at_ms = retry_after_ms === undefined ? undefined : now_ms + retry_after_ms;
    return { ...state, stage: { name: "refused", error_id, retry_at_ms } };
  }
  switch (error_id) {
    case "offer_gone":
      return state.stage.name === "ready" ? { ...state, stage: { name: "waiting" } } : state;
    case "stay_ended":
      return state.stage.name === "ended" ? state : { ...state, stage: { name: "forgotten", talked: false } };
    case "feedback_not_open":
      return { ...state, stage: { name: "farewell", thanked: false }, talk: no_talk };
    case "service_busy":
    case "network_too_fast":
    case "live_unavailable":
    case "internal":
      return { ...state, away_because: error_id };
    default:
      // Refused typing, seen and the like: nothing the visitor did, nothing to show.
      return state;
  }
}

function with_transcript(state: VisitState, transcript: Transcript): VisitState {
  if (transcript === state.talk.transcript) return state;
  return { ...state, talk: { ...state.talk, transcript, missing: state.talk.missing && has_gap(transcript) } };
}
