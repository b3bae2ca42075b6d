/** The accessibility audit at the end of each flow: WCAG 2.2 A and AA, no exceptions. */

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { expect } from "vitest";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

const source = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

type Violation = { id: string; help: string; nodes: { target: unknown; failureSummary?: string }[] };
type Axe = { run(context: unknown, options: unknown): Promise<{ violations: Violation[] }> };

export async function audit(page: Page): Promise<void> {
  // Evaluated by the debugger, so the page's own policy stays as strict as it is.
  await page.evaluate(source);
  const found = await page.evaluate(async (rules) => {
    const { axe } = globalThis as unknown as { axe: Axe };
    // What is on its way from one colour to another is judged as it arrives.
    for (const animation of document.getAnimations()) {
      if (Number.isFinite(animation.effect?.getComputedTiming().endTime)) animation.finish();
    }
    const { violations } = await axe.run(document, { runOnly: { type: "tag", values: rules } });
    return violations.map(({ id, help, nodes }) => ({
      id,
      help,
      where: nodes.map(({ target, failureSummary }) => `${String(target)}: ${failureSummary ?? ""}`),
    }));
  }, RULES);
  expect(found).toEqual([]);
}

type Look = NonNullable<Parameters<Page["emulateMedia"]>[0]>;

/**
 * The same for a page without JavaScript. Axe is a script, so it looks at a copy: the page as it
 * was made without one, as wide as it stands, and nothing run but axe.
 */
export async function auditWithoutScript(page: Page, look: Look = {}): Promise<void> {
  const made = await page.content();
  const body = made.replace(/<script[\s\S]*?<\/script>/g, "").replace(/<\/?noscript>/g, "");
  const context = await page.context().browser()?.newContext({ viewport: page.viewportSize() });
  if (context === undefined) throw new Error("a page without a browser of its own");
  const copy = await context.newPage();
  await copy.emulateMedia(look);
  await copy.route(page.url(), (route) => route.fulfill({ contentType: "text/html", body }));
  await copy.goto(page.url());
  await audit(copy);
  await context.close();
}

/** Nothing stands beyond the right edge, so nobody has to scroll sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const widths = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth] as const);
  expect(widths[0], `the page is wider than its window of ${widths[1]} px`).toBeLessThanOrEqual(widths[1]);
}
