/** Pictures of every state, phone and desk, light and dark, to be looked at by people. */

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Page, ViewportSize } from "playwright-core";
import { DESK, PHONE } from "./browser.ts";
import { fromRoot } from "./paths.ts";

const FOLDER = fromRoot("tests/e2e/screenshots");
const SIZES = { phone: PHONE, desk: DESK } as const;
/** Those, and a desk on a small or old screen: what counsellors see is looked at there too. */
export const WITH_SMALL_DESK = { ...SIZES, "small-desk": { width: 1024, height: 768 } } as const;
const SCHEMES = ["light", "dark"] as const;

/** `name` begins with who sees it: `visitor-queue`, `desk-talk`, `page-start`. */
export async function picture(
  page: Page,
  name: string,
  sizes: Readonly<Record<string, ViewportSize>> = name.startsWith("desk-") ? WITH_SMALL_DESK : SIZES,
): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  const before = page.viewportSize();
  const fullPage = name.startsWith("page-");
  for (const [size, viewport] of Object.entries(sizes)) {
    await page.setViewportSize(viewport);
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      const path = join(FOLDER, `${name}-${size}-${colorScheme}.png`);
      // What is on its way from one colour to another is shown as it arrives.
      await page.screenshot({ path, fullPage, animations: "disabled" });
    }
  }
  await page.emulateMedia({ colorScheme: null });
  if (before !== null) await page.setViewportSize(before);
}

/** One page as it was when a test failed. */
export async function pictureOfFailure(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(FOLDER, "failed", `${name}.png`) });
}
