import { expect, test } from "vitest";
import { as_clock, minutes_since, minutes_waited, seconds_left } from "./clock.ts";

test.each([
  [0, 0, 0],
  [59, 0, 0],
  [59, 1_000, 1],
  [600, 90_000, 11],
  // A clock that was set back must not make anybody wait a negative time.
  [30, -90_000, 0],
])("told %i s and %i ms later, %i minutes are shown", (told_s, passed_ms, minutes) => {
  expect(minutes_waited(told_s, 5_000, 5_000 + passed_ms)).toBe(minutes);
});

test.each([
  [1_000, 1],
  [1, 1],
  [0, 0],
  [-5_000, 0],
])("%i ms ahead is %i s left", (ahead_ms, left_s) => {
  expect(seconds_left(10_000 + ahead_ms, 10_000)).toBe(left_s);
});

test("seconds read as a clock", () => {
  expect([0, 9, 60, 95, 3_600].map(as_clock)).toEqual(["0:00", "0:09", "1:00", "1:35", "60:00"]);
});

test("minutes since never run backwards", () => {
  expect(minutes_since(0, 119_999)).toBe(1);
  expect(minutes_since(60_000, 0)).toBe(0);
});
