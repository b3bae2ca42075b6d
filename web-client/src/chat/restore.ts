// Lines that one side held and the server may have lost. Pure. A line is the same line
// in every life of the transcript by who said it and the name they gave it.

import type { Line } from "../protocol/wire.ts";

/** So many bytes of JSON are sure to fit with the frame's own words: the server takes 16 KiB. */
export const lines_max_bytes = 11_800;

/** What tells one line from every other, in any life of the transcript. */
export function name_of({ from, client_ref }: Pick<Line, "from" | "client_ref">): string {
  return from + client_ref;
}

/** The lines that are held and have not been said. */
export function lacking(held: readonly Line[], said: readonly Line[]): readonly Line[] {
  const names = new Set(said.map(name_of));
  return held.filter((line) => !names.has(name_of(line)));
}

/**
 * All of `base` in its order, with what it lacks of `more` between: each after what stood
 * before it there, or by its time when nothing did.
 */
export function merged(base: readonly Line[], more: readonly Line[]): readonly Line[] {
  const places = new Map(base.map((line, place) => [name_of(line), place + 1]));
  const between: Line[][] = [[], ...base.map((line) => [line])];
  let at = 0;
  for (const line of more) {
    const place = places.get(name_of(line));
    if (place !== undefined) {
      at = Math.max(at, place);
      continue;
    }
    if (at === 0) {
      const later = base.findIndex((other) => other.sent_at_ms > line.sent_at_ms);
      at = later < 0 ? base.length : later;
    }
    between[at]?.push(line);
  }
  return between.flat();
}

/**
 * The lines as frames that fit, at least one. The lines of a frame are of one life and
 * rise: the server takes no others.
 */
export function in_frames(lines: readonly Line[]): readonly (readonly Line[])[] {
  const encoder = new TextEncoder();
  const frames: Line[][] = [[]];
  let left = lines_max_bytes;
  let last: Line | undefined;
  for (const line of lines) {
    // With the comma.
    const size = encoder.encode(JSON.stringify(line)).length + 1;
    const follows =
      last === undefined ||
      (last.position.epoch === line.position.epoch && last.position.offset < line.position.offset);
    if (size > left || !follows) {
      frames.push([]);
      left = lines_max_bytes;
    }
    frames.at(-1)?.push(line);
    left -= size;
    last = line;
  }
  return frames;
}
