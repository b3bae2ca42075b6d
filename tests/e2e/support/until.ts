/** Waits for a state, never for a time. */

const ASK_EVERY_MS = 50;

/** Resolves when `holds` says true; throws after `withinMs`, naming what was waited for. */
export async function until(what: string, holds: () => Promise<boolean> | boolean, withinMs = 30_000): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`waited ${withinMs} ms and still not: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
  }
}
