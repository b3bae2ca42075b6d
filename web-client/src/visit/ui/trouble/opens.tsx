// When a closed chat opens, where that is known.

import type { JSX } from "preact";
import type { Service } from "../../../protocol/wire.ts";
import { time_of_day } from "../../../ui/clock/clock.ts";
import { use_surroundings } from "../context.ts";
import { day_name, local_time } from "./day.ts";

/** The moment of opening. At the minute of closing the last word from the server may still be *open*. */
export function opens_at_ms(service: Service | undefined): number | undefined {
  return service?.open === false && service.changes_at !== undefined ? local_time(service.changes_at) : undefined;
}

/** The day and the time, or nothing. */
export function Opens({ at_ms }: { readonly at_ms: number | undefined }): JSX.Element | null {
  const { t } = use_surroundings();
  if (at_ms === undefined) return null;
  return (
    <p class="lead">{t("visit-closed-opens", { day: day_name(at_ms, Date.now(), t), time: time_of_day(at_ms) })}</p>
  );
}
