// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Confirm } from "./confirm.tsx";

const app = document.createElement("div");
const on_yes = vi.fn();
const buttons = (): readonly HTMLButtonElement[] => [...app.querySelectorAll("button")];

beforeEach(async () => {
  on_yes.mockReset();
  document.body.append(app);
  await act(() => render(<Confirm text="End" question="Sure?" yes="Yes" no="No" on_yes={on_yes} />, app));
  await act(() => buttons()[0]?.click());
});

afterEach(() => render(null, app));

test("asks with no first, and no answer under the finger", () => {
  expect(buttons().map((button) => button.textContent)).toEqual(["No", "Yes"]);
  expect(document.activeElement?.getAttribute("role")).toBe("group");
});

test("a key that is held does not answer", () => {
  const held = new KeyboardEvent("keydown", { key: "Enter", repeat: true, bubbles: true, cancelable: true });
  buttons()[1]?.dispatchEvent(held);
  expect(held.defaultPrevented).toBe(true);
  expect(on_yes).not.toHaveBeenCalled();
});

test("no leads back to the button it came from", async () => {
  await act(() => buttons()[0]?.click());
  expect(document.activeElement?.textContent).toBe("End");
});
