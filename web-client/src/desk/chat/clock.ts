// Turns moments into what a clock on the screen shows. Pure: now is handed in.

/** Whole seconds from now until `until_ms`, never below 0. */
export function seconds_left(until_ms: number, now_ms: number): number {
  return Math.max(0, Math.ceil((until_ms - now_ms) / 1_000));
}

/** Whole minutes waited: what was told, plus what has passed since, never negative. */
export function minutes_waited(told_s: number, heard_at_ms: number, now_ms: number): number {
  const since_s = Math.max(0, now_ms - heard_at_ms) / 1_000;
  return Math.floor((told_s + since_s) / 60);
}

/** Whole minutes since a moment, never negative. */
export function minutes_since(moment_ms: number, now_ms: number): number {
  return Math.max(0, Math.floor((now_ms - moment_ms) / 60_000));
}

/** 95 seconds as "1:35". */
export function as_clock(seconds: number): string {
  const rest = String(seconds % 60).padStart(2, "0");
  return `${Math.floor(seconds / 60)}:${rest}`;
}
