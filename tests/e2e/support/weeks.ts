/** What weeks would have brought: rows in the records, as the server itself adds them hour by hour. */

import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Server } from "./server.ts";

/** The same hour over several weeks. */
export interface Hour {
  /** From Monday, which is 0. */
  readonly day: number;
  readonly hour: number;
  readonly weeks: number;
  readonly offered: number;
  readonly abandoned: number;
  /** All of those who asked together. */
  readonly waitedMinutes: number;
  readonly talks: number;
  /** All of them together. */
  readonly talkedMinutes: number;
}

/** Writes them into the records of a server that runs: people in thousandths, times in milliseconds. */
export async function hasCounted(server: Server, hours: readonly Hour[]): Promise<void> {
  const rows = hours.map(({ day, hour, weeks, offered, abandoned, waitedMinutes, talks, talkedMinutes }) =>
    [
      day * 24 + hour,
      2960,
      weeks,
      offered * 1_000,
      abandoned * 1_000,
      waitedMinutes * 60_000,
      talks * 1_000,
      talkedMinutes * 60_000,
    ].join(", "),
  );
  const sql = `INSERT INTO week_hour VALUES ${rows.map((row) => `(${row})`).join(", ")};`;
  // The server may be writing in the same moment.
  await promisify(execFile)("sqlite3", ["-cmd", ".timeout 5000", join(server.folder, "records.sqlite"), sql]);
}
