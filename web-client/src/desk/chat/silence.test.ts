import { expect, test } from "vitest";
import type { ToDesk } from "../../protocol/wire.ts";
import { after, message, noon_ms, shift, talk, welcome } from "./frames.fixture.ts";
import { quiet_minutes } from "./silence.ts";
import { type Desk, shown_talk } from "./state.ts";

const minute_ms = 60_000;
const talking = after([welcome, talk(), message(1), shift({ state: "talking" })]);

/** For how long the talk on screen has been quiet, at this minute. */
function quiet(desk: Desk, minute: number): number | undefined {
  const shown = shown_talk(desk);
  return shown === undefined ? undefined : quiet_minutes(desk, shown, noon_ms + minute * minute_ms);
}

test("ten minutes without the visitor are told, and not a minute less", () => {
  expect(quiet(talking, 9)).toBeUndefined();
  expect(quiet(talking, 10)).toBe(10);
  expect(quiet(talking, 12)).toBe(12);
});

test("a word or the beginning of one breaks the silence, and one's own words do not", () => {
  const at = (frame: ToDesk): Desk => after([frame], talking, noon_ms + 8 * minute_ms);
  expect(quiet(at(message(2)), 12)).toBeUndefined();
  expect(quiet(at({ type: "typing", conversation: "a" }), 12)).toBeUndefined();
  expect(quiet(at(message(2, "counsellor")), 12)).toBe(12);
  // The same line once more, as after a reconnect, is no news.
  expect(quiet(at(message(1)), 12)).toBe(12);
});

test("whoever is away is lost, not silent, and an end is an end", () => {
  expect(quiet(after([{ type: "visitor", conversation: "a", presence: "lost" }], talking), 12)).toBeUndefined();
  expect(quiet(after([{ type: "ended", conversation: "a", reason: "visitor_left" }], talking), 12)).toBeUndefined();
});

test("when a quiet talk closes is told until it is taken back, and anew by a new connection", () => {
  const closing = after([{ type: "closing", conversation: "a", seconds_left: 180 }], talking);
  expect(shown_talk(closing)?.closes_at_ms).toBe(noon_ms + 180_000);
  expect(shown_talk(after([{ type: "closing", conversation: "a" }], closing))?.closes_at_ms).toBeUndefined();
  expect(shown_talk(after([welcome, talk()], closing))?.closes_at_ms).toBeUndefined();
});
