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

/** A day of the week means one within this many days; later ones need their date. */
const weekday_within_days = 6;

/** Today, tomorrow, the day of the week, or from a week on with its date. */
export function day_name(at_ms: number, now_ms: number, t: Translate): string {
  if (day_of(at_ms) === day_of(now_ms)) return t("visit-today");
  if (day_of(at_ms) === day_of(now_ms + day_ms)) return t("shared-tomorrow");
  const at = new Date(at_ms);
  const weekday = t(weekdays[at.getDay()] ?? "visit-today");
  const last_near = new Date(now_ms);
  last_near.setDate(last_near.getDate() + weekday_within_days);
  last_near.setHours(24, 0, 0, 0);
  if (at < last_near) return weekday;
  return t("shared-day-and-date", { weekday, day: at.getDate(), month: at.getMonth() + 1 });
}

/** Reads the server's local time `YYYY-MM-DDTHH:MM` as a time of this device's clock. */
export function local_time(written: string): number | undefined {
  const at_ms = new Date(written).getTime();
  return Number.isNaN(at_ms) ? undefined : at_ms;
}
