import { expect, test } from "vitest";
import type { ToDesk } from "../../protocol/wire.ts";
import { quiet_bell, ring } from "./bell.ts";
import { after, noon_ms, shift, talk, welcome } from "./frames.fixture.ts";
import { news } from "./news.ts";
import { reduce } from "./reduce.ts";
import { shown_talk } from "./state.ts";

const talking = after([welcome, talk(), shift({ state: "talking" })]);
const asked: ToDesk = {
  type: "hand_over",
  conversation: "a",
  hand_over: { state: "colleague_asked", alias: "Leo", seconds_left: 60 },
};
const off: ToDesk = {
  type: "hand_over",
  conversation: "a",
  hand_over: { state: "off", why: "declined", alias: "Leo" },
};
const take_over = (conversation: string, number: number, taken = false): Extract<ToDesk, { type: "take_over" }> => ({
  type: "take_over",
  conversation,
  number,
  from: "Maja",
  needs: { language: "nb" },
  note: "redd hjemme",
  taken,
  seconds_left: 60,
});

test("a counsellor sees who is asked and for how long, and reads that nothing came of it", () => {
  const waits = after([asked], talking);
  expect(shown_talk(waits)?.hand_over).toMatchObject({ state: "colleague_asked", until_ms: noon_ms + 60_000 });
  const kept = after([off], waits);
  expect(shown_talk(kept)?.hand_over).toMatchObject({ state: "off", why: "declined" });
  const read = reduce(kept, { kind: "read_hand_over", conversation: "a" }, noon_ms);
  expect(shown_talk(read)?.hand_over).toBeUndefined();
});

test("a new connection tells anew what is asked, and what it does not tell is over", () => {
  const waits = after([asked, take_over("b", 3)], talking);
  const again = after([welcome, talk(), shift({ state: "talking" }), { type: "pong" }], waits);
  expect(shown_talk(again)?.hand_over).toBeUndefined();
  expect(again.take_overs).toEqual([]);
});

test("a talk that has been handed over is no longer asked about, and the words wait to be erased", () => {
  const gone = after([asked, { type: "ended", conversation: "a", reason: "handed_over" }], talking);
  expect(shown_talk(gone)).toMatchObject({ ended: { reason: "handed_over" } });
  expect(shown_talk(gone)?.hand_over).toBeUndefined();
});

test("what a colleague asks stands once, until it comes or comes to nothing", () => {
  const before = after([welcome, shift({ state: "resting" })]);
  const both = after([take_over("b", 3), take_over("c", 9), take_over("b", 3, true)], before);
  expect(both.take_overs.map(({ conversation, taken }) => [conversation, taken])).toEqual([
    ["b", true],
    ["c", false],
  ]);
  const came = after([{ ...talk("b"), note: "redd hjemme" }], both);
  expect(came.take_overs.map(({ conversation }) => conversation)).toEqual(["c"]);
  expect(shown_talk(came)?.note).toBe("redd hjemme");
  const none = after([{ type: "take_over_off", conversation: "c", why: "visitor_stays" }], came);
  expect(none.take_overs).toEqual([]);
  expect(none.notice).toMatchObject({ kind: "take_over_off", why: "visitor_stays" });
  const mine = after([{ type: "take_over_off", conversation: "c", why: "declined" }], came);
  expect(mine.notice, "one's own no needs no telling").toBeUndefined();
});

test("a colleague who asks is heard once, also in a talk", () => {
  const rung = after([take_over("b", 3)], talking);
  const [heard, memory] = ring({ ...quiet_bell, talks: 1 }, rung, noon_ms);
  expect(heard).toBe("take_over");
  expect(ring(memory, rung, noon_ms + 1_000)[0]).toBeUndefined();
  expect(news(talking, rung)).toEqual(["take_over_asked"]);
  expect(news(rung, after([take_over("b", 3, true)], rung))).toEqual([]);
});
