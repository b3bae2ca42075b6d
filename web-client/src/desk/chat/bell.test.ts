import { expect, test } from "vitest";
import { quiet_bell, ring, ring_again_ms } from "./bell.ts";
import { after, noon_ms, shift, talk, welcome } from "./frames.fixture.ts";
import { title_mark, titled } from "./title.ts";

const waits = after([welcome, shift({ state: "resting" }, 2)]);
const nobody = after([welcome, shift({ state: "resting" })]);

test("it rings once when the first one comes, and not for the next", () => {
  const [first, heard] = ring(quiet_bell, waits, noon_ms);
  expect(first).toBe("waiting");
  expect(ring(heard, after([shift({ state: "resting" }, 3)], waits), noon_ms + 1_000)[0]).toBeUndefined();
});

test("it rings again after two minutes when nobody is ready", () => {
  const [, heard] = ring(quiet_bell, waits, noon_ms);
  expect(ring(heard, waits, noon_ms + ring_again_ms - 1)[0]).toBeUndefined();
  expect(ring(heard, waits, noon_ms + ring_again_ms)[0]).toBe("waiting");
  const colleague = after([shift({ state: "resting" }, 2, 1)], waits);
  expect(ring(heard, colleague, noon_ms + ring_again_ms)[0]).toBeUndefined();
});

test("it leaves a pause and a talk in peace", () => {
  for (const me of [{ state: "paused", seconds_left: 300 }, { state: "talking" }] as const) {
    expect(ring(quiet_bell, after([welcome, shift(me, 2)]), noon_ms)[0]).toBeUndefined();
  }
});

test("it rings when a talk opens, for the one who went to fetch tea", () => {
  expect(ring(quiet_bell, after([talk()], nobody), noon_ms)[0]).toBe("talk");
});

test("it is quiet when nobody waits", () => {
  expect(ring(quiet_bell, nobody, noon_ms)[0]).toBeUndefined();
});

test("the title marks who waits while the counsellor is free", () => {
  expect(titled("Vakt", title_mark(waits.shift))).toBe("(2) Vakt");
  expect(titled("Vakt", title_mark(nobody.shift))).toBe("Vakt");
  expect(title_mark(after([shift({ state: "talking" }, 2)]).shift)).toBe(0);
  expect(title_mark(undefined)).toBe(0);
});
