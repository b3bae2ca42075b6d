import { beforeEach, expect, test } from "vitest";
import { create_watch, type Watch } from "./watch.ts";

const minute_ms = 60_000;
const terms = { type: "session", account: "k", idle_s: 900, left_s: 12 * 3_600 } as const;

let told: number;
let is_up: boolean;
let watch: Watch;

beforeEach(() => {
  told = 0;
  is_up = true;
  watch = create_watch(0, () => {
    told += is_up ? 1 : 0;
    return is_up;
  });
  watch.heard(terms, 0);
});

test("two minutes before the cover the desk asks, and any act answers", () => {
  expect(watch.look(13 * minute_ms - 1).name).toBe("here");
  expect(watch.look(13 * minute_ms)).toEqual({ name: "asked", until_ms: 15 * minute_ms });
  watch.acted(14 * minute_ms);
  expect(watch.look(14 * minute_ms).name).toBe("here");
  expect(watch.look(27 * minute_ms).name).toBe("asked");
});

test("nothing but signing in again lifts the cover", () => {
  expect(watch.look(15 * minute_ms).name).toBe("covered");
  watch.acted(16 * minute_ms);
  expect(watch.look(16 * minute_ms).name).toBe("covered");
  watch.begun_anew(17 * minute_ms);
  watch.heard(terms, 17 * minute_ms);
  expect(watch.look(17 * minute_ms).name).toBe("here");
});

test("the key that wakes a laptop after the night does not count", () => {
  watch.acted(8 * 60 * minute_ms);
  expect(watch.look(8 * 60 * minute_ms).name).toBe("covered");
  expect(told).toBe(0);
});

test("the server is told of much activity a little at a time, and of the last of it", () => {
  for (let at_ms = 0; at_ms <= 8_000; at_ms += 100) watch.acted(at_ms);
  expect(told).toBe(2);
  watch.look(9_000);
  expect(told).toBe(2);
  watch.look(10_100);
  expect(told).toBe(3);
  for (let at_ms = 11_000; at_ms < minute_ms; at_ms += 1_000) watch.look(at_ms);
  expect(told).toBe(3);
});

test("what could not be told is told when the line is back", () => {
  is_up = false;
  watch.acted(minute_ms);
  is_up = true;
  watch.look(2 * minute_ms);
  expect(told).toBe(1);
});

test("the end of the shift is told ahead, however busy it is", () => {
  watch.heard({ ...terms, left_s: 180 }, 0);
  watch.acted(minute_ms);
  expect(watch.look(minute_ms)).toEqual({ name: "ends", until_ms: 3 * minute_ms });
  watch.acted(2 * minute_ms);
  expect(watch.look(3 * minute_ms).name).toBe("covered");
});

test("a desk that does not know how long it may rest asks nothing", () => {
  const unknown = create_watch(0, () => true);
  expect(unknown.look(24 * 60 * minute_ms).name).toBe("here");
});
