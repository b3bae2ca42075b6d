// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Cover } from "./cover.tsx";

const app = document.createElement("div");
const show = (words: string): Promise<void> =>
  act(() =>
    render(
      <Cover text="go on">
        <h1 tabIndex={-1}>{words}</h1>
      </Cover>,
      app,
    ),
  );
const hide_the_page = (): Promise<void> =>
  act(() => {
    vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
    document.dispatchEvent(new Event("visibilitychange"));
  });
const button = (): HTMLButtonElement | null => app.querySelector<HTMLButtonElement>(".cover button");
const beneath = (): HTMLElement | null => app.querySelector<HTMLElement>(".beneath");

beforeEach(async () => {
  document.body.append(app);
  await show("a secret");
});

afterEach(() => {
  render(null, app);
  vi.restoreAllMocks();
});

test("a page out of view is covered, and a screen that comes meanwhile is out of reach too", async () => {
  await hide_the_page();
  await show("another secret");
  expect(app.querySelector<HTMLElement>(".cover")?.hidden).toBe(false);
  expect(beneath()?.inert).toBe(true);
  expect(document.activeElement).toBe(button());
});

test("one tap takes the cover away and leads to the heading", async () => {
  await hide_the_page();
  await act(() => button()?.click());
  expect(app.querySelector<HTMLElement>(".cover")?.hidden).toBe(true);
  expect(beneath()?.inert).toBe(false);
  expect(document.activeElement?.tagName).toBe("H1");
});
