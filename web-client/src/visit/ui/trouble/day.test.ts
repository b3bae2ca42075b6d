import { expect, test } from "vitest";
import type { Translate } from "../../../texts/t.ts";
import { day_name, local_time } from "./day.ts";

const t = ((key: string, values?: object) => (values === undefined ? key : JSON.stringify(values))) as Translate;

/** The name of a moment of the service's time, told on this one. */
function named(at: string, now: string): string {
  return day_name(local_time(at) ?? 0, local_time(now) ?? 0, t);
}

test("a day within the week goes by its name, and a later one has its date", () => {
  const now = "2026-12-23T22:30";
  expect(named("2026-12-23T23:00", now)).toBe("visit-today");
  expect(named("2026-12-24T17:00", now)).toBe("shared-tomorrow");
  expect(named("2026-12-29T23:59", now)).toBe("shared-tuesday");
  expect(named("2026-12-30T00:00", now)).toBe('{"weekday":"shared-wednesday","day":30,"month":12}');
  expect(named("2027-01-04T17:00", now)).toBe('{"weekday":"shared-monday","day":4,"month":1}');
});
