import { expect, test } from "vitest";
import { own_replies_of } from "./own-replies.ts";

const reply = { id: "1", language: "nb", title: "Hilsen", text: "Hei!" };

test("own replies are shown to the account they are told of, and to nobody else", () => {
  const answer = { account: "a", replies: [reply] };
  expect(own_replies_of("a", answer)).toEqual([reply]);
  expect(own_replies_of("b", answer)).toEqual([]);
  expect(own_replies_of(undefined, answer)).toEqual([]);
});

test("an answer of another form has none", () => {
  for (const answer of [undefined, "sign_in_needed", { account: "a" }, { account: "a", replies: [{ id: "1" }] }]) {
    expect(own_replies_of("a", answer)).toEqual([]);
  }
});
