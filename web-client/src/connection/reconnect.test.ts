import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { close_code } from "../protocol/close-codes.ts";
import { backoff_ms, first_wait_ms, longest_wait_ms, type Phase, step } from "./reconnect.ts";

const moment = { now_ms: 1_000, random: 0.5 };
const lost = (code: number, not_before_ms?: number) => ({ type: "lost" as const, code, not_before_ms });

describe("a lost connection", () => {
  test("comes back soon the first time", () => {
    const phase = step({ name: "connected" }, lost(1006), moment);
    expect(phase).toEqual({ name: "waiting", attempt: 0, until_ms: 1_375, told: false });
  });

  test("waits longer each time, and never too long", () => {
    fc.assert(
      fc.property(fc.nat(40), fc.double({ min: 0, max: 0.999, noNaN: true }), (attempt, random) => {
        const wait_ms = backoff_ms(attempt, random);
        expect(wait_ms).toBeGreaterThanOrEqual(first_wait_ms / 2);
        expect(wait_ms).toBeLessThanOrEqual(longest_wait_ms);
      }),
    );
    expect(backoff_ms(3, 0.5)).toBeGreaterThan(backoff_ms(1, 0.5));
  });

  test("tries at once when the phone wakes, as if for the first time", () => {
    const waiting: Phase = { name: "waiting", attempt: 7, until_ms: 9_000, told: false };
    expect(step(waiting, { type: "wake" }, moment)).toEqual({ name: "connecting", attempt: 0 });
  });

  test("stays away as long as the server said, even when the phone wakes", () => {
    const phase = step({ name: "connected" }, lost(4000, 6_000), moment);
    expect(phase).toEqual({ name: "waiting", attempt: 0, until_ms: 6_500, told: true });
    expect(step(phase, { type: "wake" }, moment)).toBe(phase);
    expect(step(phase, { type: "wake" }, { ...moment, now_ms: 7_000 }).name).toBe("connecting");
  });

  test("obeys the range of the code, not a list", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 4999 }), (code) => {
        const phase = step({ name: "connected" }, lost(code), moment);
        expect(phase.name).toBe(code >= 4500 ? "stopped" : "waiting");
      }),
    );
  });

  test("can be taken up again after a stop", () => {
    const stopped: Phase = { name: "stopped", code: close_code.replaced };
    expect(step(stopped, { type: "wake" }, moment)).toBe(stopped);
    expect(step(stopped, { type: "begin" }, moment)).toEqual({ name: "connecting", attempt: 0 });
  });
});
