// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { create_translate } from "../../../texts/t.ts";
import { cell } from "../../../ui/cell/cell.ts";
import { after, talk, welcome } from "../../chat/frames.fixture.ts";
import type { Session } from "../../session.ts";
import type { Support } from "../support/use-support.ts";
import { Talks } from "./talks.tsx";

const app = document.createElement("div");
const turn_to = vi.fn();
const on_ask = vi.fn();

function session_with(shown: string): Session {
  const desk = { ...after([welcome, talk("a"), talk("b")]), shown };
  return {
    t: create_translate("nb", {}),
    desk: { value: desk },
    now_ms: { value: 0 },
    link: { value: "up" },
    draft_of: () => cell(""),
    lays_out: () => {},
    replies: [],
    cards: [],
    turn_to,
  } as unknown as Session;
}

beforeEach(() => {
  document.body.replaceChildren(app);
  vi.spyOn(window, "matchMedia").mockImplementation(
    () => Object.assign(new EventTarget(), { matches: true }) as unknown as MediaQueryList,
  );
});

afterEach(() => {
  render(null, app);
  vi.restoreAllMocks();
});

test("a click without a press or the focus turns to its talk, and asks about that one", async () => {
  const support = { open: false } as Support;
  await act(() => render(<Talks session={session_with("a")} support={support} on_ask={on_ask} />, app));
  const places = [...app.querySelectorAll(".talk-place")];
  expect(places).toHaveLength(2);
  turn_to.mockClear();
  places[1]?.querySelector<HTMLElement>(".talk-head-acts > button:last-child")?.click();
  expect(turn_to).toHaveBeenCalledExactlyOnceWith("b");
  expect(on_ask.mock.calls.map(([asks, { conversation }]) => [asks, conversation])).toEqual([["end", "b"]]);
});
