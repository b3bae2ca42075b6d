/** When it does not go as it should: each outcome is said in words, with a way on. */

import { describe, expect, test } from "vitest";
import { audit } from "../support/a11y.ts";
import { press } from "../support/keyboard.ts";
import { picture } from "../support/screens.ts";
import type { Settings } from "../support/server.ts";
import { serviceForThisFile } from "../support/service.ts";

const DAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"] as const;

/** Opening hours that are three days away. */
function closedToday(): Settings {
  const open = (new Date().getDay() + 3) % DAYS.length;
  const hours = DAYS.map((day, n) => [`hours.${day}`, n === open ? "17:00-22:00" : ""]);
  return { "hours.always_open": false, ...Object.fromEntries(hours) };
}

describe("a service with room for one", () => {
  const service = serviceForThisFile({ "queue.cap": 1 });

  test("the next one is told that the line is full, and who answers now", async () => {
    const [first, second] = [await service().visitor(), await service().visitor()];
    await first.asksForATalk();
    await first.waitsBehind(0);
    await second.asksForATalk();
    await second.isTold("visit-refused-title");
    expect(await second.page.locator('a[href^="tel:"]').count()).toBeGreaterThan(0);
    await picture(second.page, "visitor-queue-full");
    await audit(second.page);
  });
});

describe("a service that is closed", () => {
  const service = serviceForThisFile(closedToday());

  test("the chat says so and shows who answers", async () => {
    const visitor = await service().visitor();
    await visitor.opens("/chat");
    await visitor.isTold("visit-closed-title");
    await picture(visitor.page, "visitor-closed");
    await audit(visitor.page);
    await visitor.opens("/");
    await visitor.isTold("page-closed-until");
    // Nothing on the page leads to a chat that is closed: its one button leads to those who answer.
    expect(await visitor.page.locator('main a[href$="/chat"]').count()).toBe(0);
    const call = visitor.page.getByRole("link", { name: visitor.texts.text("page-start-call") });
    expect(await call.getAttribute("href")).toBe("#phones");
    await picture(visitor.page, "page-start-closed");
    await audit(visitor.page);
  });
});

describe("a counsellor who is ready and a visitor who is not", () => {
  const service = serviceForThisFile({ "queue.offer_s": 6, "queue.offer_again_after_s": 1, "talk.pause_s": 0 });

  test("the place is kept once, and then lapses with kind words", async () => {
    const [slow, quick] = [await service().visitor(), await service().visitor()];
    await slow.asksForATalk();
    await slow.waitsBehind(0);
    await quick.asksForATalk();
    await quick.waitsBehind(1);
    const [first, second] = [await service().counsellor(0), await service().counsellor(1)];
    await first.readyForNext();
    await slow.button("visit-start").waitFor();
    await quick.starts();
    await slow.isTold("visit-notice-offer-missed");
    await picture(slow.page, "visitor-offer-missed");
    await audit(slow.page);
    await second.readyForNext();
    await slow.isTold("visit-ended-missed");
    await picture(slow.page, "visitor-missed-twice");
    await audit(slow.page);
    await audit(second.page);
  });
});

describe("tabs and tokens", () => {
  const service = serviceForThisFile();

  test("the newest tab has the chat, and the older one says so", async () => {
    const visitor = await service().visitor();
    await visitor.asksForATalk();
    await visitor.hasAPlace();
    const [newer] = await Promise.all([
      visitor.page.context().waitForEvent("page"),
      // A tab opened by the page inherits what the tab holds.
      visitor.page.evaluate(() => void window.open(location.href)),
    ]);
    await newer.getByRole("button", { name: visitor.texts.text("visit-found-go-on") }).waitFor();
    await picture(newer, "visitor-found");
    await audit(newer);
    await press(newer.getByRole("button", { name: visitor.texts.text("visit-found-go-on") }));
    await newer.getByText(visitor.texts.text("visit-waiting-title")).first().waitFor();
    await visitor.isTold("visit-replaced-title");
    await picture(visitor.page, "visitor-replaced");
    await audit(visitor.page);
    // And back again: a tap takes the chat over.
    await press(visitor.button("visit-replaced-here"));
    await visitor.hasAPlace();
    await newer.getByText(visitor.texts.text("visit-replaced-title")).waitFor();
    await newer.close();
    await visitor.page.context().close();
  });

  test("a token nobody knows is told honestly", async () => {
    const visitor = await service().visitor();
    await visitor.asksForATalk();
    await visitor.hasAPlace();
    await visitor.page.evaluate(() => {
      const key = sessionStorage.key(0);
      if (key !== null) sessionStorage.setItem(key, "A".repeat(43));
    });
    await visitor.page.reload();
    await visitor.isTold("visit-forgotten-title");
    await picture(visitor.page, "visitor-forgotten");
    await audit(visitor.page);
    await visitor.page.context().close();
  });

  test("whoever says that others look at the phone leaves nothing in it", async () => {
    const visitor = await service().visitor();
    await visitor.opensTheChat();
    await visitor.answersTheTaps();
    await visitor.saysOthersLook();
    await visitor.joins();
    await visitor.hasAPlace();
    expect(await visitor.page.evaluate(() => ({ ...sessionStorage }))).toEqual({});
    await visitor.page.reload();
    await visitor.button("visit-begin").waitFor();
    await audit(visitor.page);
    await visitor.page.context().close();
  });
});

describe("one counsellor with two windows", () => {
  const service = serviceForThisFile();

  test("the newer window takes the desk over, and the older one says so", async () => {
    const [visitor, counsellor] = [await service().visitor(), await service().counsellor()];
    await visitor.asksForATalk();
    await counsellor.readyForNext();
    await visitor.starts();
    await visitor.says("Hei.");
    await counsellor.log.shows(["Hei."]);
    const newer = await counsellor.page.context().newPage();
    await newer.goto(counsellor.page.url());
    await newer.getByRole("log").getByText("Hei.").waitFor();
    await counsellor.isTold("desk-replaced");
    await picture(counsellor.page, "desk-replaced");
    await audit(counsellor.page);
  });
});
