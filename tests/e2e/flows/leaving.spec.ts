/** Leaving in a hurry: what is gone, at once and afterwards, with and without a network. */

import type { Page } from "playwright-core";
import { afterEach, beforeEach, expect, test } from "vitest";
import { audit } from "../support/a11y.ts";
import type { Counsellor } from "../support/counsellor.ts";
import { press, tabTo } from "../support/keyboard.ts";
import { BEFORE, EARLIER, pretendTheWeb, WEATHER } from "../support/outside.ts";
import { picture } from "../support/screens.ts";
import { serviceForThisFile } from "../support/service.ts";
import { until } from "../support/until.ts";
import type { Visitor } from "../support/visitor.ts";

const SECRET = "Dette må ingen se.";

const service = serviceForThisFile({ "talk.pause_s": 0 });

let visitor: Visitor;
let counsellor: Counsellor;

beforeEach(async () => {
  visitor = await service().visitor();
  await pretendTheWeb(visitor.page.context());
  await visitor.page.goto(EARLIER);
  await visitor.page.goto(BEFORE);
  counsellor = await service().counsellor();
  // A link within the page must not leave a page of ours behind for Back.
  await visitor.opens("/about");
  await visitor.skipsToTheContent();
  await press(visitor.page.locator('a[href="#privacy"]'));
  await press(visitor.page.getByRole("link", { name: visitor.texts.text("page-footer-home") }).first());
  await visitor.goesToTheChat();
  await visitor.skipsToTheContent();
  await visitor.answersTheTaps();
  await visitor.joins();
  await counsellor.readyForNext();
  await visitor.starts();
  await visitor.says(SECRET);
  await counsellor.log.has(SECRET);
});

afterEach(async () => {
  await Promise.all([visitor.page.context().close(), counsellor.page.context().close()]);
});

async function expectNothingOf(page: Page): Promise<void> {
  expect(await page.content()).not.toContain(SECRET);
  expect(await page.evaluate(() => document.querySelectorAll("[role=log]").length)).toBe(0);
}

/** Back and Back again are the two pages from before ours; Forward ends at the weather. */
async function expectOnlyWhatWasBefore(page: Page): Promise<void> {
  for (const [way, address] of [
    ["goBack", BEFORE],
    ["goBack", EARLIER],
    ["goForward", BEFORE],
    ["goForward", WEATHER],
  ] as const) {
    await page[way]();
    expect(page.url()).toBe(address);
    await expectNothingOf(page);
  }
}

test("one tap shows the weather, and Back finds what was open before us", async () => {
  await press(visitor.leaveButton);
  await visitor.page.waitForURL(WEATHER);
  await counsellor.isTold("desk-ended-visitor-exited");
  await counsellor.isTold("desk-ended-visitor-exited-hint");
  await picture(counsellor.page, "desk-left-in-a-hurry");
  await audit(counsellor.page);
  await expectOnlyWhatWasBefore(visitor.page);
  await visitor.opens("/chat");
  await visitor.button("visit-begin").waitFor();
  await expectNothingOf(visitor.page);
  await audit(visitor.page);
});

test("Shift three times does the same", async () => {
  for (let n = 0; n < 3; n += 1) await visitor.page.keyboard.press("Shift");
  await visitor.page.waitForURL(WEATHER);
  await counsellor.isTold("desk-ended-visitor-exited");
  await expectOnlyWhatWasBefore(visitor.page);
  await audit(counsellor.page);
});

test("without a network it does the same, and nobody can be told", async () => {
  await visitor.page.context().setOffline(true);
  await press(visitor.leaveButton);
  await visitor.page.waitForURL(WEATHER);
  await expectOnlyWhatWasBefore(visitor.page);
  // To the desk the connection is lost.
  await counsellor.isTold("desk-visitor-lost");
  await visitor.page.context().setOffline(false);
  await visitor.opens("/chat");
  await visitor.button("visit-begin").waitFor();
  await expectNothingOf(visitor.page);
  await audit(visitor.page);
  await counsellor.endsTheTalk();
});

test("where not even the weather can be shown, the words are gone all the same", async () => {
  await visitor.page.context().unroute(`${WEATHER}**`);
  await visitor.page.context().setOffline(true);
  await press(visitor.leaveButton);
  await until("the page has left the chat", () => !visitor.page.url().includes("/chat"));
  await expectNothingOf(visitor.page);
  await visitor.page.goBack();
  expect(visitor.page.url()).toBe(BEFORE);
  await visitor.page.goBack();
  expect(visitor.page.url()).toBe(EARLIER);
  await counsellor.isTold("desk-visitor-lost");
  await counsellor.endsTheTalk();
});

test("a tab that the browser opens again with its old storage shows nothing", async () => {
  const kept = await visitor.page.evaluate(() => ({ ...sessionStorage }));
  expect(Object.keys(kept)).toHaveLength(1);
  await press(visitor.leaveButton);
  await visitor.page.waitForURL(WEATHER);
  await counsellor.isTold("desk-ended-visitor-exited");
  // As when a closed tab is opened again: a new page, and the storage as it was saved.
  const again = await visitor.page.context().newPage();
  await again.addInitScript((storage) => {
    for (const [key, value] of Object.entries(storage)) sessionStorage.setItem(key, value);
  }, kept);
  await again.goto(visitor.address("/chat"));
  const goOn = again.getByRole("button", { name: visitor.texts.text("visit-found-go-on") });
  await goOn.waitFor();
  await expectNothingOf(again);
  await audit(again);
  // Whoever taps on finds nothing either: the token died when the visitor left.
  await press(goOn);
  await again.getByText(visitor.texts.text("visit-forgotten-title")).waitFor();
  await expectNothingOf(again);
});

test("a page that comes back from the browser's memory leaves at once", async () => {
  await visitor.page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
  await visitor.page.waitForURL(WEATHER);
  await counsellor.isTold("desk-ended-visitor-exited");
  await expectOnlyWhatWasBefore(visitor.page);
});

test("going to another page by its address keeps nothing for Back to show", async () => {
  await visitor.page.goto(WEATHER);
  await visitor.page.goBack();
  expect(visitor.page.url()).not.toBe(WEATHER);
  // The connection was only lost, so the visitor may go on: after a tap, and not before.
  await visitor.button("visit-found-go-on").waitFor();
  await expectNothingOf(visitor.page);
  await audit(visitor.page);
  await press(visitor.button("visit-found-go-on"));
  await visitor.log.shows([SECRET]);
  await visitor.endsTheTalk();
});

test("the screen is empty in the frame after the tap, whatever the network does", async () => {
  // The way out never answers, so what is seen is what the page itself does.
  await visitor.page.context().unroute(`${WEATHER}**`);
  await visitor.page.context().route(`${WEATHER}**`, () => undefined);
  const left = await visitor.page.evaluate(async () => {
    document.getElementById("leave")?.click();
    await new Promise((resolve) => requestAnimationFrame(() => resolve(undefined)));
    return { children: document.body.childElementCount, kept: { ...sessionStorage } };
  });
  expect(left).toEqual({ children: 0, kept: {} });
});

test("a page out of view is covered, and one tap shows the talk again", async () => {
  await tabTo(visitor.composer);
  await visitor.goesOutOfView();
  const cover = visitor.button("visit-cover");
  await cover.waitFor();
  // Also when something is said, or the page is back in view: nothing under it before the tap.
  await counsellor.says("Er du der?");
  await visitor.comesIntoView();
  for (let n = 0; n < 4; n += 1) {
    await visitor.page.keyboard.press("Tab");
    expect(await visitor.page.evaluate(() => document.activeElement?.closest(".beneath"))).toBeNull();
  }
  const onTop = await visitor.page.evaluate(() => {
    const app = document.getElementById("app")?.getBoundingClientRect();
    if (app === undefined) return ["no page"];
    const across = [0.1, 0.5, 0.9].map((part) => app.left + app.width * part);
    const down = [0.1, 0.3, 0.5, 0.7, 0.9].map((part) => app.top + (innerHeight - app.top) * part);
    const beneath = (x: number, y: number) => document.elementFromPoint(x, y)?.closest(".cover") === null;
    return across.flatMap((x) => down.filter((y) => beneath(x, y)).map((y) => `${x},${y}`));
  });
  expect(onTop).toEqual([]);
  await picture(visitor.page, "visitor-cover");
  await audit(visitor.page);
  await press(cover);
  await visitor.log.shows([SECRET, "Er du der?"]);
  await visitor.says("Ja.");
  await visitor.endsTheTalk();
});
