// The day of a moment, in words. The names are texts of our own: Chromium has no Nynorsk.

import type { Translate } from "../../../texts/t.ts";
import { day_of } from "../../../ui/clock/clock.ts";

const weekdays = [
  "shared-sunday",
  "shared-monday",
  "shared-tuesday",
  "shared-wednesday",
  "shared-thursday",
  "shared-friday",
  "shared-saturday",
] as const;
const day_ms = 24 * 60 * 60 * 1_000;

/** Today, tomorrow, or the day of the week, for a moment within the next week. */
export function day_name(at_ms: number, now_ms: number, t: Translate): string {
  if (day_of(at_ms) === day_of(now_ms)) return t("visit-today");
  if (day_of(at_ms) === day_of(now_ms + day_ms)) return t("shared-tomorrow");
  return t(weekdays[new Date(at_ms).getDay()] ?? "visit-today");
}

/** Reads the server's local time `YYYY-MM-DDTHH:MM` as a time of this device's clock. */
export function local_time(written: string): number | undefined {
  const at_ms = new Date(written).getTime();
  return Number.isNaN(at_ms) ? undefined : at_ms;
}
