// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Service } from "../../../protocol/wire.ts";
import { create_translate } from "../../../texts/t.ts";
import { first_state, type VisitState } from "../../chat/state.ts";
import { type Surroundings, SurroundingsContext } from "../context.ts";
import { Closed } from "./trouble.tsx";

const app = document.createElement("div");
const reload = vi.spyOn(location, "reload").mockImplementation(() => {});
const around = {
  t: create_translate("nb", {}),
  page: { home: "/", phones: [] },
} as unknown as Surroundings;
const minute_ms = 60_000;

function show(service: Partial<Service>, phase: VisitState["phase"] = "connected"): Promise<void> {
  const state: VisitState = {
    ...first_state("nb", "welcome"),
    phase,
    service: { open: false, languages: [], ...service },
  };
  return act(() =>
    render(
      <SurroundingsContext.Provider value={around}>
        <Closed state={state} />
      </SurroundingsContext.Provider>,
      app,
    ),
  );
}

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-03-02T16:00"), toFake: ["Date", "setTimeout", "clearTimeout"] });
  reload.mockClear();
  document.body.replaceChildren(app);
});

afterEach(() => {
  render(null, app);
  vi.useRealTimers();
});

test("a chat that waits for people is looked at by itself, and not often", async () => {
  await show({});
  vi.advanceTimersByTime(2 * minute_ms - 1);
  expect(reload).not.toHaveBeenCalled();
  vi.advanceTimersByTime(minute_ms);
  expect(reload).toHaveBeenCalledOnce();
});

test("at its opening the page comes anew, and soon after it no more often than without one", async () => {
  await show({ changes_at: "2026-03-02T17:00" });
  vi.advanceTimersByTime(60 * minute_ms - 1);
  expect(reload).not.toHaveBeenCalled();
  vi.advanceTimersByTime(minute_ms);
  expect(reload).toHaveBeenCalledOnce();
  // This device's clock is ahead: for the server the time has not come.
  await show({ changes_at: "2026-03-02T16:59" });
  vi.advanceTimersByTime(2 * minute_ms - 1);
  expect(reload).toHaveBeenCalledOnce();
});

test("without a network the numbers stay on the screen, and who has left is not fetched back", async () => {
  for (const phase of ["waiting", "resting"] as const) {
    await show({}, phase);
    vi.advanceTimersByTime(10 * minute_ms);
    await show({});
    await show({}, phase);
    vi.advanceTimersByTime(10 * minute_ms);
  }
  expect(reload).not.toHaveBeenCalled();
});
