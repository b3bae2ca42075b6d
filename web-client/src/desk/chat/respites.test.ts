import { expect, test } from "vitest";
import type { RespiteView, ToDesk } from "../../protocol/wire.ts";
import { after, noon_ms, shift, welcome } from "./frames.fixture.ts";
import { news } from "./news.ts";
import { respites_to_see } from "./state.ts";

const minute_ms = 60_000;
const one: RespiteView = {
  number: 1,
  alias: "Maja",
  mine: false,
  until_ms: noon_ms + 60 * minute_ms,
  asked_until_ms: noon_ms + 10 * minute_ms,
  may_answer: true,
  may_lift: true,
};
const told = (...respites: RespiteView[]): ToDesk => ({ ...shift({ state: "resting" }), respites });

test("a break is seen for as long as it stands, or is asked about, and no longer", () => {
  const desk = after([welcome, told(one)]);
  expect(respites_to_see(desk.shift, noon_ms)).toEqual([one]);
  expect(respites_to_see(desk.shift, noon_ms + 60 * minute_ms)).toEqual([]);
  // Nothing stands, because the hour was used up, and a second person is asked.
  const asked = after([told({ ...one, until_ms: noon_ms })], desk);
  expect(respites_to_see(asked.shift, noon_ms + 9 * minute_ms)).toHaveLength(1);
  expect(respites_to_see(asked.shift, noon_ms + 10 * minute_ms)).toEqual([]);
  expect(respites_to_see(after([shift({ state: "resting" })], desk).shift, noon_ms)).toEqual([]);
});

test("whoever can say yes hears once that somebody asks", () => {
  const before = after([welcome, shift({ state: "resting" })]);
  const asked = after([told(one)], before);
  expect(news(before, asked)).toEqual(["respite_asked"]);
  expect(news(asked, after([told(one)], asked))).toEqual([]);
  expect(news(before, after([told({ ...one, mine: true, may_answer: false })], before))).toEqual([]);
});
