import { expect, test } from "vitest";
import { after, noon_ms, shift, talk, welcome } from "./frames.fixture.ts";
import { is_late } from "./state.ts";

const talking = after([welcome, talk(), shift({ state: "talking" })]);

test("the desk knows until when those we talk with wait, and when that is over", () => {
  const away = after([{ type: "errand", seconds_left: 300 }], talking);
  expect(away.errand_until_ms).toBe(noon_ms + 300_000);
  expect(is_late(away, noon_ms + 299_999)).toBe(false);
  expect(is_late(away, noon_ms + 300_000)).toBe(true);
  expect(is_late(after([{ type: "errand" }], away), noon_ms + 300_000)).toBe(false);
});

test("a new connection tells anew whether we are away", () => {
  const away = after([{ type: "errand", seconds_left: 300 }], talking);
  expect(after([welcome, talk()], away).errand_until_ms).toBeUndefined();
});
