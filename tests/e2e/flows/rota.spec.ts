/** The rota, and a chat that opens only when enough are there or a shift lead says so. */

import { expect, test } from "vitest";
import { DESK } from "../support/browser.ts";
import { Counsellor } from "../support/counsellor.ts";
import { press, tabTo } from "../support/keyboard.ts";
import { looks } from "../support/looks.ts";
import { type Account, account } from "../support/server.ts";
import { serviceForThisFile } from "../support/service.ts";
import { Texts } from "../support/texts.ts";

const service = serviceForThisFile({
  "talk.pause_s": 0,
  "queue.settle_s": 0,
  "hours.minimum_on_shift": 2,
  "training.trainings": "first-aid: Førstehjelp; chat; 12 months; mandatory",
});
const texts = new Texts("nb");
const lead = account("leder-1", "Vaktleder");

async function somebody(who: Account): Promise<Counsellor> {
  const page = await (await service().browser.newContext({ viewport: DESK })).newPage();
  return new Counsellor(page, service().home, who, texts);
}

const two = (part: number): string => String(part).padStart(2, "0");

/** This day in Oslo, and so many later. */
function day(later: number): { year: string; month: string; date: string } {
  const at = new Date(Date.now() + later * 86_400_000);
  const [year = "", month = "", date = ""] = at.toLocaleDateString("sv-SE", { timeZone: "Europe/Oslo" }).split("-");
  return { year, month, date };
}

/** In the fields as this browser orders their parts, with the keys alone. */
async function fills(desk: Counsellor, later: number, from: string, to: string): Promise<void> {
  const { year, month, date } = day(later);
  await tabTo(desk.page.locator("#day"));
  await desk.page.locator("#day").pressSequentially(`${month}${date}${year}`);
  for (const [id, time] of [
    ["from", from],
    ["to", to],
  ] as const) {
    const field = desk.page.locator(`#${id}`);
    await tabTo(field);
    const hour = Number(time.slice(0, 2));
    await field.pressSequentially(`${two(hour % 12 === 0 ? 12 : hour % 12)}${time.slice(3)}${hour < 12 ? "AM" : "PM"}`);
    expect(await field.inputValue()).toBe(time);
  }
}

async function puts(desk: Counsellor, who: string, part: string): Promise<void> {
  const field = desk.page.getByLabel(new RegExp(`^${who}`));
  await tabTo(field);
  await field.pressSequentially(texts.text(part));
}

test("a shift lead plans, everybody sees it, and the chat opens when enough are there", async () => {
  await service().server.hires(lead, "shift_lead");
  const leads = await somebody(lead);
  await leads.signIn();
  await leads.isTold("desk-too-few-closed-lead");
  await looks(leads.page, "desk-too-few-closed");

  // Early visitors are told the truth.
  const early = await service().visitor();
  await early.opens("/");
  await early.isTold("page-not-open-yet");
  await looks(early.page, "start-not-open-yet");
  await early.opens("/chat");
  await early.isTold("visit-closed-title");
  await early.page.getByText(texts.text("page-not-open-yet")).waitFor();
  await looks(early.page, "visit-not-open-yet");

  await leads.page.goto(`${service().home}/desk/rota`);
  await leads.isTold("page-rota-none");
  await press(leads.page.locator("summary").filter({ hasText: texts.text("page-rota-plan") }));
  await fills(leads, 0, "00:00", "00:00");
  await press(leads.button("page-rota-submit"));
  await leads.isTold("error-shift-people");
  await looks(leads.page, "page-rota-problem");
  await puts(leads, "Rådgiver 1", "page-rota-part-member");
  await puts(leads, "Vaktleder", "page-rota-part-stand-in");
  await looks(leads.page, "page-rota-form");
  await press(leads.button("page-rota-submit"));
  await leads.page.locator("strong", { hasText: "00:00–24:00" }).waitFor();
  await leads.isTold("page-rota-own");

  await press(leads.page.locator("summary").filter({ hasText: texts.text("page-rota-plan") }));
  await fills(leads, 1, "17:00", "22:00");
  await puts(leads, "Rådgiver 2", "page-rota-part-member");
  await puts(leads, "Rådgiver 1", "page-rota-part-member");
  await press(leads.button("page-rota-submit"));
  await leads.page.locator("strong", { hasText: "17:00–22:00" }).waitFor();
  await looks(leads.page, "page-rota");

  // The second one comes, and it opens by itself.
  const first = await service().counsellor(0);
  await first.isTold("desk-rota");
  await first.page.getByText("Kan tre inn: Vaktleder", { exact: false }).waitFor();
  await leads.page.goto(`${service().home}/desk`);
  await leads.isAtTheDesk();
  // Told at a desk that was there all the time: one that has just come has been told nothing yet.
  await first.isTold("desk-open");
  await leads.text("desk-too-few-closed-lead").waitFor({ state: "detached" });
  await looks(first.page, "desk-rota");
  const visitor = await service().visitor();
  await visitor.asksForATalk();
  await first.readyForNext();
  await visitor.starts();
  await first.talkOpens();

  // The talk's end and the way home close nothing.
  await first.endsTheTalk();
  await first.page.context().close();
  await leads.page.getByText(/Dere er 1 på plass, og 2 er bestemt/).waitFor();
  await looks(leads.page, "desk-too-few-open");
  const late = await service().visitor();
  await late.asksForATalk();
  await leads.readyForNext();
  await late.starts();
  await leads.talkOpens();
});

test("somebody who counsels sees the rota and plans nothing", async () => {
  const second = await service().counsellor(1);
  await second.page.goto(`${service().home}/desk/rota`);
  await second.isTold("page-rota-own");
  expect(await second.page.locator("form[action^='/desk/rota']").count()).toBe(0);
  await looks(second.page, "page-rota-counsellor");
});
