/** What a printer would get. */

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { fromRoot } from "./paths.ts";

const FOLDER = fromRoot("tests/e2e/screenshots");

/** Prints the page as its own style asks, keeps it beside the pictures, and counts its sheets. */
export async function paper(page: Page, name: string): Promise<{ readonly pages: number }> {
  await mkdir(FOLDER, { recursive: true });
  const path = join(FOLDER, `paper-${name}.pdf`);
  const pdf = await page.pdf({ path, preferCSSPageSize: true, printBackground: true });
  // Chromium writes one object of this type a page, uncompressed.
  return { pages: pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0 };
}
