import fc from "fast-check";
import { expect, test } from "vitest";
import { empty_transcript, shown } from "../../chat/transcript.ts";
import type { EndReason, ToDesk } from "../../protocol/wire.ts";
import { after, message, noon_ms, shift, talk, welcome } from "./frames.fixture.ts";
import { type Happening, reduce } from "./reduce.ts";
import { type Desk, empty_desk, has_unsent, needs_replay, shown_talk } from "./state.ts";

const resting = shift({ state: "resting" });
const do_it = (desk: Desk, happening: Happening, at_ms = noon_ms) => reduce(desk, happening, at_ms);
const texts = (desk: Desk) => shown_talk(desk)?.transcript.said.map((line) => line.text);
const wrote = (client_ref: string, text: string): Happening => ({ kind: "wrote", conversation: "a", client_ref, text });

test("a counsellor who reloads finds the talk as it was", () => {
  const before = after([
    welcome,
    shift({ state: "talking" }),
    talk(),
    message(1),
    message(2, "counsellor"),
    message(3),
  ]);
  expect(texts(before)).toEqual(["line 1", "line 2", "line 3"]);
  expect(texts(after([welcome, talk(), message(1), message(2, "counsellor"), message(3)]))).toEqual(texts(before));
});

test("a replay over what is already here changes nothing", () => {
  const once = after([welcome, talk(), message(1), message(2)]);
  const twice = after([welcome, talk(), message(1), message(2)], once);
  expect(twice.talks).toEqual(once.talks);
});

test("whatever comes again, and in whatever order, each line stands once and in its place", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 40 }), (offsets) => {
      const desk = after([welcome, talk(), ...offsets.map((offset) => message(offset))]);
      const wanted = [...new Set(offsets)].sort((a, b) => a - b);
      expect(shown_talk(desk)?.transcript.said.map((line) => line.position.offset)).toEqual(wanted);
      expect(shown_talk(desk)?.gap_since_ms === undefined).toBe((wanted.at(-1) ?? 0) === wanted.length);
    }),
  );
});

test("a card goes the way of words, and is held with its name when the server lacks it", () => {
  const card = { kind: "article", id: "samtykke", language: "nb" } as const;
  const desk = do_it(after([welcome, talk()]), { ...wrote("m1", "Samtykke\nHva et ja er."), card } as Happening);
  expect(shown_talk(desk)?.transcript.unsaid).toMatchObject([{ client_ref: "m1", card }]);
  const position = { epoch: 1, offset: 1 };
  const lost: ToDesk[] = [
    { type: "accepted", conversation: "a", client_ref: "m1", position, sent_at_ms: noon_ms, receipt: "r" },
    { type: "epoch_changed", conversation: "a", epoch: 2, lines: 0 },
  ];
  expect(shown_talk(after(lost, desk))?.transcript.held).toMatchObject([{ client_ref: "m1", receipt: "r", card }]);
});

test("own words that were accepted and then replayed stand once", () => {
  const desk = do_it(after([welcome, talk(), message(1)]), wrote("m2", "line 2"));
  expect(has_unsent(desk)).toBe(true);
  const accepted: ToDesk = {
    type: "accepted",
    conversation: "a",
    client_ref: "m2",
    position: { epoch: 1, offset: 2 },
    sent_at_ms: noon_ms,
    receipt: "r",
  };
  const one_way = after([accepted, message(2, "counsellor")], desk);
  const other_way = after([message(2, "counsellor"), accepted], desk);
  for (const done of [one_way, other_way]) {
    expect(texts(done)).toEqual(["line 1", "line 2"]);
    expect(has_unsent(done)).toBe(false);
  }
});

test("a talk the desk does not know is left alone", () => {
  const desk = after([welcome, resting]);
  const strangers: ToDesk[] = [
    message(1, "visitor", "x"),
    { type: "visitor", conversation: "x", presence: "lost" },
    { type: "typing", conversation: "x" },
    { type: "ended", conversation: "x", reason: "visitor_left" },
  ];
  expect(after(strangers, desk)).toEqual(desk);
});

test("a talk whose end was told is not opened again, and one that went to others is", () => {
  const told = (reason: EndReason) =>
    after([welcome, talk(), message(1), { type: "ended", conversation: "a", reason }, talk(), message(2)]);
  for (const reason of ["visitor_left", "visitor_exited", "visitor_lost", "counsellor_ended", "closed"] as const) {
    expect(shown_talk(told(reason))).toMatchObject({ ended: { reason } });
    const erased = do_it(told(reason), { kind: "erased", conversation: "a" });
    const refused: ToDesk = { type: "refused", conversation: "a", error_id: "no_conversation" };
    expect(after([talk(), message(1), refused], erased)).toEqual(erased);
  }
  for (const reason of ["back_to_queue", "handed_over"] as const) {
    expect(shown_talk(told(reason))?.ended).toBeUndefined();
  }
});

test("words that were refused are kept with the reason, and can be tried again", () => {
  const sent = do_it(after([welcome, talk()]), wrote("m1", "hello"));
  const refused = after([{ type: "refused", conversation: "a", client_ref: "m1", error_id: "too_fast" }], sent);
  expect(shown_talk(refused)?.transcript.unsaid[0]).toMatchObject({ text: "hello", refused: "too_fast" });
  const again = do_it(refused, { kind: "tried_again", conversation: "a", client_ref: "m1" });
  expect(shown_talk(again)?.transcript.unsaid[0]?.refused).toBeUndefined();
});

test("a talk that has ended can be read, and is gone after a minute", () => {
  const ended = after([welcome, talk(), message(1), { type: "ended", conversation: "a", reason: "visitor_left" }]);
  expect(texts(ended)).toEqual(["line 1"]);
  expect(texts(do_it(ended, { kind: "time_passed" }, noon_ms + 59_999))).toEqual(["line 1"]);
  const erased = do_it(ended, { kind: "time_passed" }, noon_ms + 60_000);
  expect(erased.talks).toEqual([]);
  expect(JSON.stringify(erased)).not.toContain("line 1");
});

test("nobody erases a talk that goes on", () => {
  const desk = after([welcome, talk(), message(1)]);
  expect(do_it(desk, { kind: "erased", conversation: "a" })).toEqual(desk);
  expect(do_it(desk, { kind: "time_passed" }, noon_ms + 3_600_000)).toEqual(desk);
});

test("nothing is written or heard in a talk that has ended", () => {
  const ended = after([welcome, talk(), { type: "ended", conversation: "a", reason: "visitor_exited" }]);
  expect(do_it(ended, wrote("m9", "are you there?"))).toEqual(ended);
  expect(after([{ type: "typing", conversation: "a" }], ended)).toEqual(ended);
});

test("words on their way when the talk ended are shown as not sent", () => {
  const sent = do_it(after([welcome, talk()]), wrote("m1", "hello"));
  const ended = after([{ type: "ended", conversation: "a", reason: "visitor_lost" }], sent);
  expect(shown_talk(ended)?.transcript.unsaid[0]?.refused).toBe("conversation_ended");
  expect(has_unsent(ended)).toBe(false);
});

test("a talk that ended while the desk was away is found out", () => {
  const away = after([welcome, talk(), message(1)]);
  const back = after([welcome, resting], away);
  expect(shown_talk(back)?.ended).toBeUndefined();
  expect(shown_talk(after([{ type: "pong" }], back))?.ended?.reason).toBe("while_away");
  const goes_on = after([welcome, talk(), { type: "pong" }], away);
  expect(shown_talk(goes_on)?.ended).toBeUndefined();
});

test("a new life of the transcript keeps what stood and what waits, each once", () => {
  const desk = do_it(after([welcome, talk(), message(1), message(2)]), wrote("m1", "hello"));
  const next = after([welcome, talk("a", 2), message(1, "visitor", "a", 2)], desk);
  expect(shown_talk(next)?.transcript.said).toHaveLength(1);
  expect(shown(next.talks[0]?.transcript ?? empty_transcript).map((line) => line.position)).toEqual([
    { epoch: 2, offset: 1 },
    { epoch: 1, offset: 2 },
  ]);
  expect(shown_talk(next)?.transcript.unsaid).toHaveLength(1);
  expect(after([message(5)], next).talks).toEqual(next.talks);
});

test("a line that stays missing asks for a replay", () => {
  const desk = after([welcome, talk(), message(1), message(3)]);
  expect(needs_replay(desk, noon_ms + 1_000)).toBe(false);
  expect(needs_replay(desk, noon_ms + 3_000)).toBe(true);
  expect(needs_replay(after([message(2)], desk), noon_ms + 3_000)).toBe(false);
});

test("a second talk does not take the first one away from the counsellor's hands", () => {
  const two = after([welcome, talk("a"), talk("b")]);
  expect(two.shown).toBe("a");
  expect(do_it(two, { kind: "turned_to", conversation: "b" }).shown).toBe("b");
  const a_over = after([{ type: "ended", conversation: "a", reason: "visitor_left" }], two);
  expect(do_it(a_over, { kind: "erased", conversation: "a" }).shown).toBe("b");
});

test("the visitor is lost, and then back", () => {
  const lost = after([{ type: "visitor", conversation: "a", presence: "lost" }], after([welcome, talk()]));
  expect(shown_talk(lost)?.lost_at_ms).toBe(noon_ms);
  const back = after([{ type: "visitor", conversation: "a", presence: "present" }], lost, noon_ms + 9);
  expect(shown_talk(back)?.lost_at_ms).toBeUndefined();
  expect(shown_talk(back)?.back_at_ms).toBe(noon_ms + 9);
});

test("a lapsed offer is told in words until the next one", () => {
  const lapsed = after([welcome, { type: "offer_lapsed" }, shift({ state: "ready" })]);
  expect(lapsed.notice?.kind).toBe("offer_lapsed");
  expect(after([shift({ state: "offering", seconds_left: 45 })], lapsed).notice).toBeUndefined();
  expect(do_it(lapsed, { kind: "time_passed" }, noon_ms + 30_000).notice).toBeUndefined();
  expect(empty_desk.notice).toBeUndefined();
});

test("a talk that ended while the desk was away is told again whole, with the server's reason", () => {
  const away = after([welcome, talk(), message(1), welcome, { type: "pong" }]);
  expect(away.talks[0]?.ended?.reason).toBe("while_away");
  const told = after([talk(), message(1), message(2), { type: "ended", conversation: "a", reason: "closed" }], away);
  expect(told.talks).toHaveLength(1);
  expect(told.talks[0]?.transcript.said).toHaveLength(2);
  expect(told.talks[0]?.ended?.reason).toBe("closed");
});
