// How one state of the visit follows another: pure. What the server says is in
// hear.ts; this is the connection and the visitor's own acts.

import { asked, type NotSent, refused, sent_again, type Transcript, written } from "../../chat/transcript.ts";
import type { Phase } from "../../connection/reconnect.ts";
import type { ClientRef, ToVisitor } from "../../protocol/wire.ts";
import { hear, over, wordless } from "./hear.ts";
import { type Answers, first_state, no_talk, type Tap, taps, type VisitState } from "./state.ts";

/** What can happen. */
export type VisitEvent =
  | { readonly type: "heard"; readonly message: ToVisitor; readonly now_ms: number }
  | { readonly type: "phase"; readonly phase: Phase; readonly now_ms: number }
  | { readonly type: "begin" }
  | { readonly type: "answer"; readonly answers: Partial<Answers> }
  | { readonly type: "next" }
  | { readonly type: "skip" }
  | { readonly type: "back" }
  | { readonly type: "join" }
  | { readonly type: "start" }
  | { readonly type: "answered" }
  | { readonly type: "write"; readonly client_ref: ClientRef; readonly text: string; readonly now_ms: number }
  | { readonly type: "not_taken"; readonly client_ref: ClientRef; readonly why: NotSent }
  | { readonly type: "retry"; readonly client_ref: ClientRef }
  | { readonly type: "asked"; readonly asked: boolean }
  | { readonly type: "missing" }
  | { readonly type: "nothing_came" }
  | { readonly type: "go_on" }
  | { readonly type: "walk_off" }
  | { readonly type: "read" }
  | { readonly type: "feedback_done" }
  | { readonly type: "again" }
  | { readonly type: "choose_language" };

/** The state after. */
export function reduce(state: VisitState, event: VisitEvent): VisitState {
  switch (event.type) {
    case "heard":
      return hear(state, event.message, event.now_ms);
    case "phase":
      return connection(state, event.phase, event.now_ms);
    case "begin":
      return { ...state, stage: { name: "taps", tap: "safety", help: false } };
    case "answer":
      return { ...state, answers: { ...state.answers, ...event.answers } };
    case "next":
      return next(state);
    case "skip":
      return skip(state);
    case "back":
      return back(state);
    case "join":
      return { ...state, stage: { name: "joining" }, notice: undefined, late: false };
    case "start":
      return state.stage.name === "ready" ? { ...state, stage: { ...state.stage, pressed: true } } : state;
    case "answered": {
      const { asked } = state.talk;
      return asked === undefined ? state : { ...state, talk: { ...state.talk, asked: { ...asked, answered: true } } };
    }
    case "write":
      return with_transcript(state, (transcript) =>
        written(transcript, {
          from: "visitor",
          client_ref: event.client_ref,
          text: event.text,
          written_at_ms: event.now_ms,
        }),
      );
    case "not_taken":
      return with_transcript(state, (transcript) => refused(transcript, event.client_ref, event.why));
    case "retry":
      return with_transcript(state, (transcript) => sent_again(transcript, event.client_ref));
    case "asked":
      return with_transcript(state, (transcript) => asked(transcript, event.asked));
    case "missing":
      return { ...state, talk: { ...state.talk, missing: true } };
    case "go_on":
      return { ...state, stage: { name: "returning" } };
    case "walk_off":
      return { ...state, stage: { ...over, reason: "visitor_left", told: false }, talk: wordless(state.talk) };
    case "read":
      return state.stage.name === "ended"
        ? { ...state, stage: { ...state.stage, reading_until_ms: undefined }, talk: wordless(state.talk) }
        : state;
    case "nothing_came":
      return state.stage.name === "returning" ? { ...state, stage: { name: "welcome" } } : state;
    case "feedback_done":
      return { ...state, stage: { name: "farewell", thanked: false }, talk: no_talk };
    case "again":
      return {
        ...first_state(state.answers.language, "welcome"),
        phase: state.phase,
        service: state.service,
        limits: state.limits,
        answers: state.answers,
      };
    case "choose_language":
      return { ...reduce(state, { type: "again" }), stage: { name: "taps", tap: "language", help: false } };
    default:
      return event satisfies never;
  }
}

/** Whether the answer to this question should be met with another number first. */
export function calls_for_help(tap: Tap, answers: Answers): boolean {
  if (tap === "safety") return answers.safety === "unsafe";
  return tap === "age" && (answers.age === "under_16" || answers.age === "over_25");
}

function next(state: VisitState): VisitState {
  if (state.stage.name !== "taps") return state;
  const { tap, help } = state.stage;
  if (!help && calls_for_help(tap, state.answers)) return { ...state, stage: { name: "taps", tap, help: true } };
  return following(state, tap);
}

function skip(state: VisitState): VisitState {
  if (state.stage.name !== "taps" || state.stage.tap === "language") return state;
  const { tap } = state.stage;
  const { [tap]: _, ...answers } = state.answers;
  return following({ ...state, answers }, tap);
}

function following(state: VisitState, tap: Tap): VisitState {
  const next_tap = taps[taps.indexOf(tap) + 1];
  return next_tap === undefined ? state : { ...state, stage: { name: "taps", tap: next_tap, help: false } };
}

function back(state: VisitState): VisitState {
  if (state.stage.name !== "taps") return state;
  const { tap, help } = state.stage;
  if (help) return { ...state, stage: { name: "taps", tap, help: false } };
  const before = taps[taps.indexOf(tap) - 1];
  if (before === undefined) return { ...state, stage: { name: "welcome" } };
  return { ...state, stage: { name: "taps", tap: before, help: false } };
}

function connection(state: VisitState, phase: Phase, now_ms: number): VisitState {
  const with_phase = { ...state, phase: phase.name };
  switch (phase.name) {
    case "stopped":
      // After the end a closing socket is only the server tidying up.
      return state.stage.name === "ended" || state.stage.name === "farewell"
        ? with_phase
        : { ...with_phase, stage: { name: "stopped", code: phase.code } };
    case "waiting":
      return { ...with_phase, lost_at_ms: state.lost_at_ms ?? now_ms, back_at_ms: undefined };
    case "connected":
      return {
        ...with_phase,
        lost_at_ms: undefined,
        back_at_ms: state.lost_at_ms === undefined ? state.back_at_ms : now_ms,
        away_because: undefined,
      };
    case "resting":
    case "connecting":
    case "greeting":
      return with_phase;
    default:
      return phase satisfies never;
  }
}

function with_transcript(state: VisitState, change: (transcript: Transcript) => Transcript): VisitState {
  return { ...state, talk: { ...state.talk, transcript: change(state.talk.transcript) } };
}
