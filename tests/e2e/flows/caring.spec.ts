/** What the shift looks out for: a talk that is marked as risky, and a counsellor who needs a talk. */

import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { audit } from "../support/a11y.ts";
import { choose, press } from "../support/keyboard.ts";
import { fitsAPhone, looks } from "../support/looks.ts";
import { account } from "../support/server.ts";
import { serviceForThisFile } from "../support/service.ts";
import { Texts } from "../support/texts.ts";
import { until } from "../support/until.ts";

const service = serviceForThisFile();
const texts = new Texts("nb");

/** A shift lead at the desk. */
const shiftLead = (name: string, alias: string) => service().arrives(account(name, alias), "shift_lead");

const sees = (page: Page, key: string, holes: Readonly<Record<string, string>>) =>
  page.getByText(texts.text(key, holes)).first().waitFor();

test("a marked talk is seen by the shift lead, and goes before those who have waited longer", async () => {
  const [counsellor, colleague] = [await service().counsellor(0), await service().counsellor(1)];
  const lead = await shiftLead("vakt-1", "Vakta");
  const [visitor, other] = [await service().visitor(), await service().visitor()];
  await visitor.asksForATalk({ safety: "unsure", theme: "myself" });
  await counsellor.readyForNext();
  await visitor.starts();
  await counsellor.talkOpens();
  await visitor.says("Jeg tør ikke gå hjem.");
  await other.asksForATalk({ safety: "unsafe" });
  const before = await visitor.page.content();

  await press(counsellor.button("desk-risk"));
  await counsellor.isTold("desk-risk-marked");
  await lead.isTold("desk-lead-risk");
  expect(await lead.page.content()).not.toContain("Jeg tør ikke gå hjem.");
  expect(await visitor.page.content()).toBe(before);
  await fitsAPhone(counsellor);
  await looks(counsellor, "desk-risk-marked");
  await looks(lead, "desk-lead-risk");

  // Handed to the queue it stands before one who is not safe.
  await press(counsellor.button("desk-hand-over"));
  await choose(counsellor.page.getByRole("radio", { name: texts.text("desk-hand-over-queue") }));
  await press(counsellor.button("desk-hand-over-ask"));
  await press(visitor.button("told-hand-over-agree-queue"));
  await visitor.waitsBehind(0);
  await other.waitsBehind(1);
  await until("nobody has a marked talk", async () => (await lead.text("desk-lead-risk").count()) === 0);
  await colleague.page.locator(".queue-one").first().getByText(texts.text("desk-risk"), { exact: true }).waitFor();
  await looks(colleague, "desk-queue-risk");
  await colleague.readyForNext();
  await visitor.starts();
  await colleague.talkOpens();
  await colleague.isTold("desk-risk-marked");
  await press(colleague.button("desk-risk"));
  await until("the mark is gone", async () => (await colleague.text("desk-risk-marked").count()) === 0);
  await audit(colleague.page);
  await visitor.endsTheTalk();
  await other.leavesTheQueue();
  for (const { page } of [visitor, other, counsellor, colleague, lead]) await page.context().close();
});

test("one press calls the shift lead, and the counsellor sees who comes", async () => {
  const counsellor = await service().counsellor(0);
  const { alias } = counsellor.account;
  await press(counsellor.button("desk-debrief-ask"));
  await counsellor.isTold("desk-debrief-nobody");
  await looks(counsellor, "desk-debrief-nobody");
  const lead = await shiftLead("vakt-2", "Vakta");
  await counsellor.isTold("desk-debrief-asked");
  await looks(counsellor, "desk-debrief-asked");
  await sees(lead.page, "desk-lead-debrief", { alias });
  await looks(lead, "desk-lead-debrief");
  await press(lead.page.getByRole("button", { name: texts.text("desk-lead-come-to", { alias }), exact: true }));
  await sees(counsellor.page, "desk-debrief-coming", { alias: "Vakta" });
  await sees(lead.page, "desk-lead-debrief-coming", { lead: "Vakta", alias });
  await looks(counsellor, "desk-debrief-coming");
  await looks(lead, "desk-lead-comes");
  await press(counsellor.button("desk-debrief-done"));
  await counsellor.button("desk-debrief-ask").waitFor();
  await until("nobody calls", async () => (await lead.text("desk-lead-debrief-coming").count()) === 0);
  await audit(counsellor.page);
  await audit(lead.page);
  for (const { page } of [counsellor, lead]) await page.context().close();
});
