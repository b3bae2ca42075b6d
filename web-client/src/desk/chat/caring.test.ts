import { expect, test } from "vitest";
import type { LeadView, ToDesk } from "../../protocol/wire.ts";
import { quiet_bell, ring, ring_again_ms } from "./bell.ts";
import { after, noon_ms, shift, someone, talk, welcome } from "./frames.fixture.ts";
import { news } from "./news.ts";
import { long_wait_s, shown_talk, waits_long } from "./state.ts";

const talking = after([welcome, talk(), shift({ state: "talking" })]);
const marked: ToDesk = { type: "risk", conversation: "a", since_ms: noon_ms };
const none: LeadView = { risks: [], debriefs: [] };
const risk = { alias: "Maja", since_ms: noon_ms };
const call = { colleague: "c", alias: "Maja", since_ms: noon_ms };
const lead = (view: LeadView, me: "resting" | "paused" | "talking" = "talking", waits = 0): ToDesk => ({
  ...shift(me === "paused" ? { state: me, seconds_left: 300 } : { state: me }, waits),
  lead: view,
});

test("a mark stands until it is taken away, or the talk is over", () => {
  const with_mark = after([marked], talking);
  expect(shown_talk(with_mark)?.risk_at_ms).toBe(noon_ms);
  expect(shown_talk(after([{ type: "risk", conversation: "a" }], with_mark))?.risk_at_ms).toBeUndefined();
  const over = after([{ type: "ended", conversation: "a", reason: "visitor_left" }], with_mark);
  expect(shown_talk(over)?.risk_at_ms).toBeUndefined();
});

test("a new connection tells the mark anew, and one that it does not tell is gone", () => {
  const with_mark = after([marked], talking);
  expect(shown_talk(after([welcome, talk()], with_mark))?.risk_at_ms).toBeUndefined();
  expect(shown_talk(after([welcome, talk(), marked], with_mark))?.risk_at_ms).toBe(noon_ms);
});

test("a shift lead hears once of a talk that is marked and of a colleague who needs a talk", () => {
  const before = after([welcome, lead(none)]);
  const [, quiet] = ring(quiet_bell, before, noon_ms);
  const one = after([lead({ ...none, risks: [risk] })], before);
  expect(news(before, one)).toEqual(["risk_marked"]);
  const [rang, memory] = ring(quiet, one, noon_ms);
  expect(rang).toBe("risk");
  expect(ring(memory, one, noon_ms + ring_again_ms)[0]).toBeUndefined();
  const both = after([lead({ risks: [risk], debriefs: [call] })], one);
  expect(news(one, both)).toEqual(["debrief_asked"]);
  expect(ring(memory, both, noon_ms)[0]).toBe("debrief");
  const comes = after([lead({ risks: [risk], debriefs: [{ ...call, lead: "Vakta" }] })], both);
  expect(news(both, comes)).toEqual([]);
  const open_again = after([lead({ risks: [risk], debriefs: [call] })], comes);
  expect(news(comes, open_again), "whoever was to come is gone").toEqual(["debrief_asked"]);
});

test("the caller is told aloud that somebody comes", () => {
  const asked = after([welcome, { ...shift({ state: "paused", seconds_left: 300 }), debrief: { state: "asked" } }]);
  const coming: ToDesk = { ...shift({ state: "resting" }), debrief: { state: "coming", alias: "Vakta" } };
  const met = after([coming], asked);
  expect(news(asked, met)).toEqual(["debrief_coming"]);
  expect(news(met, after([coming], met))).toEqual([]);
});

test("a wait that has become long rings for a shift lead in a pause, and never in a talk", () => {
  const at_ms = noon_ms + (long_wait_s - someone.waited_s) * 1_000;
  for (const [me, rings] of [
    ["paused", "waiting"],
    ["talking", undefined],
  ] as const) {
    const desk = after([welcome, lead(none, me, 1)]);
    const [soon, memory] = ring(quiet_bell, desk, at_ms - 1);
    expect([me, soon]).toEqual([me, undefined]);
    expect([me, ring(memory, desk, at_ms)[0]]).toEqual([me, rings]);
  }
  const colleague = after([welcome, shift({ state: "paused", seconds_left: 300 }, 1)]);
  expect(ring(quiet_bell, colleague, at_ms)[0], "a colleague's pause is theirs").toBeUndefined();
});

test("a wait is not too long while somebody is ready", () => {
  const late_ms = noon_ms + long_wait_s * 1_000;
  const heard = (waits: number, ready: number) => ({
    ...shift({ state: "resting" }, waits, ready),
    heard_at_ms: noon_ms,
  });
  expect(waits_long(heard(1, 0), late_ms)).toBe(true);
  expect(waits_long(heard(1, 1), late_ms)).toBe(false);
  expect(waits_long(heard(0, 0), late_ms)).toBe(false);
});
