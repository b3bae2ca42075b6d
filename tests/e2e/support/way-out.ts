/** The way out of the page is in view, on top of everything, and large enough for a thumb. */

import { expect } from "vitest";
import type { Visitor } from "./visitor.ts";

const TARGET_PX = 48;

export async function expectWayOut(visitor: Visitor): Promise<void> {
  const found = await visitor.leaveButton.evaluate((button) => {
    const { left, right, top, bottom, height } = button.getBoundingClientRect();
    const [across, down] = [(left + right) / 2, (top + bottom) / 2];
    const inset = 4;
    // Its corners are round, so the middle of each edge.
    const points = [
      [across, down],
      [left + inset, down],
      [right - inset, down],
      [across, top + inset],
      [across, bottom - inset],
    ] as const;
    const hit = (x: number, y: number) => button.contains(document.elementFromPoint(x, y));
    return {
      inView: left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight,
      height,
      hits: points.map(([x, y]) => hit(x, y)),
    };
  });
  expect(found.inView, "the way out is in view").toBe(true);
  expect(found.hits, "nothing lies over the way out").toEqual([true, true, true, true, true]);
  expect(found.height).toBeGreaterThanOrEqual(TARGET_PX);
}

/** The same with everything that scrolls at its end. */
export async function expectWayOutWhenScrolled(visitor: Visitor): Promise<void> {
  await visitor.page.evaluate(() => {
    for (const element of [document.scrollingElement, ...document.querySelectorAll("*")]) {
      if (element !== null && element.scrollHeight > element.clientHeight) element.scrollTop = element.scrollHeight;
    }
  });
  await expectWayOut(visitor);
}
