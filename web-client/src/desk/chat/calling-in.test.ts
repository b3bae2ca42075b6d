import { expect, test } from "vitest";
import type { ToDesk } from "../../protocol/wire.ts";
import { quiet_bell, ring } from "./bell.ts";
import { after, noon_ms, shift, talk, welcome } from "./frames.fixture.ts";
import { news } from "./news.ts";
import { reduce } from "./reduce.ts";
import { is_ours, own_talks, shown_talk } from "./state.ts";

const talking = after([welcome, talk(), shift({ state: "talking" })]);
const idle = after([welcome, shift({ state: "resting" })]);
const called_in: Extract<ToDesk, { type: "called_in" }> = {
  type: "called_in",
  conversation: "a",
  number: 3,
  from: "Maja",
  lead: true,
  needs: { language: "nb" },
  coming: false,
  seconds_left: 60,
};
const as_guest = { ...(talk() as Extract<ToDesk, { type: "talk" }>), host: "Maja" };

test("who calls sees who is asked, who is here, and that they have gone", () => {
  const asked = after([{ type: "call_in", conversation: "a", call_in: { state: "asked", seconds_left: 60 } }], talking);
  expect(shown_talk(asked)?.call_in).toMatchObject({ state: "asked", until_ms: noon_ms + 60_000 });
  const off = after([{ type: "call_in", conversation: "a", call_in: { state: "off", why: "guest_left" } }], asked);
  expect(shown_talk(off)?.call_in).toMatchObject({ state: "off", why: "guest_left" });
  const read = reduce(off, { kind: "read_call_in", conversation: "a" }, noon_ms);
  expect(shown_talk(read)?.call_in).toBeUndefined();
});

test("who is called hears it once, until the talk itself is there", () => {
  const called = after([called_in], idle);
  expect(news(idle, called)).toEqual(["called_in_asked"]);
  expect(ring(ring(quiet_bell, idle, noon_ms)[1], called, noon_ms)[0]).toBe("take_over");
  const coming = after([{ ...called_in, coming: true }], called);
  expect(coming.called_ins).toHaveLength(1);
  const inside = after([as_guest], coming);
  expect(inside.called_ins).toEqual([]);
  expect(shown_talk(inside)?.host).toBe("Maja");
  expect(own_talks(inside)).toEqual([]);
});

test("of a room that is left nothing stays on the screen, also when that was while away", () => {
  const inside = after([as_guest], idle);
  const out = after(
    [
      { type: "called_in_off", conversation: "a", why: "visitor_alone" },
      { type: "ended", conversation: "a", reason: "guest_over" },
    ],
    inside,
  );
  expect(out.talks).toEqual([]);
  expect(out.notice).toMatchObject({ kind: "called_in_off", why: "visitor_alone" });
  const while_away = after([welcome, shift({ state: "resting" }), { type: "pong" }], inside);
  expect(while_away.talks).toEqual([]);
});

test("who was only asked is not told that they are out of a room they were never in", () => {
  const off: ToDesk = { type: "called_in_off", conversation: "a", why: "counsellor_gone" };
  expect(after([called_in, off], idle).notice).toMatchObject({ why: "taken_back" });
  expect(after([called_in, as_guest, off], idle).notice).toMatchObject({ why: "counsellor_gone" });
});

test("a guest's own words carry their name, and what becomes their talk carries none", () => {
  const inside = after([as_guest], idle);
  const wrote = reduce(inside, { kind: "wrote", conversation: "a", client_ref: "g-1", text: "hei" }, noon_ms);
  expect(shown_talk(wrote)?.transcript.unsaid[0]?.guest).toMatchObject({ role: "colleague" });
  expect(shown_talk(after([talk()], wrote))?.host).toBeUndefined();
});

test("what we said as a guest stays ours when the talk is left to us, and a guest's is theirs", () => {
  const theirs = { from: "counsellor", guest: { role: "colleague", alias: "Omar" } } as const;
  const hosts = { from: "counsellor" } as const;
  expect(is_ours({ host: "Maja" }, theirs, "Omar")).toBe(true);
  expect(is_ours({ host: "Maja" }, hosts, "Omar")).toBe(false);
  expect(is_ours({}, theirs, "Omar")).toBe(true);
  expect(is_ours({}, theirs, "Maja")).toBe(false);
  expect(is_ours({}, hosts, "Maja")).toBe(true);
  expect(is_ours({}, { from: "visitor" }, "Maja")).toBe(false);
});
