/** Moves as a person without a mouse does, so that what cannot be reached fails the flow. */

import type { Locator } from "playwright-core";

/** More stops than any page has. */
const STOPS_MAX = 80;

/** Presses Tab until `target` has the focus. */
export async function tabTo(target: Locator): Promise<void> {
  await target.waitFor({ state: "visible" });
  const page = target.page();
  for (let stop = 0; stop < STOPS_MAX; stop += 1) {
    if (await hasFocus(target)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`the keyboard does not reach ${target}`);
}

/** Tabs to a button or link and presses Enter. */
export async function press(target: Locator): Promise<void> {
  await tabTo(target);
  await target.page().keyboard.press("Enter");
}

/** Tabs to a check box, or to a group of radio buttons and through it with the arrows, and chooses. */
export async function choose(target: Locator): Promise<void> {
  const page = target.page();
  if ((await target.getAttribute("type")) !== "radio") {
    await tabTo(target);
    await page.keyboard.press("Space");
    return;
  }
  const name = await target.getAttribute("name");
  const group = page.locator(`input[type=radio][name="${name}"]`);
  const any = group.and(page.locator(":focus"));
  for (let stop = 0; stop < STOPS_MAX && (await any.count()) === 0; stop += 1) await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  for (let stop = await group.count(); stop > 0 && !(await target.isChecked()); stop -= 1) {
    await page.keyboard.press("ArrowDown");
  }
  if (!(await target.isChecked())) throw new Error(`the keyboard does not choose ${target}`);
}

/** Tabs to a text field and writes. Line breaks are pasted, since Enter may send. */
export async function write(target: Locator, text: string): Promise<void> {
  await tabTo(target);
  await target.page().keyboard.insertText(text);
}

function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement);
}
