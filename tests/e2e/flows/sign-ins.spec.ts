/** Where a counsellor is signed in, and what happens to a desk whose sign-in is ended. */

import { expect, test } from "vitest";
import { audit, expectNoSidewaysScroll } from "../support/a11y.ts";
import { press } from "../support/keyboard.ts";
import { picture } from "../support/screens.ts";
import { serviceForThisFile } from "../support/service.ts";
import { until } from "../support/until.ts";

const service = serviceForThisFile({ "talk.counsellor_away_s": 1 });

/** The promise: a desk whose sign-in is ended is closed by then. */
const CLOSED_WITHIN_MS = 5_000;

test("a counsellor takes the talk along to another machine, and ends what was left open", async () => {
  const [visitor, left] = [await service().visitor(), await service().counsellor()];
  await visitor.asksForATalk();
  await left.readyForNext();
  await visitor.starts();
  await left.talkOpens();
  await visitor.says("Hei.");

  const here = await service().counsellor();
  await here.talkOpens();
  await left.isTold("desk-replaced");
  await press(here.button("desk-sign-ins"));
  await here.isTold("desk-sign-in-here");
  const rows = here.page.locator(".sign-ins li");
  await until("both are listed", async () => (await rows.count()) === 2);
  await picture(here.page, "desk-sign-ins");
  await audit(here.page);
  await expectNoSidewaysScroll(here.page);

  await press(here.button("desk-sign-ins-end-others"));
  await here.isTold("desk-sign-ins-only");
  expect(await rows.count()).toBe(1);
  await audit(here.page);
  await press(here.button("desk-close"));
  await here.says("Jeg er ved en annen skjerm nå.");
  await visitor.log.shows(["Hei.", "Jeg er ved en annen skjerm nå."]);

  await left.page.reload();
  expect(new URL(left.page.url()).pathname).toBe("/desk/sign-in");
  await visitor.endsTheTalk();
});

test("an account that is ended in mid-talk is out within five seconds, and its visitor is told the truth", async () => {
  const [visitor, counsellor] = [await service().visitor(), await service().counsellor(1)];
  await visitor.asksForATalk();
  await counsellor.readyForNext();
  await visitor.starts();
  await counsellor.talkOpens();
  await visitor.says("Dette er mellom oss.");
  await counsellor.log.has("Dette er mellom oss.");

  await service().server.disables(counsellor.account);
  await counsellor.page.waitForURL("**/desk/sign-in", { timeout: CLOSED_WITHIN_MS });
  expect(await counsellor.page.content()).not.toContain("mellom oss");
  await visitor.isTold("told-away");
  await audit(visitor.page);
});
