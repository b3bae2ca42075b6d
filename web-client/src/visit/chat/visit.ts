// One visitor's visit: binds the pure state to the connection, the outbox and the
// token, and offers the page one act for each thing a visitor can do. It knows no DOM.

import { create_giving } from "../../chat/giving.ts";
import { has_gap, last_of, position_held, to_give } from "../../chat/transcript.ts";
import type { Environment, Undo } from "../../connection/environment.ts";
import { create_outbox, waiting_max } from "../../connection/outbox.ts";
import { create_link } from "../../connection/socket.ts";
import { close_code } from "../../protocol/close-codes.ts";
import { typing_every_ms } from "../../protocol/limits.ts";
import { parse_to_visitor } from "../../protocol/parse-visit.ts";
import type {
  ClientRef,
  Feedback,
  FromVisitor,
  Language,
  Needs,
  ToVisitor,
  VisitorAnswer,
} from "../../protocol/wire.ts";
import { draws_back_in } from "./hear.ts";
import { reduce, type VisitEvent } from "./reduce.ts";
import { first_state, type VisitState } from "./state.ts";
import { create_token_keeper, type Shelf } from "./token.ts";

/** What a visit needs from the page around it. */
export type VisitParts = {
  readonly environment: Environment;
  /** Address of the socket. */
  readonly url: string;
  readonly language: Language;
  readonly shelf: Shelf;
  /** Whether this page replaced itself, so that the same person still holds the tab. */
  readonly reloaded: boolean;
  /** Makes a name for a message that is never used again. */
  readonly new_ref: () => ClientRef;
  /** Tells the server that this visitor is gone, even while the page dies. */
  readonly tell_exit: (token: string) => void;
};

/** A visit. */
export interface Visit {
  state(): VisitState;
  on_change(run: (state: VisitState) => void): Undo;
  /** Opens the connection, unless the visitor must be asked first. */
  open(): void;
  /** Yes to going on from where the tab was. */
  go_on(): void;
  /** The visitor acts; the connection is not needed for these. */
  act(event: Extract<VisitEvent, { type: "begin" | "answer" | "next" | "skip" | "back" }>): void;
  join(): void;
  start(): void;
  /** Answers whether somebody else may take over. */
  answer_hand_over(answer: VisitorAnswer): void;
  /** Something that is read covers the talk, or does no more: what comes meanwhile is not seen, nor who. */
  look_away(covered: boolean): void;
  /** Would rather be alone with the counsellor. */
  no_guest(number: number): void;
  /** Is here, and the talk goes on. */
  still_here(): void;
  /** Says this. `false` when it was not taken and the writer should keep it. */
  send(text: string): boolean;
  retry(client_ref: ClientRef): void;
  typing(): void;
  /** Out of the queue, no to the offer, or the end of the talk. */
  leave(): void;
  give_feedback(feedback: Feedback): void;
  skip_feedback(): void;
  /** A new stay after one has ended, was forgotten or refused. */
  again(): void;
  /** Out of the queue, and back to the question of the language. */
  choose_language(): void;
  /** Connects now instead of later. */
  connect_now(): void;
  /** Out of a stop: back to where the visitor was, if that can still be found. */
  resume(): void;
  /** The last words have been read. */
  done_reading(): void;
  /** Gone at once: the server is told, and nothing is kept. */
  exit(): void;
}

/** A hole in the transcript that does not close by itself by then is a loss. */
const gap_patience_ms = 1_500;
/** After asking again, how long before asking once more. */
const gap_again_ms = 15_000;
/** With a stored token the server says at once where the visitor stood, or never. */
const return_patience_ms = 3_000;

/** Makes a visit that has not connected yet. */
export function create_visit(parts: VisitParts): Visit {
  const { environment } = parts;
  const token = create_token_keeper(parts.shelf);
  const listeners = new Set<(state: VisitState) => void>();
  const remembered = parts.reloaded ? "returning" : "found";
  let state = first_state(parts.language, token.current() === undefined ? "welcome" : remembered);
  /** The visitor has said goodbye, and the server has not answered it. */
  let goodbye = false;
  let reading: Undo | undefined;
  let away = false;
  let seen = { epoch: 0, offset: 0 };
  /** The last word of somebody who comes in that has been on the screen. */
  let guest_seen: VisitState["talk"]["guest"];
  let typing_told_at_ms = 0;
  let gap_timer: Undo | undefined;

  const dispatch = (event: VisitEvent): void => {
    const next = reduce(state, event);
    if (next === state) return;
    state = next;
    tell_seen();
    watch_gap();
    for (const run of listeners) run(state);
  };

  const link = create_link<ToVisitor, FromVisitor>(
    environment,
    {
      url: parts.url,
      parse: parse_to_visitor,
      hello: (visible) => {
        const known = token.current();
        const position = position_held(state.talk.transcript);
        const ticket = token.ticket();
        return {
          type: "hello",
          visible,
          ...(known === undefined ? {} : { token: known }),
          ...(known === undefined || position === undefined ? {} : { position }),
          ...(ticket === undefined ? {} : { ticket }),
        };
      },
      ping: (visible) => ({ type: "ping", visible }),
      welcome: (message) => (message.type === "welcome" ? message.limits : undefined),
      stay_away_ms: (message) => {
        if (message.type === "come_back") return message.after_ms;
        return message.type === "refused" ? message.retry_after_ms : undefined;
      },
    },
    {
      on_message: (message) => hear(message),
      on_phase: (phase) => dispatch({ type: "phase", phase, now_ms: environment.now() }),
    },
  );
  const outbox = create_outbox<Extract<FromVisitor, { type: "send" }>>((message) => link.send(message));
  const giving = create_giving({
    environment,
    outbox,
    ping: () => link.send({ type: "ping", visible: environment.is_visible() }),
    may_speak: () => state.stage.name === "talking" && !state.talk.transcript.asked,
    give_again() {
      dispatch({ type: "asked", asked: true });
      give();
    },
  });
  const give = (): void => {
    const lines = to_give(state.talk.transcript);
    if (lines === undefined) return;
    dispatch({ type: "asked", asked: false });
    giving.give(lines, (part, done) => link.send({ type: "restore", lines: part, done }));
  };

  const hear = (message: ToVisitor): void => {
    const known_alias = state.talk.alias;
    if (message.type === "welcome") token.take(message.token);
    const is_mine = message.type === "message" && message.from === "visitor";
    if (message.type === "accepted" || is_mine) outbox.accepted(message.client_ref);
    if (message.type === "refused") refused(message);
    dispatch({ type: "heard", message, now_ms: environment.now() });
    if (known_alias !== "" && state.talk.alias !== known_alias) hold_back();
    after_hearing(message);
    give();
  };
  const refused = ({ client_ref, error_id, retry_after_ms }: Extract<ToVisitor, { type: "refused" }>): void => {
    if (error_id === "live_unavailable") giving.put_off(retry_after_ms);
    else if (client_ref !== undefined) outbox.refused(client_ref);
  };
  const after_hearing = (message: ToVisitor): void => {
    if (state.stage.name === "ended" && draws_back_in(message)) {
      if (state.stage.told) end_again(message);
      return;
    }
    switch (message.type) {
      case "welcome":
        giving.greeted();
        if (goodbye && message.resumed) link.send({ type: "leave" });
        else goodbye = false;
        if (state.stage.name === "joining") ask_for_talk();
        if (state.stage.name === "returning") {
          environment.after(return_patience_ms, () => dispatch({ type: "nothing_came" }));
        }
        if (state.stage.name === "forgotten") token.unstore();
        break;
      case "ticket":
        token.take_ticket(message.ticket);
        keep();
        break;
      case "place":
      case "ready":
        keep();
        break;
      case "talking":
        keep();
        giving.go_on();
        break;
      case "epoch_changed":
        giving.go_on();
        break;
      case "pong":
        giving.pong();
        break;
      case "ended":
        goodbye = false;
        token.unstore();
        // It could bring back to a new server what has ended at this one.
        token.take_ticket(undefined);
        outbox.clear();
        read_for_a_while();
        break;
      case "notice":
        if (message.notice === "feedback_thanks") finish();
        if (message.notice === "live_back") giving.go_on();
        if (message.notice === "handed_over") hold_back();
        break;
      default:
    }
  };
  /** The server told of the end, and has lost it since with what it keeps in memory. */
  const end_again = ({ type }: ToVisitor): void => {
    if (type === "place" || type === "ready" || type === "talking") link.send({ type: "leave" });
  };
  const keep = (): void => {
    if (!goodbye) token.store(!state.answers.others_look);
  };
  const read_for_a_while = (): void => {
    if (state.stage.name !== "ended" || state.stage.reading_until_ms === undefined) return;
    reading?.();
    reading = environment.after(state.stage.reading_until_ms - environment.now(), () => dispatch({ type: "read" }));
  };
  /** Words written to one counsellor are not said to another unless the visitor wants it. */
  const hold_back = (): void => {
    for (const { client_ref } of state.talk.transcript.unsaid) {
      outbox.refused(client_ref);
      dispatch({ type: "not_taken", client_ref, why: "held" });
    }
  };
  const ask_for_talk = (): void => {
    const { others_look: _, ...answers } = state.answers;
    const needs: Needs = answers;
    link.send({ type: "join", needs });
  };
  const begin_anew = (type: "again" | "choose_language"): void => {
    goodbye = false;
    reading?.();
    token.forget();
    outbox.clear();
    dispatch({ type });
    link.renew();
  };
  const finish = (): void => {
    link.end();
    outbox.clear();
    token.forget();
  };
  const tell_seen = (): void => {
    const { transcript, guest } = state.talk;
    if (state.stage.name !== "talking" || away || !environment.is_visible()) return;
    // Until it can be seen who comes, nobody is let in.
    if (guest?.no && guest !== guest_seen && link.send({ type: "guest_shown", number: guest.number })) {
      guest_seen = guest;
    }
    const held = position_held(transcript);
    const last = last_of(transcript, "counsellor");
    if (held === undefined || last === undefined || transcript.asked) return;
    const position = { epoch: held.epoch, offset: Math.min(held.offset, last.position.offset) };
    if (position.epoch === seen.epoch && position.offset <= seen.offset) return;
    if (link.send({ type: "seen", position })) seen = position;
  };
  const watch_gap = (): void => {
    if (!has_gap(state.talk.transcript)) {
      gap_timer?.();
      gap_timer = undefined;
      return;
    }
    gap_timer ??= environment.after(state.talk.missing ? gap_again_ms : gap_patience_ms, () => {
      gap_timer = undefined;
      if (!has_gap(state.talk.transcript)) return;
      link.renew();
      dispatch({ type: "missing" });
    });
  };
  environment.on_visibility(tell_seen);

  return {
    state: () => state,
    on_change(run) {
      listeners.add(run);
      return () => listeners.delete(run);
    },
    open: () => {
      if (state.stage.name !== "found") link.begin();
    },
    go_on() {
      dispatch({ type: "go_on" });
      link.begin();
    },
    act: dispatch,
    join() {
      dispatch({ type: "join" });
      ask_for_talk();
    },
    start() {
      if (link.send({ type: "start" })) dispatch({ type: "start" });
    },
    answer_hand_over(answer) {
      const { asked } = state.talk;
      if (asked === undefined || asked.answered) return;
      if (link.send({ type: "answer_hand_over", number: asked.number, answer })) dispatch({ type: "answered" });
    },
    look_away(covered) {
      away = covered;
      tell_seen();
    },
    no_guest: (number) => void link.send({ type: "no_guest", number }),
    still_here: () => void link.send({ type: "still_here" }),
    send(text) {
      if (outbox.size() >= waiting_max) return false;
      const client_ref = parts.new_ref();
      // First on the page, then on the wire: the answer must find it there.
      dispatch({ type: "write", client_ref, text, now_ms: environment.now() });
      return outbox.send({ type: "send", client_ref, text });
    },
    retry(client_ref) {
      const unsaid = state.talk.transcript.unsaid.find((other) => other.client_ref === client_ref);
      if (unsaid === undefined) return;
      dispatch({ type: "retry", client_ref });
      if (!outbox.retry(client_ref)) outbox.send({ type: "send", client_ref, text: unsaid.text });
    },
    typing() {
      const now_ms = environment.now();
      if (now_ms - typing_told_at_ms < typing_every_ms) return;
      if (link.send({ type: "typing" })) typing_told_at_ms = now_ms;
    },
    leave() {
      goodbye = true;
      if (link.send({ type: "leave" })) return;
      // Without a connection the stay ends here, and the server hears of it when it can:
      // the token stays in memory for that.
      token.unstore();
      outbox.clear();
      dispatch({ type: "walk_off" });
    },
    give_feedback(feedback) {
      if (link.send({ type: "feedback", feedback })) return;
      finish();
      dispatch({ type: "feedback_done" });
    },
    skip_feedback() {
      finish();
      dispatch({ type: "feedback_done" });
    },
    again: () => begin_anew("again"),
    choose_language() {
      // Should this not arrive, the place lapses by itself.
      link.send({ type: "leave" });
      begin_anew("choose_language");
    },
    connect_now: () => link.renew(),
    resume() {
      // What another tab has can be taken back. Any other stop is about this token: it is
      // of no more use.
      if (state.stage.name !== "stopped") return;
      if (state.stage.code !== close_code.replaced) token.forget();
      dispatch(token.current() === undefined ? { type: "again" } : { type: "go_on" });
      link.renew();
    },
    done_reading() {
      reading?.();
      dispatch({ type: "read" });
    },
    exit() {
      const known = token.current();
      if (known !== undefined) parts.tell_exit(known);
      link.send({ type: "exit" });
      finish();
      reading?.();
      state = first_state(parts.language, "welcome");
    },
  };
}
