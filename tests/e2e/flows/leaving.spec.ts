/** Leaving in a hurry: what is gone, at once and afterwards, with and without a network. */

import type { BrowserContext, Page } from "playwright-core";
import { afterEach, beforeEach, expect, test } from "vitest";
import { audit } from "../support/a11y.ts";
import type { Counsellor } from "../support/counsellor.ts";
import { press } from "../support/keyboard.ts";
import { serviceForThisFile } from "../support/service.ts";
import { until } from "../support/until.ts";
import type { Visitor } from "../support/visitor.ts";

const WEATHER = "https://www.yr.no/";
const BEFORE = "https://before.test/";
const SECRET = "Dette må ingen se.";

const service = serviceForThisFile({ "talk.pause_s": 0 });

let visitor: Visitor;
let counsellor: Counsellor;

/** Stands in for the world outside, which no test asks. */
async function pretendTheWeb(context: BrowserContext): Promise<void> {
  const page = (title: string) => ({
    contentType: "text/html",
    body: `<!doctype html><html lang="nb"><title>${title}</title><h1>${title}</h1></html>`,
  });
  await context.route(`${WEATHER}**`, (route) => route.fulfill(page("Været")));
  await context.route(`${BEFORE}**`, (route) => route.fulfill(page("Noe annet")));
}

beforeEach(async () => {
  visitor = await service().visitor();
  await pretendTheWeb(visitor.page.context());
  await visitor.page.goto(BEFORE);
  counsellor = await service().counsellor();
  await visitor.asksForATalk();
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

test("one tap shows the weather, and neither Back nor Forward brings the talk back", async () => {
  await press(visitor.leaveButton);
  await visitor.page.waitForURL(WEATHER);
  await counsellor.isTold("desk-ended-visitor-exited");
  await audit(counsellor.page);
  for (const step of ["back", "back", "forward", "forward"] as const) {
    await (step === "back" ? visitor.page.goBack() : visitor.page.goForward());
    await expectNothingOf(visitor.page);
  }
  // A tab that is opened again keeps its session storage, and finds nothing in it.
  await visitor.opens("/chat");
  await visitor.button("visit-begin").waitFor();
  await expectNothingOf(visitor.page);
  await audit(visitor.page);
});

test("Shift three times does the same", async () => {
  for (let n = 0; n < 3; n += 1) await visitor.page.keyboard.press("Shift");
  await visitor.page.waitForURL(WEATHER);
  await counsellor.isTold("desk-ended-visitor-exited");
  await visitor.page.goBack();
  await expectNothingOf(visitor.page);
  await audit(counsellor.page);
});

test("without a network the words are gone from the screen all the same", async () => {
  await visitor.page.context().setOffline(true);
  await visitor.page.context().unroute(`${WEATHER}**`);
  await press(visitor.leaveButton);
  await until("the page has left the chat", () => !visitor.page.url().includes("/chat"));
  await expectNothingOf(visitor.page);
  await visitor.page.goBack().catch(() => undefined);
  await expectNothingOf(visitor.page);
  await visitor.page.context().setOffline(false);
  await visitor.opens("/chat");
  await visitor.button("visit-begin").waitFor();
  await expectNothingOf(visitor.page);
  await audit(visitor.page);
  // Nobody could be told, so to the desk the connection is lost.
  await counsellor.isTold("desk-visitor-lost");
  await counsellor.endsTheTalk();
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
