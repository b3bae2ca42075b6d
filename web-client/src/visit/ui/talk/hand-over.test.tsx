// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { create_translate } from "../../../texts/t.ts";
import { no_talk } from "../../chat/state.ts";
import { type Surroundings, SurroundingsContext } from "../context.ts";
import { HandOver } from "./hand-over.tsx";

const app = document.createElement("div");
const no_guest = vi.fn();
const around = { t: create_translate("nb", {}), visit: { no_guest } } as unknown as Surroundings;
const talk = {
  ...no_talk,
  guest: { number: 3, text: "Leo is here", no: "No thanks" },
  asked: { number: 7, question: { text: "May Leo take over?", yes: "Yes", no: "No" }, until_ms: 0, answered: true },
};

/** Which buttons say that they can be pressed. */
async function pressable(connected: boolean): Promise<(string | null)[]> {
  await act(() =>
    render(
      <SurroundingsContext.Provider value={around}>
        <HandOver talk={talk} alias="Maja" connected={connected} />
      </SurroundingsContext.Provider>,
      app,
    ),
  );
  const buttons = [...app.querySelectorAll("button")];
  return buttons
    .filter((button) => button.getAttribute("aria-disabled") !== "true")
    .map((button) => button.textContent);
}

beforeEach(() => document.body.replaceChildren(app));
afterEach(() => render(null, app));

test("no to a guest can be said at any time, also while another answer is on its way", async () => {
  expect(await pressable(true)).toEqual(["No thanks"]);
  app.querySelector("button")?.click();
  expect(no_guest).toHaveBeenCalledWith(3);
  expect(await pressable(false)).toEqual([]);
});
