import { beforeEach, expect, test } from "vitest";
import type { FromDesk, ToDesk } from "../protocol/wire.ts";
import { create_translate } from "../texts/t.ts";
import { message, noon_ms, shift, talk } from "./chat/frames.fixture.ts";
import { shown_talk } from "./chat/state.ts";
import { begin_session, type Outside } from "./live-session.ts";
import type { Session } from "./session.ts";
import { World } from "./world.fixture.ts";

let world: World;
let session: Session;
let rings: number;
let signed_out: number;
let checked: number;
let started_over: number;
let session_holds: boolean;
let finger_fits: boolean;
let told_replies: unknown;

beforeEach(() => {
  world = new World();
  rings = 0;
  signed_out = 0;
  checked = 0;
  started_over = 0;
  session_holds = true;
  finger_fits = true;
  told_replies = undefined;
  let names = 0;
  const outside: Outside = {
    play: () => {
      rings += 1;
    },
    go_to_sign_in: () => {
      signed_out += 1;
    },
    check_session: async () => {
      checked += 1;
      return session_holds;
    },
    sign_in: async (_name, password) => (password === "right" ? "code" : { refused: "sign_in_failed" }),
    give_code: async (code) => (code === "123456" ? "in" : { refused: "second_step_failed" }),
    set_switch: async () => undefined,
    own_replies: async () => told_replies,
    keep_own_reply: async () => undefined,
    remove_own_reply: async () => undefined,
    use_passkey: async () => (finger_fits ? "in" : "given_up"),
    sign_out: () => {},
    start_over: () => {
      started_over += 1;
    },
    fresh_name: () => {
      names += 1;
      return `n${names}`;
    },
  };
  const page = { url: "wss://here/ws/desk", home: "/desk", leads: false, t: create_translate("nb", {}), replies: [] };
  session = begin_session(world, { ...page, cards: [], reading: undefined, has_passkeys: true }, outside);
});

const texts = (): string[] => shown_talk(session.desk.value)?.transcript.said.map((line) => line.text) ?? [];

test("words written while the line is down arrive once, when it is back", () => {
  world.greet(talk(), message(1));
  world.listener?.on_close(1006);
  expect(session.link.value).toBe("again");
  expect(session.send("a", "still here")).toBe(true);
  expect(world.of("send")).toHaveLength(0);
  world.pass(1_000);
  world.greet(talk(), message(1));
  expect(world.of("send").map((frame) => frame.text)).toEqual(["still here"]);
  const position = { epoch: 1, offset: 2 };
  world.tell({ type: "accepted", conversation: "a", client_ref: "n1", position, sent_at_ms: noon_ms, receipt: "r" });
  world.listener?.on_close(1006);
  world.pass(1_000);
  world.greet(talk(), message(1));
  expect(world.of("send")).toHaveLength(1);
  expect(texts()).toEqual(["line 1", "still here"]);
});

test("words that were accepted on a line that died are not said twice", () => {
  world.greet(talk());
  session.send("a", "once");
  world.listener?.on_close(1006);
  world.pass(1_000);
  const line = {
    position: { epoch: 1, offset: 1 },
    from: "counsellor",
    text: "once",
    sent_at_ms: 1,
    receipt: "r",
  } as const;
  world.greet(talk(), { type: "message", conversation: "a", line: { ...line, client_ref: "n1" } });
  expect(texts()).toEqual(["once"]);
  expect(session.has_unsent()).toBe(false);
});

test("a server that has lost everything gets the talk back, and new words after it", () => {
  world.greet(talk(), { type: "ticket", conversation: "a", ticket: "T" }, message(1), shift({ state: "ready" }));
  world.listener?.on_close(1006);
  session.send("a", "typed meanwhile");
  world.pass(1_000);
  world.greet(
    talk("a", 2),
    { type: "epoch_changed", conversation: "a", epoch: 2, lines: 0 },
    { type: "notice", conversation: "a", notice: "may_be_missing" },
  );
  expect(world.of("hello").at(-1)).toEqual({ type: "hello", ready: true, tickets: ["T"], visible: true });
  expect(world.of("restore")).toMatchObject([{ conversation: "a", lines: [{ text: "line 1" }], done: true }]);
  const order = world.sent.map((frame) => frame.type).filter((type) => type === "restore" || type === "send");
  expect(order).toEqual(["restore", "send"]);
  expect(shown_talk(session.desk.value)?.unsure).toBe(true);
  world.tell({ type: "epoch_changed", conversation: "a", epoch: 3, lines: 1 }, message(1, "visitor", "a", 3), {
    type: "notice",
    conversation: "a",
    notice: "all_here",
  });
  expect(texts()).toEqual(["line 1"]);
  expect(shown_talk(session.desk.value)).toMatchObject({ unsure: false, transcript: { held: [] } });
  world.tell({ type: "ended", conversation: "a", reason: "visitor_left" });
  world.listener?.on_close(1006);
  world.pass(1_000);
  world.greet();
  expect(world.of("hello").at(-1)?.tickets).toEqual([]);
});

test("what the server could not give back to itself is given again", () => {
  world.greet(talk("a", 2), { type: "epoch_changed", conversation: "a", epoch: 2, lines: 0 });
  world.tell({ type: "refused", conversation: "a", error_id: "live_unavailable", retry_after_ms: 500 });
  expect(session.desk.value.notice).toBeUndefined();
  world.pass(500);
  expect(world.of("restore")).toHaveLength(2);
});

test("an end that the server has lost is said once more", () => {
  world.greet(talk(), message(1), { type: "ended", conversation: "a", reason: "visitor_left" });
  expect(world.of("end")).toHaveLength(0);
  const end: FromDesk = { type: "end", conversation: "a" };
  world.greet(talk(), message(1));
  expect(world.of("end")).toEqual([end]);
  world.tell({ type: "refused", conversation: "a", error_id: "live_unavailable", retry_after_ms: 500 });
  world.pass(500);
  expect(world.of("end")).toEqual([end, end]);
  expect(session.desk.value.notice).toBeUndefined();
});

test("a draft counts as unsent, and goes when its talk ends", () => {
  world.greet(talk());
  session.draft_of("a").value = "I was about to";
  expect(session.has_unsent()).toBe(true);
  world.tell({ type: "ended", conversation: "a", reason: "visitor_left" });
  expect(session.has_unsent()).toBe(false);
});

test("the words leave the screen a minute after the end", () => {
  world.greet(talk(), message(1), { type: "ended", conversation: "a", reason: "visitor_exited" });
  world.pass(59_000);
  expect(texts()).toEqual(["line 1"]);
  world.pass(1_000);
  expect(session.desk.value.talks).toEqual([]);
});

test("a line that stays missing is asked for again on a new connection", () => {
  world.greet(talk(), message(1), message(3));
  world.pass(5_000);
  expect(session.link.value).toBe("again");
  world.greet(talk(), message(1), message(2), message(3));
  expect(texts()).toEqual(["line 1", "line 2", "line 3"]);
  expect(world.of("hello")).toHaveLength(2);
});

test("what has been seen is told once, and again for what came later", () => {
  world.greet(talk(), message(1), message(2));
  world.pass(3_000);
  expect(world.of("seen").map((frame) => frame.position.offset)).toEqual([2]);
  world.tell(message(3));
  world.pass(1_000);
  expect(world.of("seen").map((frame) => frame.position.offset)).toEqual([2, 3]);
});

test("what came while nobody looked at the page has not been seen", () => {
  world.visible = false;
  world.greet(talk(), message(1));
  world.pass(3_000);
  expect(world.of("seen")).toEqual([]);
  world.visible = true;
  world.pass(1_000);
  expect(world.of("seen")).toHaveLength(1);
});

test("writing is told at most every three seconds", () => {
  world.greet(talk());
  session.typing("a");
  session.typing("a");
  world.pass(3_000);
  session.typing("a");
  expect(world.of("typing")).toHaveLength(2);
});

test("a talk ends when its last word has its place, and not before", () => {
  world.greet(talk());
  expect(session.end_with("a", "Takk for praten.")).toBe(true);
  const { client_ref } = world.of("send").at(-1) ?? { client_ref: "" };
  expect(world.of("end")).toHaveLength(0);
  const accepted = { position: { epoch: 1, offset: 1 }, sent_at_ms: noon_ms, receipt: "r" };
  world.tell({ type: "accepted", conversation: "a", client_ref, ...accepted });
  expect(world.of("end")).toEqual([{ type: "end", conversation: "a" }]);
});

test("a last word that was accepted on a line that died ends the talk on the next", () => {
  world.greet(talk());
  session.end_with("a", "Takk for praten.");
  const { client_ref } = world.of("send").at(-1) ?? { client_ref: "" };
  world.listener?.on_close(1006);
  world.pass(2_000);
  const told = message(1, "counsellor");
  if (told.type !== "message") throw new Error("a message is a message");
  world.greet(talk(), { ...told, line: { ...told.line, client_ref } });
  expect(world.of("end")).toHaveLength(1);
});

test("a break that was chosen with a last word comes with the end, and with that end only", () => {
  world.greet(talk());
  session.end_with("a", "Nå avslutter jeg.", "hour");
  const refused = world.of("send").at(-1)?.client_ref ?? "";
  world.tell({ type: "refused", conversation: "a", client_ref: refused, error_id: "text_too_long" });
  session.end_with("a", "Ha det.");
  const { client_ref } = world.of("send").at(-1) ?? { client_ref: "" };
  const accepted = { position: { epoch: 1, offset: 1 }, sent_at_ms: noon_ms, receipt: "r" };
  world.tell({ type: "accepted", conversation: "a", client_ref, ...accepted });
  session.end("a", "quarter_hour");
  expect(world.of("end")).toEqual([
    { type: "end", conversation: "a" },
    { type: "end", conversation: "a", respite: "quarter_hour" },
  ]);
});

test("a last word that is refused ends nothing", () => {
  world.greet(talk());
  session.end_with("a", "Takk for praten.");
  const { client_ref } = world.of("send").at(-1) ?? { client_ref: "" };
  world.tell({ type: "refused", conversation: "a", client_ref, error_id: "conversation_full" });
  expect(shown_talk(session.desk.value)?.last_word).toBeUndefined();
  session.send("a", "Enda et ord.");
  const next = world.of("send").at(-1)?.client_ref ?? "";
  const accepted = { position: { epoch: 1, offset: 1 }, sent_at_ms: noon_ms, receipt: "r" };
  world.tell({ type: "accepted", conversation: "a", client_ref: next, ...accepted });
  expect(world.of("end")).toHaveLength(0);
});

test("whoever writes is back at the desk, and that is told once", () => {
  world.greet(talk(), shift({ state: "talking" }), { type: "errand", seconds_left: 300 });
  session.acted();
  expect(world.of("back")).toHaveLength(0);
  session.typing("a");
  session.typing("a");
  expect(world.of("back")).toHaveLength(1);
});

test("whoever is late is called back with one sound, and is back with the first touch", () => {
  world.greet(talk(), shift({ state: "talking" }), { type: "errand", seconds_left: 120 });
  const before = rings;
  world.pass(119_000);
  expect(rings).toBe(before);
  world.pass(5_000);
  expect([rings, world.of("back").length]).toEqual([before + 1, 0]);
  session.acted();
  session.acted();
  expect(world.of("back")).toHaveLength(1);
  world.tell({ type: "errand" }, { type: "errand", seconds_left: 120 });
  session.acted();
  expect(world.of("back")).toHaveLength(1);
});

test("a newer window takes over, and this one says so", () => {
  world.greet();
  world.listener?.on_close(4500);
  expect(session.link.value).toBe("replaced");
  expect(signed_out).toBe(0);
});

test("whoever is signed out goes to sign in", () => {
  world.greet();
  world.listener?.on_close(4504);
  expect(signed_out).toBe(1);
});

test("a desk that is turned away at the door finds out whether it is signed in", () => {
  for (let tries = 0; tries < 3; tries += 1) {
    world.listener?.on_close(1006);
    world.pass(15_000);
  }
  expect(checked).toBeGreaterThan(0);
});

test("a counsellor whom the server does not know in the middle of a talk stays with it", async () => {
  world.greet(talk(), message(1));
  session_holds = false;
  world.tell({ type: "refused", error_id: "sign_in_needed" });
  await Promise.resolve();
  expect([session.signed_out.value, signed_out]).toEqual([true, 0]);
});

test("whoever the server has forgotten signs in again without leaving the talk", async () => {
  world.greet(talk(), message(1));
  session_holds = false;
  for (let tries = 0; tries < 3; tries += 1) {
    world.listener?.on_close(1006);
    world.pass(15_000);
  }
  await Promise.resolve();
  expect([session.signed_out.value, signed_out]).toEqual([true, 0]);
  expect(await session.sign_in_again("kari", "wrong")).toEqual({ refused: "sign_in_failed" });
  expect(await session.sign_in_again("kari", "right")).toBe("code");
  expect(await session.give_code("000000")).toEqual({ refused: "second_step_failed" });
  expect(session.signed_out.value).toBe(true);
  expect(await session.give_code("123456")).toBe("in");
  world.greet({ type: "session", account: "kari", idle_s: 900, left_s: 43_200 }, talk(), message(1));
  expect(session.signed_out.value).toBe(false);
  expect(texts()).toEqual(["line 1"]);
});

test("a passkey is both steps at once, and a device that gives up changes nothing", async () => {
  world.greet(talk(), message(1));
  session_holds = false;
  world.tell({ type: "refused", error_id: "sign_in_needed" });
  await Promise.resolve();
  finger_fits = false;
  expect(await session.use_passkey()).toBe("given_up");
  expect(session.signed_out.value).toBe(true);
  finger_fits = true;
  expect(await session.use_passkey()).toBe("in");
  world.greet({ type: "session", account: "kari", idle_s: 900, left_s: 43_200 }, talk(), message(1));
  expect(session.signed_out.value).toBe(false);
  expect(texts()).toEqual(["line 1"]);
});

test("whoever signs in in another window goes on with the talk here", async () => {
  world.greet(talk(), message(1));
  session_holds = false;
  world.tell({ type: "refused", error_id: "sign_in_needed" });
  await Promise.resolve();
  expect(await session.go_on_signed_in()).toBe(false);
  expect(session.signed_out.value).toBe(true);
  session_holds = true;
  expect(await session.go_on_signed_in()).toBe(true);
  world.greet({ type: "session", account: "kari", idle_s: 900, left_s: 43_200 }, talk(), message(1));
  expect(session.signed_out.value).toBe(false);
  expect(texts()).toEqual(["line 1"]);
});

test("the desk does not go in behind its own form when another window signs in", async () => {
  world.greet(talk(), message(1));
  session_holds = false;
  world.listener?.on_close(1006);
  world.pass(15_000);
  world.listener?.on_close(1006);
  world.pass(15_000);
  world.listener?.on_close(1006);
  await Promise.resolve();
  expect(session.signed_out.value).toBe(true);
  const behind = world.listener;
  session_holds = true;
  world.pass(60_000);
  expect(world.listener).toBe(behind);
  expect(await session.go_on_signed_in()).toBe(true);
  expect(world.listener).not.toBe(behind);
});

test("nobody finds yesterday's talk behind the form", async () => {
  world.greet(talk(), message(1));
  session_holds = false;
  world.listener?.on_close(1006);
  world.pass(301_000);
  world.listener?.on_close(1006);
  world.pass(15_000);
  world.listener?.on_close(1006);
  world.pass(15_000);
  world.listener?.on_close(1006);
  await Promise.resolve();
  expect([session.signed_out.value, signed_out > 0]).toEqual([false, true]);
});

const terms: ToDesk = { type: "session", account: "kari", idle_s: 900, left_s: 43_200 };
const minutes = (n: number): number => n * 60_000;

test("opening the desk is an act, and being connected again is none", () => {
  world.greet(terms);
  world.pass(1_000);
  expect(world.of("active")).toHaveLength(1);
  world.listener?.on_close(1006);
  world.pass(10_000);
  world.greet(terms);
  world.pass(minutes(5));
  expect(world.of("active")).toHaveLength(1);
  session.acted();
  expect(world.of("active")).toHaveLength(2);
});

test("a desk that nobody touches asks with a sound, and then covers itself", () => {
  world.greet(terms);
  world.pass(minutes(13));
  expect([session.rest.value.name, rings]).toEqual(["asked", 1]);
  session.acted();
  expect(session.rest.value.name).toBe("here");
  world.pass(minutes(15));
  expect([session.rest.value.name, rings]).toEqual(["covered", 2]);
});

test("what came under the cover has not been seen", () => {
  world.greet(terms, talk());
  world.pass(minutes(15));
  world.tell(message(1));
  world.pass(3_000);
  expect(world.of("seen")).toEqual([]);
});

test("whoever signs in at a covered desk goes on with the talk", async () => {
  world.greet(terms, talk(), message(1));
  world.pass(minutes(15));
  session.acted();
  expect(session.rest.value.name).toBe("covered");
  world.listener?.on_close(4504);
  expect([session.rest.value.name, signed_out]).toEqual(["covered", 0]);
  expect(await session.sign_in_again("kari", "right")).toBe("code");
  expect(session.rest.value.name).toBe("covered");
  expect(await session.give_code("123456")).toBe("in");
  world.greet(terms, talk(), message(1), message(2));
  expect([session.rest.value.name, session.link.value]).toEqual(["here", "up"]);
  expect(texts()).toEqual(["line 1", "line 2"]);
});

test("somebody else who signs in at a covered desk finds nothing of the talk", async () => {
  world.greet(terms, talk(), message(1));
  session.draft_of("a").value = "between us";
  world.pass(minutes(15));
  await session.sign_in_again("omar", "right");
  await session.give_code("123456");
  expect(session.rest.value.name).toBe("covered");
  world.greet({ ...terms, account: "omar" }, shift({ state: "resting" }));
  expect([session.rest.value.name, started_over]).toEqual(["covered", 1]);
  expect(session.desk.value.talks).toEqual([]);
  expect(session.has_unsent()).toBe(false);
});

test("a covered desk without a talk goes to the sign-in page when the server closes it", () => {
  world.greet(terms);
  world.pass(minutes(15));
  world.listener?.on_close(4504);
  expect(signed_out).toBe(1);
});

test("a covered talk that nobody comes back to leaves the page", () => {
  world.greet(terms, talk(), message(1));
  world.pass(minutes(20));
  world.listener?.on_close(4504);
  world.pass(minutes(4));
  expect(signed_out).toBe(0);
  world.pass(minutes(2));
  expect(signed_out).toBeGreaterThan(0);
});

test("the sound can be put off", () => {
  world.greet(shift({ state: "resting" }, 1));
  expect(rings).toBe(1);
  world.tell(shift({ state: "resting" }, 0));
  session.toggle_sound();
  world.tell(shift({ state: "resting" }, 1));
  expect(rings).toBe(1);
});

test("own replies are there for the counsellor they are of, and gone before a colleague is", async () => {
  const reply = { id: "1", language: "nb", title: "Hilsen", text: "Hei!" } as const;
  told_replies = { account: "kari", replies: [reply] };
  world.greet(terms, shift({ state: "resting" }));
  await Promise.resolve();
  await Promise.resolve();
  expect(session.own_replies.value).toEqual([reply]);
  // Somebody else has signed in in another window: what is told now is theirs.
  told_replies = { account: "omar", replies: [{ ...reply, text: "Hei fra Omar" }] };
  await session.ask_own_replies();
  expect(session.own_replies.value).toEqual([]);
  told_replies = { account: "kari", replies: [reply] };
  await session.ask_own_replies();
  expect(session.own_replies.value).toEqual([reply]);
  world.listener?.on_close(1006);
  world.pass(1_000);
  world.greet({ ...terms, account: "omar" }, shift({ state: "resting" }));
  expect(session.own_replies.value).toEqual([]);
});
