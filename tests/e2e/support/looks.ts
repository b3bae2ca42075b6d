/** What every screen of a flow must stand: a look at it, the audit, and a narrow window. */

import type { Page } from "playwright-core";
import { audit, expectNoSidewaysScroll } from "./a11y.ts";
import { picture } from "./screens.ts";

/** Takes its pictures under this name, and looks for what a person could not get past. */
export async function looks(page: Page, name: string): Promise<void> {
  await picture(page, name);
  await audit(page);
  await expectNoSidewaysScroll(page);
}
