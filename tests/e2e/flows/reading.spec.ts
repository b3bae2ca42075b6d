/** Reading while waiting: six pages, and the place in line does not know of it. */

import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { press } from "../support/keyboard.ts";
import { looks } from "../support/looks.ts";
import { serviceForThisFile } from "../support/service.ts";
import type { Visitor } from "../support/visitor.ts";

const service = serviceForThisFile({ "talk.pause_s": 0 });
const AHEAD = 4;

/** The strip tells the place in words. */
async function isAt(visitor: Visitor, ahead: number): Promise<void> {
  const words =
    ahead === 0 ? visitor.texts.text("visit-place-next") : visitor.texts.text("visit-place", { n: ahead + 1 });
  await visitor.page.locator(".place-strip").getByText(words).waitFor();
}

/** Follows the n-th link to an article that is on the page, and waits until it is there. */
async function follows(page: Page, href: string): Promise<void> {
  const heading = page.locator(".reading h1");
  const before = await heading.textContent();
  await press(page.locator(`.reading a[href="${href}"]`).first());
  await heading.filter({ hasNotText: before ?? "" }).waitFor();
}

async function hrefs(page: Page, pattern: RegExp): Promise<readonly string[]> {
  const all = await page.locator(".reading a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  return [...new Set(all.filter((href): href is string => href !== null && pattern.test(href)))];
}

test("six pages are read while the place falls from four to none, and the offer takes the screen", async () => {
  const others = await Promise.all(Array.from({ length: AHEAD }, () => service().visitor()));
  for (const [ahead, other] of others.entries()) {
    await other.asksForATalk();
    await other.waitsBehind(ahead);
  }
  const visitor = await service().visitor();
  await visitor.asksForATalk();
  await visitor.waitsBehind(AHEAD);
  const { page } = visitor;
  const address = page.url();
  const entries = await page.evaluate(() => history.length);

  await press(visitor.button("visit-read"));
  await page.locator(".reading h1").waitFor();
  await isAt(visitor, AHEAD);
  await looks(page, "visitor-reading");

  const articles = await hrefs(page, /^\/articles\/[a-z-]+$/);
  expect(articles.length).toBeGreaterThan(AHEAD);
  for (const [n, other] of others.entries()) {
    const href = articles[n];
    if (href === undefined) throw new Error("too few articles");
    await follows(page, href);
    if (n === 0) {
      await looks(page, "visitor-reading-article");
    }
    await other.leavesTheQueue();
    await isAt(visitor, AHEAD - 1 - n);
    await press(visitor.button("visit-read-back"));
    await page.locator(`.reading a[href="${href}"]`).first().waitFor();
  }
  expect(page.url()).toBe(address);
  expect(await page.evaluate(() => history.length)).toBe(entries);
  // Nothing in what is read leads away from the chat's page.
  for (const away of ["/", "/chat", "/search", "/questions"]) {
    expect(await page.locator(`.reading a[href="${away}"]`).count(), away).toBe(0);
  }

  await follows(page, articles[AHEAD] ?? "");
  const counsellor = await service().counsellor();
  await counsellor.readyForNext();
  const pressed = Date.now();
  await visitor.button("visit-start").waitFor();
  process.stdout.write(`The offer was on the screen after ${Date.now() - pressed} ms.\n`);
  expect(await page.locator(".reading").count()).toBe(0);
  await visitor.starts();
  await visitor.says("Jeg leste litt først.");
  await counsellor.log.shows(["Jeg leste litt først."]);
  await visitor.endsTheTalk();
});

test("without a network what cannot be had is said, and the place with it", async () => {
  const visitor = await service().visitor();
  await visitor.asksForATalk();
  await visitor.hasAPlace();
  await press(visitor.button("visit-read"));
  await visitor.page.locator(".reading h1").waitFor();
  await visitor.page.context().setOffline(true);
  await press(visitor.page.locator('.reading a[href^="/articles/"]').first());
  await visitor.isTold("visit-read-failed");
  await visitor.page.context().setOffline(false);
  await press(visitor.button("visit-read-again"));
  await visitor.page.locator(".reading h1").waitFor();
  await press(visitor.button("visit-read-end"));
  await visitor.hasAPlace();
  await visitor.leavesTheQueue();
});
