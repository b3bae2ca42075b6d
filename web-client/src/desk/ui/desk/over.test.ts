import { expect, test } from "vitest";
import { after, shift, talk, welcome } from "../../chat/frames.fixture.ts";
import type { Desk } from "../../chat/state.ts";
import type { Session } from "../../session.ts";
import { act } from "./act.ts";
import { type Over, stands } from "./over.ts";

const ends = (conversation: string): Over => ({ asks: "end", conversation });
const both = after([welcome, shift({ state: "resting" }), talk("a"), talk("b")]);
const shows = (desk: Desk, shown: string): Desk => ({ ...desk, shown });

/** What the shortcut opens on this desk. */
function opened_on(desk: Desk): Over {
  let over: Over;
  act("end", { desk: { value: desk } } as Session, (next) => {
    over = next;
  });
  return over;
}

test("a question about one talk never comes up over another", () => {
  expect(stands(ends("a"), shows(both, "a"))).toBe(true);
  expect(stands(ends("a"), shows(both, "b"))).toBe(false);
  const a_ended = after([{ type: "ended", conversation: "a", reason: "visitor_left" }], shows(both, "a"));
  expect(stands(ends("a"), shows(a_ended, "a"))).toBe(false);
});

test("nothing stays open without what it is about", () => {
  const none = after([welcome]);
  for (const over of ["switch", "errand", "sign_out"] as const) {
    expect(stands(over, none)).toBe(false);
    expect(stands(over, both)).toBe(true);
  }
  expect(stands("keys", none) && stands("sign_ins", none)).toBe(true);
});

test("the shortcut ends the talk on screen, and only one that is open and ours", () => {
  expect(opened_on(shows(both, "a"))).toEqual(ends("a"));
  expect(opened_on(after([welcome]))).toBeUndefined();
  const ended = after([{ type: "ended", conversation: "a", reason: "visitor_left" }], shows(both, "a"));
  expect(opened_on(shows(ended, "a"))).toBeUndefined();
  const as_guest = after([welcome, { ...talk("a"), host: "Maja" }]);
  expect(opened_on(shows(as_guest, "a"))).toBeUndefined();
});
