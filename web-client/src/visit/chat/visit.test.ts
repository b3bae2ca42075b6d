import { describe, expect, test } from "vitest";
import type { ToVisitor } from "../../protocol/wire.ts";
import { epoch, question, visitor } from "./visitor.fixture.ts";

describe("a visitor", () => {
  test("walks the straight line from the first word to the empty page", () => {
    const { environment, visit, hear, connect, sent, talk, stage, shelf } = visitor();
    talk();
    expect(stage()).toBe("talking");
    expect(shelf.token).toBe("secret");
    hear({ type: "ticket", ticket: "T1" });
    visit.leave();
    hear({ type: "ended", reason: "visitor_left", feedback: true });
    expect(shelf.token).toBeUndefined();
    // A ticket of a stay that is over would bring it back at a server that was started anew.
    environment.socket().listener.on_close(1006);
    environment.pass(1_000);
    connect(true);
    expect(sent("hello")).toEqual([{ type: "hello", visible: true, token: "secret" }]);
    visit.give_feedback({ heard: "yes" });
    hear({ type: "notice", notice: "feedback_thanks" });
    expect(visit.state().stage).toEqual({ name: "farewell", thanked: true });
    expect(visit.state().talk.transcript.said).toEqual([]);
  });

  test("who says that others look at the phone leaves nothing on it", () => {
    const { visit, hear, connect, shelf } = visitor();
    visit.open();
    connect();
    visit.act({ type: "answer", answers: { others_look: true } });
    visit.join();
    hear({ type: "place", ahead: 3, estimate: { kind: "soon" } });
    expect(shelf.token).toBeUndefined();
  });

  test("loses no word when the connection breaks in the middle of a talk", () => {
    const { environment, visit, hear, connect, sent, talk, line } = visitor();
    talk();
    hear(line(1));
    environment.socket().listener.on_close(1006);
    expect(visit.send("er du der?")).toBe(true);
    environment.pass(1_000);
    connect(true);
    expect(sent("hello")).toEqual([{ type: "hello", visible: true, token: "secret", position: { epoch, offset: 1 } }]);
    hear({ type: "talking", alias: "Maja", counsellor: "present", epoch }, line(1), line(2));
    expect(sent("send")).toEqual([{ type: "send", client_ref: "ref-1", text: "er du der?" }]);
    hear({ type: "accepted", client_ref: "ref-1", position: { epoch, offset: 3 }, sent_at_ms: 3, receipt: "r" });
    expect(visit.state().talk.transcript.said.map((said) => said.position.offset)).toEqual([1, 2, 3]);
    expect(visit.state().talk.transcript.unsaid).toEqual([]);
  });

  test("is told when something may be missing, and asks for it", () => {
    const { environment, visit, hear, connect, sent, talk, line } = visitor();
    talk();
    hear(line(1), line(3));
    expect(visit.state().talk.missing).toBe(false);
    environment.pass(2_000);
    expect(visit.state().talk.missing).toBe(true);
    connect(true);
    expect(sent("hello")).toEqual([{ type: "hello", visible: true, token: "secret", position: { epoch, offset: 1 } }]);
    hear({ type: "talking", alias: "Maja", counsellor: "present", epoch }, line(2), line(3));
    expect(visit.state().talk.missing).toBe(false);
  });

  test("does not say to a new counsellor what was written to the old one", () => {
    const { environment, visit, hear, connect, sent, talk } = visitor();
    talk();
    environment.socket().listener.on_close(1006);
    visit.send("bare til deg");
    environment.pass(1_000);
    connect(true);
    hear({ type: "talking", alias: "Ola", counsellor: "present", epoch: epoch + 1 });
    expect(sent("send")).toEqual([]);
    expect(visit.state().talk.transcript.unsaid[0]?.refused).toBe("held");
    visit.retry("ref-1");
    expect(sent("send").length).toBe(1);
  });

  test("gives a server that has lost everything the talk back, and new words after it", () => {
    const { environment, visit, hear, tell, connect, sent, talk, line, texts } = visitor();
    talk();
    hear({ type: "ticket", ticket: "T1" }, line(1));
    visit.send("to");
    hear({ type: "accepted", client_ref: "ref-1", position: { epoch, offset: 2 }, sent_at_ms: 2, receipt: "r2" });
    environment.socket().listener.on_close(1006);
    visit.send("tre");
    visit.send("fire");
    environment.pass(1_000);
    connect(true);
    expect(sent("hello")).toMatchObject([{ token: "secret", ticket: "T1", position: { epoch, offset: 2 } }]);
    tell({ type: "talking", alias: "", counsellor: "away", epoch: 8 });
    expect(visit.state().talk.alias).toBe("Maja");
    expect(texts()).toEqual(["line 1", "to"]);
    visit.send("fem");
    expect(sent("send")).toEqual([]);
    hear({ type: "epoch_changed", epoch: 8, lines: 0 }, { type: "notice", notice: "may_be_missing" });
    expect(texts()).toEqual(["line 1", "to"]);
    expect(visit.state().talk.unsure).toBe(true);
    const mine = { position: { epoch, offset: 2 }, from: "visitor", text: "to", sent_at_ms: 2, receipt: "r2" } as const;
    const { type: _, ...theirs } = line(1);
    const lines = [theirs, { ...mine, client_ref: "ref-1" }];
    expect(sent("restore")).toEqual([{ type: "restore", lines, done: true }]);
    expect(sent("send")).toMatchObject([{ text: "tre" }]);

    hear(
      { type: "epoch_changed", epoch: 9, lines: 2 },
      { ...line(1), position: { epoch: 9, offset: 1 } },
      { type: "message", ...mine, client_ref: "ref-1", position: { epoch: 9, offset: 2 } },
      { type: "notice", notice: "all_here" },
    );
    expect(sent("restore").at(-1)).toEqual({ type: "restore", lines: [], done: true });
    expect(visit.state().talk.unsure).toBe(false);
    hear({ type: "accepted", client_ref: "ref-2", position: { epoch: 9, offset: 3 }, sent_at_ms: 3, receipt: "r" });
    hear({ type: "accepted", client_ref: "ref-3", position: { epoch: 9, offset: 4 }, sent_at_ms: 4, receipt: "r" });
    expect(sent("send").at(-1)).toMatchObject({ text: "fem" });
    expect(texts()).toEqual(["line 1", "to", "tre", "fire"]);
    expect(sent("seen").at(-1)).toEqual({ type: "seen", position: { epoch: 9, offset: 1 } });
  });

  test("sends what the server could not take again by itself, with nothing before it", () => {
    const { environment, visit, hear, sent, talk } = visitor();
    talk();
    hear();
    visit.send("en");
    visit.send("to");
    const refused = { type: "refused", client_ref: "ref-1", error_id: "live_unavailable" } as const;
    hear({ ...refused, retry_after_ms: 1_000 });
    expect(visit.state()).toMatchObject({ live_away: true, talk: { transcript: { unsaid: [{ text: "en" }, {}] } } });
    expect(visit.state().talk.transcript.unsaid[0]?.refused).toBeUndefined();
    environment.pass(999);
    expect(sent("send")).toHaveLength(1);
    environment.pass(1);
    hear(refused, { type: "notice", notice: "live_back" });
    expect(sent("send")).toMatchObject([{ text: "en" }, { text: "en" }, { text: "en" }]);
    hear({ type: "accepted", client_ref: "ref-1", position: { epoch, offset: 1 }, sent_at_ms: 1, receipt: "r" });
    expect(sent("send").at(-1)).toMatchObject({ text: "to" });
    expect(visit.state().live_away).toBe(false);
  });

  test("keeps the ticket beside the token, and loses both at once", () => {
    const { visit, hear, connect, shelf, sent } = visitor();
    visit.open();
    connect();
    visit.join();
    hear({ type: "ticket", ticket: "T1" }, { type: "place", ahead: 0, estimate: { kind: "soon" } });
    expect(shelf.token).toBe("secret T1");
    hear({ type: "ticket", ticket: "T2" });
    expect(shelf.token).toBe("secret T2");
    visit.exit();
    expect(shelf.token).toBeUndefined();

    const back = visitor("secret T2");
    back.visit.open();
    back.connect(true);
    expect(back.sent("hello")).toMatchObject([{ token: "secret", ticket: "T2" }]);
    const secretive = visitor();
    secretive.visit.open();
    secretive.connect();
    secretive.visit.act({ type: "answer", answers: { others_look: true } });
    secretive.visit.join();
    secretive.hear({ type: "ticket", ticket: "T1" });
    expect(secretive.shelf.token).toBeUndefined();
    expect(sent("hello")).toHaveLength(1);
  });

  test("who reloads finds the way back, and is told honestly when there is none", () => {
    const back = visitor("secret");
    back.visit.open();
    back.connect(true);
    back.hear({ type: "place", ahead: 1, estimate: { kind: "soon" } });
    expect(back.stage()).toBe("waiting");

    const lost = visitor("secret");
    lost.visit.open();
    lost.connect(false);
    expect(lost.stage()).toBe("forgotten");
    expect(lost.shelf.token).toBeUndefined();
  });

  test("who leaves in a hurry is gone here and there", () => {
    const { visit, sent, talk, shelf, exits, environment } = visitor();
    talk();
    visit.exit();
    expect(exits).toEqual(["secret"]);
    expect(sent("exit")).toEqual([{ type: "exit" }]);
    expect(shelf.token).toBeUndefined();
    expect(environment.socket().dropped).toBe(true);
    expect(visit.state().talk.transcript.said).toEqual([]);
  });

  test("a calm goodbye without a network is told when the network is back, and not before", () => {
    const { environment, visit, hear, connect, sent, stage, exits, shelf } = visitor();
    visit.open();
    connect();
    visit.join();
    hear({ type: "place", ahead: 3, estimate: { kind: "soon" } });
    environment.socket().listener.on_close(1006);
    visit.leave();
    expect(visit.state().stage).toMatchObject({ name: "ended", told: false });
    expect(shelf.token).toBeUndefined();
    expect(exits).toEqual([]);
    environment.pass(1_000);
    connect(true);
    expect(sent("leave")).toEqual([{ type: "leave" }]);
    hear({ type: "place", ahead: 2, estimate: { kind: "soon" } });
    expect(stage()).toBe("ended");
    expect(shelf.token).toBeUndefined();
    hear({ type: "ended", reason: "visitor_left", feedback: false });
    expect(visit.state().stage).toMatchObject({ name: "ended", told: true });
  });

  test("another language is chosen outside the queue, with the other answers kept", () => {
    const { environment, visit, hear, connect, sent, stage, shelf } = visitor();
    visit.open();
    connect();
    visit.act({ type: "answer", answers: { theme: "question" } });
    visit.join();
    hear({ type: "place", ahead: 0, estimate: { kind: "nobody_yet" } });
    const { sent: before } = environment.socket();
    visit.choose_language();
    expect(before.at(-1)).toEqual({ type: "leave" });
    expect(shelf.token).toBeUndefined();
    expect(visit.state().stage).toEqual({ name: "taps", tap: "language", help: false });
    connect();
    expect(stage()).toBe("taps");
    visit.act({ type: "answer", answers: { language: "en" } });
    visit.join();
    expect(sent("join")).toEqual([{ type: "join", needs: { language: "en", theme: "question" } }]);
  });

  test("who was told of the end is not drawn back in by a server that has lost it, and says so", () => {
    const { environment, hear, talk, line, connect, sent, stage, shelf } = visitor();
    talk();
    hear({ type: "ended", reason: "visitor_left", feedback: true });
    environment.socket().listener.on_close(1006);
    environment.pass(1_000);
    connect(true);
    hear({ type: "ticket", ticket: "t" }, { type: "talking", alias: "Maja", counsellor: "present", epoch }, line(1));
    expect([stage(), shelf.token]).toEqual(["ended", undefined]);
    expect(sent("leave")).toEqual([{ type: "leave" }]);
    hear({ type: "ended", reason: "visitor_left", feedback: false }, { type: "notice", notice: "feedback_thanks" });
    expect(stage()).toBe("farewell");
  });

  test("can read the last words for a while when the counsellor ends, also those that were not sent", () => {
    const { environment, visit, hear, talk, line, stage } = visitor();
    talk();
    hear(line(1));
    visit.send("vent litt");
    hear({ type: "ended", reason: "counsellor_ended", feedback: true });
    const { transcript } = visit.state().talk;
    expect([transcript.said.length, transcript.unsaid[0]?.refused]).toEqual([1, "conversation_ended"]);
    environment.pass(59_000);
    expect(visit.state().talk.transcript.said).toHaveLength(1);
    environment.pass(2_000);
    expect(stage()).toBe("ended");
    expect(visit.state().stage).toMatchObject({ feedback: true, reading_until_ms: undefined });
    expect(visit.state().talk.transcript).toMatchObject({ epoch, said: [], unsaid: [] });
  });

  test("is asked before anything is said to the server in a tab that was opened again", () => {
    const { environment, visit, connect, hear, sent, stage } = visitor("secret", false);
    visit.open();
    expect(stage()).toBe("found");
    expect(environment.sockets).toHaveLength(0);
    visit.go_on();
    connect(true);
    expect(sent("hello")).toMatchObject([{ token: "secret" }]);
    hear({ type: "place", ahead: 1, estimate: { kind: "soon" } });
    expect(stage()).toBe("waiting");

    const anew = visitor("secret", false);
    anew.visit.open();
    anew.visit.again();
    anew.connect();
    expect(anew.sent("hello")).toEqual([{ type: "hello", visible: true }]);
    expect(anew.stage()).toBe("welcome");
  });

  test("takes the chat back from another tab, and begins anew after any other stop", () => {
    const { environment, visit, connect, hear, sent, stage, talk } = visitor();
    talk();
    environment.socket().listener.on_close(4500);
    expect(stage()).toBe("stopped");
    visit.resume();
    connect(true);
    expect(sent("hello")).toMatchObject([{ token: "secret" }]);
    hear({ type: "talking", alias: "Maja", counsellor: "present", epoch });
    expect(stage()).toBe("talking");

    environment.socket().listener.on_close(4502);
    visit.resume();
    connect();
    expect(sent("hello")).toEqual([{ type: "hello", visible: true }]);
    expect(stage()).toBe("welcome");
  });

  test("keeps what happened on the way in view until the talk begins, and knows the last call", () => {
    const { visit, connect, hear } = visitor();
    visit.open();
    connect();
    visit.join();
    hear({ type: "notice", notice: "offer_missed" }, { type: "ready", seconds_left: 45, last: true });
    expect(visit.state()).toMatchObject({ notice: "offer_missed", stage: { name: "ready", last: true } });
    hear({ type: "talking", alias: "Maja", counsellor: "present", epoch });
    expect(visit.state().notice).toBeUndefined();
  });

  test("knows that the chat may close first, until the talk begins", () => {
    const { visit, connect, hear } = visitor();
    visit.open();
    connect();
    visit.join();
    hear({ type: "place", ahead: 1, estimate: { kind: "minutes", from: 20, to: 60 } });
    expect(visit.state().late).toBe(false);
    hear({ type: "notice", notice: "may_close_first" }, { type: "notice", notice: "offer_withdrawn" });
    expect(visit.state()).toMatchObject({ late: true, notice: "offer_withdrawn", stage: { name: "waiting" } });
    hear({ type: "talking", alias: "Maja", counsellor: "present", epoch });
    expect(visit.state().late).toBe(false);
  });

  test("counts from the last word of the server, not from the moment the loss was found out", () => {
    const { environment, visit, talk } = visitor();
    talk();
    environment.pass(3_000);
    environment.socket().listener.on_close(1006);
    expect(visit.state()).toMatchObject({ heard_at_ms: 0, lost_at_ms: 3_000 });
  });

  test("is told when a colleague takes over, and holds back what was meant for the first", () => {
    const { environment, visit, hear, connect, sent, talk, line } = visitor();
    talk();
    hear(line(1));
    environment.socket().listener.on_close(1006);
    visit.send("bare til deg");
    environment.pass(1_000);
    connect(true);
    hear({ type: "talking", alias: "Ola", counsellor: "present", epoch });
    expect(sent("send")).toEqual([]);
    expect(visit.state().talk.transcript.unsaid[0]?.refused).toBe("held");
    expect(visit.state().talk.taken_over_at).toBe(1);
  });

  test("is asked before anybody else takes over, and answers that question once", () => {
    const { environment, visit, hear, sent, talk } = visitor();
    talk();
    hear({ type: "hand_over", number: 7, alias: "Leo", question, seconds_left: 60 });
    expect(visit.state().talk.asked).toMatchObject({ number: 7, question, until_ms: environment.now() + 60_000 });
    visit.answer_hand_over("agree");
    visit.answer_hand_over("stay");
    expect(sent("answer_hand_over")).toEqual([{ type: "answer_hand_over", number: 7, answer: "agree" }]);
    hear({ type: "hand_over_off", why: "colleague_gone" });
    expect(visit.state().talk).toMatchObject({ asked: undefined, kept: "colleague_gone", alias: "Maja" });
  });

  test("lets nobody else in before it can be seen who comes", () => {
    const { environment, visit, hear, connect, sent, talk } = visitor();
    const guest: ToVisitor = { type: "guest", number: 3, text: "Leo kommer inn", no: "Nei takk" };
    const shown = { type: "guest_shown", number: 3 };
    talk();
    environment.show(false);
    hear(guest);
    expect(sent("guest_shown")).toEqual([]);
    environment.show(true);
    environment.show(true);
    expect(sent("guest_shown")).toEqual([shown]);

    visit.look_away(true);
    hear({ ...guest, number: 4 });
    expect(sent("guest_shown")).toEqual([shown]);
    visit.look_away(false);
    expect(sent("guest_shown")).toEqual([shown, { ...shown, number: 4 }]);
    // Who is there no more needs no answer.
    hear({ type: "guest", number: 4, text: "Leo har gått" });
    expect(sent("guest_shown")).toHaveLength(2);

    // Whether the answer came over is not known after a loss: it is given again when it is told again.
    hear(guest);
    environment.socket().listener.on_close(1006);
    environment.pass(1_000);
    connect(true);
    hear({ type: "talking", alias: "Maja", counsellor: "present", epoch }, guest);
    expect(sent("guest_shown")).toEqual([shown]);
  });

  test("is told that a quiet talk closes, and keeps it open", () => {
    const { visit, hear, sent, talk } = visitor();
    talk();
    hear({ type: "closing", question });
    expect(visit.state().talk.closing).toEqual(question);
    visit.still_here();
    expect(sent("still_here")).toHaveLength(1);
    hear({ type: "closing" });
    expect(visit.state().talk.closing).toBeUndefined();
  });

  test("who is handed over says nothing to the new counsellor that was meant for the first", () => {
    const { environment, visit, hear, connect, sent, talk, line } = visitor();
    talk();
    hear(line(1), { type: "hand_over", number: 7, alias: "Maja", question, seconds_left: 60 });
    visit.answer_hand_over("agree");
    environment.socket().listener.on_close(1006);
    visit.send("bare til deg");
    environment.pass(1_000);
    connect(true);
    // Both are called the same, so the name alone would not tell.
    hear({ type: "notice", notice: "handed_over" }, { type: "counsellor", alias: "Maja", presence: "present" });
    expect(visit.state().talk).toMatchObject({ asked: undefined, taken_over_at: 1 });
    expect(visit.state().talk.transcript.unsaid[0]?.refused).toBe("held");
    expect(sent("send")).toEqual([]);
  });

  test("who goes back to the queue is told why until the talk goes on", () => {
    const { visit, hear, talk } = visitor();
    talk();
    hear({ type: "hand_over", number: 7, question, seconds_left: 60 });
    visit.answer_hand_over("agree");
    hear({ type: "notice", notice: "handed_over" }, { type: "place", ahead: 0, estimate: { kind: "soon" } });
    expect(visit.state()).toMatchObject({ notice: "handed_over", stage: { name: "waiting" } });
    hear({ type: "talking", alias: "Leo", counsellor: "present", epoch });
    expect(visit.state()).toMatchObject({ notice: undefined, talk: { asked: undefined, alias: "Leo" } });
  });

  test("is told why the place got worse, until it gets better", () => {
    const { visit, hear, connect } = visitor();
    visit.open();
    connect();
    visit.join();
    const soon = { kind: "soon" } as const;
    hear(
      { type: "place", ahead: 3, estimate: soon },
      { type: "place", ahead: 4, estimate: soon, rose: "urgent_first" },
    );
    hear({ type: "place", ahead: 4, estimate: soon });
    expect(visit.state().place?.rose).toBe("urgent_first");
    hear({ type: "place", ahead: 3, estimate: soon });
    expect(visit.state().place?.rose).toBeUndefined();
  });

  test("sees the other number first when the answers call for it", () => {
    const { visit } = visitor();
    visit.act({ type: "begin" });
    visit.act({ type: "answer", answers: { safety: "unsafe" } });
    visit.act({ type: "next" });
    expect(visit.state().stage).toEqual({ name: "taps", tap: "safety", help: true });
    visit.act({ type: "next" });
    expect(visit.state().stage).toEqual({ name: "taps", tap: "age", help: false });
    visit.act({ type: "back" });
    visit.act({ type: "skip" });
    expect(visit.state().answers.safety).toBeUndefined();
  });
});
