// @vitest-environment happy-dom
import { beforeEach, expect, test } from "vitest";
import { on_act } from "./acts.ts";

let acts: number;

beforeEach(() => {
  acts = 0;
});

const move = (x: number): boolean =>
  document.dispatchEvent(new MouseEvent("pointermove", { screenX: x, screenY: 5, bubbles: true }));

test("a key, a press and a hand on the pointer are acts; a page that moves under it is not", () => {
  const undo = on_act(document, () => {
    acts += 1;
  });
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "a", bubbles: true }));
  document.body.dispatchEvent(new Event("pointerdown", { bubbles: true }));
  expect(acts).toBe(2);
  move(10);
  move(10);
  expect(acts).toBe(2);
  move(11);
  expect(acts).toBe(3);
  undo();
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "a", bubbles: true }));
  expect(acts).toBe(3);
});
