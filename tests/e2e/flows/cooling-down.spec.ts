/** A counsellor ends a talk with a break from the connection; others sit behind the same one. */

import { expect, test } from "vitest";
import { DESK } from "../support/browser.ts";
import { Counsellor } from "../support/counsellor.ts";
import { choose, press, tabTo, write } from "../support/keyboard.ts";
import { looks } from "../support/looks.ts";
import { account } from "../support/server.ts";
import { serviceForThisFile } from "../support/service.ts";
import { Texts } from "../support/texts.ts";
import { until } from "../support/until.ts";

const service = serviceForThisFile({ "talk.pause_s": 0 });
const texts = new Texts("nb");

async function inATalk() {
  const [visitor, counsellor] = [await service().visitor(), await service().counsellor()];
  await visitor.asksForATalk({ safety: "safe" });
  await counsellor.readyForNext();
  await visitor.starts();
  await counsellor.talkOpens();
  await visitor.says("Er det noen der?");
  return { visitor, counsellor };
}

/** Opens what is out of sight in the dialog, and chooses how long. */
async function choosesABreak({ page }: Counsellor, length: string): Promise<void> {
  await press(page.locator(".ask-respite summary"));
  await choose(page.getByLabel(texts.text(length)));
}

const lift = ({ page }: Counsellor, alias: string) =>
  page.getByRole("button", { name: texts.text("desk-respites-lift-of", { alias }), exact: true });

test("a talk ends with a break; others there are told honestly, and whoever is not safe is let in", async () => {
  const { visitor, counsellor } = await inATalk();
  const { alias } = counsellor.account;
  await press(counsellor.button("desk-end"));
  await tabTo(counsellor.page.locator(".ask-respite summary"));
  await looks(counsellor.page, "desk-end-with-respite-closed");
  await choosesABreak(counsellor, "desk-respite-quarter-hour");
  await counsellor.isTold("desk-respite-care");
  await looks(counsellor.page, "desk-end-with-respite");
  await write(counsellor.page.getByLabel(texts.text("desk-end-words")), "Jeg avslutter her.");
  await press(counsellor.button("desk-respite-send"));
  await counsellor.isTold("desk-ended-counsellor-ended");
  await visitor.log.has("Jeg avslutter her.");
  await press(visitor.button("visit-last-words-on"));
  await visitor.isTold("told-ended-resting");
  await looks(visitor.page, "visitor-ended-resting");
  await counsellor.isTold("desk-respites-mine");
  await looks(counsellor.page, "desk-respites-mine");

  // Somebody else behind the same address.
  const other = await service().visitor();
  await other.asksForATalk({ safety: "safe" });
  await other.isTold("told-resting");
  await looks(other.page, "visitor-resting");
  await press(other.button("visit-retry"));
  await other.answersTheTaps({ safety: "unsafe" });
  await other.joins();
  await other.hasAPlace();
  await other.leavesTheQueue();

  await press(lift(counsellor, alias));
  await until("the break is over", async () => (await counsellor.text("desk-respites-mine").count()) === 0);
  const next = await service().visitor();
  await next.asksForATalk({ safety: "safe" });
  await next.hasAPlace();
  await next.leavesTheQueue();
  for (const { page } of [visitor, counsellor, other, next]) await page.context().close();
});

test("six hours take a second person, who sees whose word it is and nothing else", async () => {
  const vakta = account("vakt-1", "Vakta");
  await service().server.hires(vakta, "shift_lead");
  const page = await (await service().browser.newContext({ viewport: DESK })).newPage();
  const lead = new Counsellor(page, service().home, vakta, texts);
  await lead.signIn();
  const { visitor, counsellor } = await inATalk();
  const { alias } = counsellor.account;
  await press(counsellor.button("desk-end"));
  await choosesABreak(counsellor, "desk-respite-evening");
  await press(counsellor.button("desk-respite-end"));
  await counsellor.isTold("desk-respites-asked-mine");
  await looks(counsellor.page, "desk-respites-asked-mine");
  await lead.isTold("desk-respites-asked");
  expect(await lead.page.content()).not.toContain("Er det noen der?");
  await looks(lead.page, "desk-respites-asked");
  await press(lead.button("desk-respites-agree"));
  await until("it is answered", async () => (await counsellor.text("desk-respites-asked-mine").count()) === 0);
  await lead.isTold("desk-respites-of");
  await looks(lead.page, "desk-respites-of");
  await press(lift(lead, alias));
  await until("the break is over", async () => (await counsellor.text("desk-respites-mine").count()) === 0);
  for (const { page } of [visitor, counsellor, lead]) await page.context().close();
});
