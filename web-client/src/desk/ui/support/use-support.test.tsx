// @vitest-environment happy-dom
import { type JSX, render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ToDesk } from "../../../protocol/wire.ts";
import type { Given } from "../../chat/duty.ts";
import { after, talk, welcome } from "../../chat/frames.fixture.ts";
import type { Desk } from "../../chat/state.ts";
import { type Support, use_support } from "./use-support.ts";

const app = document.createElement("div");
const given: Given = [{ question: "danger", answer: "no" }];
let support: Support;

function Holder({ desk }: { readonly desk: Desk }): JSX.Element {
  support = use_support(desk);
  return (
    <button type="button" id="support-button">
      {String(support.open)}
    </button>
  );
}

const show = (desk: Desk): Promise<void> => act(() => render(<Holder desk={desk} />, app));
const ended = (conversation: string): ToDesk => ({ type: "ended", conversation, reason: "visitor_left" });
const both = after([welcome, talk("a"), talk("b")]);
const [first, second] = both.talks;

beforeEach(async () => {
  document.body.replaceChildren(app);
  await show(both);
  await act(() => support.toggle());
});

afterEach(() => render(null, app));

test("each talk has its own thoughts, and those of one that ends are forgotten", async () => {
  if (first === undefined || second === undefined) throw new Error("two talks were opened");
  await act(() => support.answer(first, given));
  expect(support.given_in(first)).toEqual(given);
  expect(support.given_in(second)).toEqual([]);
  await act(() => support.answer(second, given));
  await show(after([ended("a")], both));
  expect(support.given_in(first)).toEqual([]);
  expect(support.given_in(second)).toEqual(given);
  expect(support.open).toBe(true);
});

test("it closes with the last talk, and everything is forgotten", async () => {
  if (second === undefined) throw new Error("two talks were opened");
  await act(() => support.answer(second, given));
  await act(() => support.show("duty"));
  await show(after([ended("a"), ended("b")], both));
  expect(support.open).toBe(false);
  expect(support.view).toBe("steps");
  expect(support.given_in(second)).toEqual([]);
});

test("closing forgets, and gives the focus back to where it came from", async () => {
  if (first === undefined) throw new Error("two talks were opened");
  await act(() => support.close());
  const field = document.createElement("textarea");
  document.body.append(field);
  field.focus();
  await act(() => support.toggle());
  await act(() => support.answer(first, given));
  await act(() => support.close());
  expect(support.given_in(first)).toEqual([]);
  expect(document.activeElement).toBe(field);
  await act(() => support.toggle());
  field.remove();
  await act(() => support.close());
  expect(document.activeElement?.id).toBe("support-button");
});
