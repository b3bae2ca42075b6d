/** When it does not go as it should: each outcome is said in words, with a way on. */

import { describe, expect, test } from "vitest";
import { audit } from "../support/a11y.ts";
import { picture } from "../support/screens.ts";
import { serviceForThisFile } from "../support/service.ts";

const EVERY_DAY = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

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
  const closed = Object.fromEntries(EVERY_DAY.map((day) => [`hours.${day}`, ""]));
  const service = serviceForThisFile({ "hours.always_open": false, ...closed });

  test("the chat says so and shows who answers", async () => {
    const visitor = await service().visitor();
    await visitor.opens("/chat");
    await visitor.isTold("visit-closed-title");
    await picture(visitor.page, "visitor-closed");
    await audit(visitor.page);
    await visitor.opens("/");
    await visitor.isTold("page-closed");
    await picture(visitor.page, "page-start-closed");
    await audit(visitor.page);
  });
});

describe("a counsellor who is ready and a visitor who is not", () => {
  const service = serviceForThisFile({ "queue.offer_s": 2, "talk.pause_s": 0 });

  test("the place is kept once, and then lapses with kind words", async () => {
    const [visitor, counsellor] = [await service().visitor(), await service().counsellor()];
    await visitor.asksForATalk();
    await visitor.waitsBehind(0);
    await counsellor.readyForNext();
    await visitor.button("visit-start").waitFor();
    await visitor.isTold("visit-notice-offer-missed");
    await picture(visitor.page, "visitor-offer-missed");
    await visitor.isTold("visit-ended-missed");
    await picture(visitor.page, "visitor-missed-twice");
    await audit(visitor.page);
    await audit(counsellor.page);
  });
});

describe("tabs and tokens", () => {
  const service = serviceForThisFile({ "talk.pause_s": 0 });

  test("the newest tab has the chat, and the older one says so", async () => {
    const visitor = await service().visitor();
    await visitor.asksForATalk();
    await visitor.waitsBehind(0);
    const [newer] = await Promise.all([
      visitor.page.context().waitForEvent("page"),
      // A tab opened by the page inherits what the tab holds.
      visitor.page.evaluate(() => void window.open(location.href)),
    ]);
    await newer.getByText(visitor.texts.text("visit-place-next")).first().waitFor();
    await visitor.isTold("visit-replaced-title");
    await picture(visitor.page, "visitor-replaced");
    await audit(visitor.page);
    await newer.close();
    await visitor.page.context().close();
  });

  test("a token nobody knows is told honestly", async () => {
    const visitor = await service().visitor();
    await visitor.asksForATalk();
    await visitor.waitsBehind(0);
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
    await visitor.isTold("visit-waiting-title");
    expect(await visitor.page.evaluate(() => ({ ...sessionStorage }))).toEqual({});
    await visitor.page.reload();
    await visitor.button("visit-begin").waitFor();
    await audit(visitor.page);
    await visitor.page.context().close();
  });

  test("a second window takes the desk over, and can be asked to give it back", async () => {
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
