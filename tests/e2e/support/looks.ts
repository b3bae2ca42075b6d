/** What every screen of a flow must stand: a look at it, the audit, and a narrow window. */

import type { Page } from "playwright-core";
import { expect } from "vitest";
import { audit, expectNoSidewaysScroll } from "./a11y.ts";
import { DESK, PHONE } from "./browser.ts";
import { picture } from "./screens.ts";

/** A page, or somebody who is at one. */
type Before = Page | { readonly page: Page };

/** Takes its pictures under this name, and looks for what a person could not get past. */
export async function looks(who: Before, name: string): Promise<void> {
  const page = "page" in who ? who.page : who;
  await picture(page, name);
  await audit(page);
  await expectNoSidewaysScroll(page);
}

/** What a talk offers is within the window of a phone too, though the talk cuts off what is beyond its edge. */
export async function fitsAPhone({ page }: { readonly page: Page }): Promise<void> {
  const before = page.viewportSize() ?? DESK;
  await page.setViewportSize(PHONE);
  for (const act of await page.locator(".talk-head button, .hand-over-place button").all()) {
    const box = await act.boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(PHONE.width);
  }
  await page.setViewportSize(before);
}
