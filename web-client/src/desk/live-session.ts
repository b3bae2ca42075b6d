// The desk at work: joins the rules of chat/ to the connection. It knows no DOM; time,
// the network and what lies outside the desk are handed in.

import { batch, signal } from "@preact/signals";
import { create_giving } from "../chat/giving.ts";
import { last_of, to_give } from "../chat/transcript.ts";
import type { Environment } from "../connection/environment.ts";
import { create_outbox } from "../connection/outbox.ts";
import type { Phase } from "../connection/reconnect.ts";
import { create_link } from "../connection/socket.ts";
import { close_code } from "../protocol/close-codes.ts";
import { limits_before_welcome, typing_every_ms } from "../protocol/limits.ts";
import { parse_to_desk } from "../protocol/parse-desk.ts";
import type {
  AccountName,
  Card,
  ClientRef,
  ConversationId,
  ErrorId,
  FromDesk,
  RespiteLength,
  ToDesk,
} from "../protocol/wire.ts";
import type { Translate } from "../texts/t.ts";
import { type Cell, cell } from "../ui/cell/cell.ts";
import type { PageData } from "../ui/page-data/page-data.ts";
import { type BellMemory, quiet_bell, ring } from "./chat/bell.ts";
import type { CardChoice } from "./chat/cards.ts";
import { type News, news } from "./chat/news.ts";
import { type Happening, reduce } from "./chat/reduce.ts";
import type { Reply } from "./chat/replies.ts";
import {
  type Desk,
  empty_desk,
  has_unsent,
  is_late,
  is_ready,
  is_shown,
  needs_replay,
  open_talks,
  type Talk,
} from "./chat/state.ts";
import { create_own_replies, type OwnReplyStore } from "./own-replies.ts";
import type { Entry, Link, Session, SwitchForm } from "./session.ts";
import { create_watch, type Rest } from "./watch.ts";

/** What lies outside the desk itself. */
export interface Outside extends OwnReplyStore {
  /** Makes the soft sound. */
  play(): void;
  /** Goes to the page where one signs in. */
  go_to_sign_in(): void;
  /** Finds out whether the staff session still holds; `true` also when nobody can tell. */
  check_session(): Promise<boolean>;
  /** Takes the first step of signing in again, from here. */
  sign_in(name: string, password: string): Promise<Entry>;
  /** Takes the second. */
  give_code(code: string): Promise<Entry>;
  /** Opens or closes the chat by hand; why not, when not. */
  set_switch(form: SwitchForm): Promise<ErrorId | undefined>;
  /** Takes both at once: asks the device. */
  use_passkey(): Promise<Entry>;
  /** Ends the staff session. */
  sign_out(): void;
  /** Loads the page anew, for another counsellor than it was made for. */
  start_over(): void;
  /** A name that has never been used, for a message. */
  fresh_name(): string;
}

/**
 * A browser does not tell why a socket was turned away at the door. From this many tries
 * on, the staff session may be over: a lid that was closed overnight looks like that.
 */
const check_session_from = 2;

/** How soon an end is said again that could not be carried out, when the server does not say. */
const retry_ms = 2_000;

/** How often clocks on the screen move. */
const tick_ms = 1_000;

/** How long a word for the screen reader stays, so that the same word can be said again. */
const said_for_ms = 4_000;

type Sending = Extract<FromDesk, { type: "send" | "send_card" }>;

/** Begins to work: connects, and keeps the desk true from then on. */
export function begin_session(
  environment: Environment,
  page: {
    readonly url: string;
    readonly home: string;
    readonly leads: boolean;
    readonly t: Translate;
    readonly replies: readonly Reply[];
    readonly cards: readonly CardChoice[];
    readonly reading: PageData["reading"];
    readonly has_passkeys: boolean;
    readonly provider?: string | undefined;
  },
  outside: Outside,
): Session {
  const desk = signal<Desk>(empty_desk);
  const link_state = signal<Link>("first");
  const now_ms = signal(environment.now());
  const sound = signal(true);
  const queue_hidden = signal(false);
  const said = signal<News | undefined>(undefined);
  const signed_out = signal(false);
  const rest = signal<Rest>({ name: "here" });
  const drafts = new Map<ConversationId, Cell<string>>();
  const respites = new Map<ConversationId, RespiteLength>();
  let account: AccountName | undefined;
  const { forget: forget_own_replies, ...own_replies } = create_own_replies(outside, () => account);
  let signs_in_again = false;
  let bell: BellMemory = quiet_bell;
  let side_by_side = false;
  let told_typing_ms = 0;
  let told_back_from_ms: number | undefined;
  let called_back = false;
  let heard_at_ms = environment.now();
  let forget_said = (): void => {};

  const outbox = create_outbox<Sending>((message) => link.send(message));
  const link = create_link<ToDesk, FromDesk>(
    environment,
    {
      url: page.url,
      parse: parse_to_desk,
      hello: (visible) => ({
        type: "hello",
        ready: is_ready(desk.value),
        tickets: open_talks(desk.value).flatMap(({ ticket }) => ticket ?? []),
        visible,
      }),
      ping: (visible) => ({ type: "ping", visible }),
      welcome: (frame) => (frame.type === "welcome" ? frame.limits : undefined),
      stay_away_ms: (frame) => (frame.type === "come_back" ? frame.after_ms : undefined),
    },
    { on_message: (frame) => batch(() => hear(frame)), on_phase: (phase) => stand(phase) },
  );

  // Opening the page was somebody's doing.
  const watch = create_watch(environment.now(), () => link.send({ type: "active" }));

  const giving = create_giving({
    environment,
    outbox,
    ping: () => link.send({ type: "ping", visible: environment.is_visible() }),
    may_speak: () => !desk.value.talks.some(({ transcript }) => transcript.asked),
    give_again() {
      for (const { conversation } of open_talks(desk.value)) happen({ kind: "asked", conversation, asked: true });
      give();
    },
  });
  const give = (): void => {
    for (const { conversation, transcript } of desk.value.talks) {
      const lines = to_give(transcript);
      if (lines === undefined) continue;
      happen({ kind: "asked", conversation, asked: false });
      giving.give(lines, (part, done) => link.send({ type: "restore", conversation, lines: part, done }));
    }
  };

  const draft_of = (conversation: ConversationId): Cell<string> => {
    const draft = drafts.get(conversation) ?? cell("");
    drafts.set(conversation, draft);
    return draft;
  };
  const happen = (happening: Happening): void => {
    const before = desk.value;
    desk.value = reduce(before, happening, environment.now());
    for (const one of news(before, desk.value)) say(one);
    listen_to_bell();
  };
  const say = (one: News): void => {
    forget_said();
    said.value = one;
    forget_said = environment.after(said_for_ms, () => {
      said.value = undefined;
    });
  };
  const listen_to_bell = (): void => {
    const [rings, memory] = ring(bell, desk.value, environment.now());
    bell = memory;
    if (rings !== undefined && sound.value) outside.play();
  };
  /** Tells the visitors that the newest line of what is on screen has been seen, once. */
  const see = (): void => {
    if (!environment.is_visible() || is_resting()) return;
    for (const talk of open_talks(desk.value)) if (side_by_side || is_shown(desk.value, talk)) see_in(talk);
  };
  const see_in = (talk: Talk): void => {
    const newest = last_of(talk.transcript, "visitor");
    if (newest === undefined || newest.position.offset <= talk.seen || talk.transcript.asked) return;
    const { conversation } = talk;
    const { position } = newest;
    if (link.send({ type: "seen", conversation, position })) happen({ kind: "saw", conversation, position });
  };
  const hear = (frame: ToDesk): void => {
    now_ms.value = environment.now();
    heard_at_ms = now_ms.value;
    happen({ kind: "heard", frame });
    answer(frame);
    give();
  };
  const answer = (frame: ToDesk): void => {
    switch (frame.type) {
      case "welcome":
        giving.greeted();
        return;
      case "epoch_changed":
        giving.go_on();
        return;
      case "session":
        greet(frame);
        return;
      case "talk":
        end_again(frame.conversation);
        return;
      case "pong":
        giving.pong();
        return;
      case "notice":
        if (frame.notice === "live_back") giving.go_on();
        return;
      case "accepted":
        outbox.accepted(frame.client_ref);
        end_after_last_word(frame.conversation, frame.client_ref);
        return;
      case "message":
        if (frame.line.from === "counsellor") {
          outbox.accepted(frame.line.client_ref);
          end_after_last_word(frame.conversation, frame.line.client_ref);
        }
        return;
      case "refused":
        if (frame.error_id === "sign_in_needed") void check_session();
        if (frame.error_id === "live_unavailable") put_off(frame);
        else if (frame.client_ref !== undefined) outbox.refused(frame.client_ref);
        return;
      case "ended":
        outbox.discard((message) => message.conversation === frame.conversation);
        drafts.delete(frame.conversation);
        respites.delete(frame.conversation);
        environment.after((desk.value.me?.limits.erased_within_s ?? 60) * 1_000, tick);
        return;
      default:
        return;
    }
  };
  const write = (conversation: ConversationId, text: string, more: { is_last?: boolean; card?: Card }): boolean => {
    const client_ref = outside.fresh_name();
    const { card } = more;
    const frame: Sending =
      card === undefined
        ? { type: "send", conversation, client_ref, text }
        : { type: "send_card", conversation, client_ref, card };
    if (!outbox.send(frame)) return false;
    told_typing_ms = 0;
    happen({ kind: "wrote", conversation, client_ref, text, ...more });
    return true;
  };
  /** The last word has its place, so nobody loses it: now the talk ends. */
  const end_after_last_word = (conversation: ConversationId, said: ClientRef): void => {
    const talk = open_talks(desk.value).find((one) => one.conversation === conversation);
    if (talk?.last_word === said) end(conversation, respites.get(conversation));
  };
  const end = (conversation: ConversationId, respite: RespiteLength | undefined): void => {
    link.send({ type: "end", conversation, ...(respite === undefined ? {} : { respite }) });
  };
  /** The server has lost an end that both were told: said once more. */
  const end_again = (conversation: ConversationId): void => {
    if (desk.value.over.includes(conversation)) link.send({ type: "end", conversation });
  };
  const put_off = ({ conversation, retry_after_ms }: Extract<ToDesk, { type: "refused" }>): void => {
    giving.put_off(retry_after_ms);
    if (conversation === undefined || !desk.value.over.includes(conversation)) return;
    environment.after(retry_after_ms ?? retry_ms, () => end_again(conversation));
  };
  /**
   * Who signs in again in place may be somebody else: then nothing of what the page holds for
   * the one before is theirs to read, and it goes before the cover does.
   */
  const greet = (session: Extract<ToDesk, { type: "session" }>): void => {
    if (account !== undefined && account !== session.account) {
      desk.value = empty_desk;
      forget_own_replies();
      drafts.clear();
      outbox.discard(() => true);
      link.end();
      outside.start_over();
      return;
    }
    const is_first = account === undefined;
    account = session.account;
    if (is_first) void own_replies.ask_own_replies();
    if (signs_in_again) {
      signs_in_again = false;
      signed_out.value = false;
      watch.begun_anew(environment.now());
    }
    watch.heard(session, environment.now());
    look_for_somebody();
  };
  const check_session = async (): Promise<void> => {
    if (signed_out.value || (await outside.check_session())) return;
    if (!is_held()) {
      outside.go_to_sign_in();
      return;
    }
    signed_out.value = true;
    // Another window that signs in would let this one in as well, behind its form, and the
    // desk that opens there would close it.
    link.end();
  };
  /**
   * A server that was started anew has forgotten who is signed in. The talk is held here as
   * long as it would be there; after that nobody is to find it on this screen.
   */
  const is_held = (): boolean => {
    const { kept_s } = desk.value.me?.limits ?? limits_before_welcome;
    return open_talks(desk.value).length > 0 && environment.now() - heard_at_ms < kept_s * 1_000;
  };
  const enter = (entry: Entry): Entry => {
    if (entry === "in") {
      // The form stays until the server has said who came.
      signs_in_again = true;
      link.renew();
    }
    return entry;
  };
  /** Nobody is signed in here any more: only a talk that is covered is worth waiting for. */
  const leave_unless_held = (): void => {
    if (!is_resting() || !is_held()) outside.go_to_sign_in();
  };
  const is_resting = (): boolean => rest.value.name === "covered";
  /** Looks whether anybody is there; asks, or covers everything, when nobody is. */
  const look_for_somebody = (): void => {
    const before = rest.value.name;
    const now = watch.look(environment.now());
    if (now.name !== before) {
      rest.value = now;
      if (now.name === "asked" && sound.value) outside.play();
    }
  };
  /** Whoever writes is back, and so is whoever does anything after the time they had. Told once. */
  const come_back = (): void => {
    const { errand_until_ms } = desk.value;
    if (errand_until_ms === undefined || errand_until_ms === told_back_from_ms || is_resting()) return;
    if (link.send({ type: "back" })) told_back_from_ms = errand_until_ms;
  };
  /** Called back, once, when the time is over: nobody sees the page who is not there. */
  const call_back = (): void => {
    const late = is_late(desk.value, environment.now());
    if (late && !called_back && sound.value) outside.play();
    called_back = late;
  };
  const stand = (phase: Phase): void => {
    look_for_somebody();
    if (phase.name === "stopped" && phase.code === close_code.signed_out) leave_unless_held();
    if (phase.name === "waiting" && phase.attempt >= check_session_from) void check_session();
    link_state.value = link_of(phase, link_state.value);
  };
  const tick = (): void => {
    now_ms.value = environment.now();
    look_for_somebody();
    happen({ kind: "time_passed" });
    call_back();
    see();
    const is_out = signed_out.value || (is_resting() && link_state.value === "stopped");
    if (is_out && !is_held()) outside.go_to_sign_in();
    // A line that never came: the whole talk is told again to a new connection.
    if (link_state.value === "up" && needs_replay(desk.value, environment.now())) link.renew();
  };
  const keep_ticking = (): void => {
    tick();
    environment.after(tick_ms, keep_ticking);
  };

  keep_ticking();
  link.begin();

  return {
    t: page.t,
    home: page.home,
    leads: page.leads,
    replies: page.replies,
    ...own_replies,
    cards: page.cards,
    reading: page.reading,
    has_passkeys: page.has_passkeys,
    provider: page.provider,
    desk,
    link: link_state,
    now_ms,
    sound,
    queue_hidden,
    signed_out,
    rest,
    news: said,
    acted: () => {
      watch.acted(environment.now());
      look_for_somebody();
      if (is_late(desk.value, environment.now())) come_back();
    },
    ready_for_next: () => link.send({ type: "ready_for_next" }),
    pause: () => link.send({ type: "pause" }),
    step_out: (length) => link.send({ type: "step_out", length }),
    back: () => link.send({ type: "back" }),
    draft_of,
    typing: (conversation) => {
      come_back();
      if (environment.now() - told_typing_ms < typing_every_ms) return;
      told_typing_ms = environment.now();
      link.send({ type: "typing", conversation });
    },
    send: (conversation, text) => write(conversation, text, {}),
    send_card: (conversation, card, text) => write(conversation, text, { card }),
    try_again: (conversation, client_ref) => {
      happen({ kind: "tried_again", conversation, client_ref });
      outbox.retry(client_ref);
    },
    turn_to: (conversation) => happen({ kind: "turned_to", conversation }),
    lays_out(together) {
      side_by_side = together;
      see();
    },
    end: (conversation, respite) => end(conversation, respite),
    end_with: (conversation, text, respite) => {
      if (!write(conversation, text, { is_last: true })) return false;
      if (respite === undefined) respites.delete(conversation);
      else respites.set(conversation, respite);
      return true;
    },
    answer_respite: (number, answer) => link.send({ type: "answer_respite", number, answer }),
    lift_respite: (number) => link.send({ type: "lift_respite", number }),
    close_when_quiet: (conversation) => link.send({ type: "close_when_quiet", conversation }),
    keep_open: (conversation) => link.send({ type: "keep_open", conversation }),
    hand_over: (conversation, to, note) =>
      link.send({ type: "hand_over", conversation, to, ...(note.trim() === "" ? {} : { note }) }),
    keep_talk: (conversation) => link.send({ type: "keep_talk", conversation }),
    read_hand_over: (conversation) => happen({ kind: "read_hand_over", conversation }),
    answer_take_over: (conversation, number, answer) =>
      link.send({ type: "answer_take_over", conversation, number, answer }),
    call_in: (conversation, to, note) =>
      link.send({ type: "call_in", conversation, to, ...(note.trim() === "" ? {} : { note }) }),
    end_call_in: (conversation) => link.send({ type: "end_call_in", conversation }),
    read_call_in: (conversation) => happen({ kind: "read_call_in", conversation }),
    answer_call_in: (conversation, number, answer) =>
      link.send({ type: "answer_call_in", conversation, number, answer }),
    mark_risk: (conversation) => link.send({ type: "mark_risk", conversation }),
    unmark_risk: (conversation) => link.send({ type: "unmark_risk", conversation }),
    ask_debrief: () => link.send({ type: "ask_debrief" }),
    end_debrief: () => link.send({ type: "end_debrief" }),
    come_to_debrief: (colleague) => link.send({ type: "come_to_debrief", colleague }),
    erase: (conversation) => happen({ kind: "erased", conversation }),
    read_notice: () => happen({ kind: "read_notice" }),
    sign_out: () => outside.sign_out(),
    sign_in_again: async (name, password) => enter(await outside.sign_in(name, password)),
    give_code: async (code) => enter(await outside.give_code(code)),
    use_passkey: async () => enter(await outside.use_passkey()),
    go_on_signed_in: async () => {
      const holds = await outside.check_session();
      if (holds) enter("in");
      return holds;
    },
    ask_sign_ins: () => void link.send({ type: "sessions" }),
    end_sign_in: (name) => void link.send({ type: "end_session", session: name }),
    end_other_sign_ins: () => void link.send({ type: "end_other_sessions" }),
    set_switch: (form) => outside.set_switch(form),
    toggle_sound: () => {
      sound.value = !sound.value;
      if (sound.value) outside.play();
    },
    toggle_queue: () => {
      queue_hidden.value = !queue_hidden.value;
    },
    has_unsent: () => has_unsent(desk.value) || [...drafts.values()].some((draft) => draft.value.trim() !== ""),
    connect_now: () => link.renew(),
  };
}

function link_of(phase: Phase, before: Link): Link {
  switch (phase.name) {
    case "connected":
      return "up";
    case "stopped":
      return phase.code === close_code.replaced ? "replaced" : "stopped";
    case "resting":
    case "connecting":
    case "greeting":
    case "waiting":
      return before === "first" ? "first" : "again";
    default:
      return phase satisfies never;
  }
}
