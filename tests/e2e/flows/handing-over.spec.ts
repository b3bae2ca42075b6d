/** A counsellor has to go: a colleague takes over, or the queue does, and the visitor decides. */

import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { audit } from "../support/a11y.ts";
import type { Counsellor } from "../support/counsellor.ts";
import { choose, press, write } from "../support/keyboard.ts";
import { fitsAPhone, looks } from "../support/looks.ts";
import { serviceForThisFile } from "../support/service.ts";
import { Texts } from "../support/texts.ts";
import { until } from "../support/until.ts";
import type { Visitor } from "../support/visitor.ts";

const service = serviceForThisFile({ "talk.pause_s": 0 });
const texts = new Texts("nb");
const NOTE = "Redd for å gå hjem i kveld. Vil helst skrive, ikke ringe.";

const button = (page: Page, key: string, holes: Readonly<Record<string, string>> = {}) =>
  page.getByRole("button", { name: texts.text(key, holes), exact: true });

async function inATalk() {
  const [visitor, counsellor, colleague] = [
    await service().visitor(),
    await service().counsellor(0),
    await service().counsellor(1),
  ];
  await visitor.asksForATalk({ safety: "unsure", age: "16-17", theme: "myself" });
  await counsellor.readyForNext();
  await visitor.starts();
  await counsellor.talkOpens();
  await visitor.says("Hei. Jeg er litt redd.");
  await counsellor.says("Hei, og fint at du skriver.");
  return { visitor, counsellor, colleague };
}

/** Opens the question, chooses, and writes a note if there is one. */
async function asks(counsellor: Counsellor, to: string, note = ""): Promise<void> {
  await press(counsellor.button("desk-hand-over"));
  await choose(counsellor.page.getByRole("radio", { name: to }));
  if (note !== "") await write(counsellor.page.getByLabel(texts.text("desk-hand-over-note")), note);
}

/** The visitor ends the talk first, so that the next test finds two counsellors who are free. */
async function goHome(visitor: Visitor, ...others: readonly (Counsellor | Visitor)[]): Promise<void> {
  if ((await visitor.button("visit-end").count()) > 0) await visitor.endsTheTalk();
  await Promise.all([visitor, ...others].map(({ page }) => page.context().close()));
}

test("a named colleague takes over with the talk and the note, when the visitor says yes", async () => {
  const { visitor, counsellor, colleague } = await inATalk();
  const { alias: second } = colleague.account;
  await asks(counsellor, second, NOTE);
  await looks(counsellor, "desk-hand-over-question");
  await press(counsellor.button("desk-hand-over-ask"));
  await button(counsellor.page, "desk-hand-over-keep").waitFor();
  await looks(counsellor, "desk-hand-over-asked");

  await button(colleague.page, "desk-take-over-take").waitFor();
  await colleague.page.getByText(NOTE).waitFor();
  await looks(colleague, "desk-take-over");
  expect(await visitor.page.content()).not.toContain(second);
  await press(colleague.button("desk-take-over-take"));
  await colleague.isTold("desk-take-over-taken");

  await visitor.isTold("told-hand-over");
  await looks(visitor, "visitor-hand-over");
  await looks(counsellor, "desk-hand-over-visitor");
  await fitsAPhone(counsellor);
  await press(button(visitor.page, "told-hand-over-agree", { colleague: second }));
  await visitor.isTold("visit-talk-colleague");
  await colleague.talkOpens();
  await colleague.log.shows(["Hei. Jeg er litt redd.", "Hei, og fint at du skriver."]);
  await colleague.isTold("desk-note");
  await colleague.page.getByText(NOTE).waitFor();
  await counsellor.isTold("desk-ended-handed-over");
  await looks(counsellor, "desk-handed-over");
  await visitor.says("Er det deg nå?");
  await colleague.says("Ja. Jeg har lest det dere skrev.");
  await visitor.log.shows(await colleague.log.texts());
  expect(await counsellor.log.texts()).not.toContain("Er det deg nå?");
  expect(await visitor.page.content()).not.toContain(NOTE);
  await looks(colleague, "desk-talk-with-note");
  await fitsAPhone(colleague);
  await looks(visitor, "visitor-handed-over");

  await visitor.endsTheTalk();
  await colleague.isTold("desk-ended-visitor-left");
  expect(await colleague.page.content()).not.toContain(NOTE);
  await goHome(visitor, counsellor, colleague);
});

test("the visitor would rather stay, and everybody is told", async () => {
  const { visitor, counsellor, colleague } = await inATalk();
  const { alias: first } = counsellor.account;
  await asks(counsellor, colleague.account.alias);
  await press(counsellor.button("desk-hand-over-ask"));
  await press(colleague.button("desk-take-over-take"));
  await visitor.isTold("told-hand-over");
  await press(button(visitor.page, "told-hand-over-stay", { alias: first }));
  await visitor.isTold("visit-kept");
  await counsellor.isTold("desk-hand-over-visitor-stays");
  await colleague.isTold("desk-take-over-visitor-stays");
  await looks(visitor, "visitor-stays");
  await looks(counsellor, "desk-hand-over-off");
  await looks(colleague, "desk-take-over-off");
  await press(counsellor.button("desk-close"));
  await visitor.says("Takk for at du blir.");
  await counsellor.log.has("Takk for at du blir.");

  // Asked and taken back: the visitor never has to answer what is no longer asked.
  await asks(counsellor, texts.text("desk-hand-over-queue"));
  await press(counsellor.button("desk-hand-over-ask"));
  await visitor.isTold("told-hand-over-queue");
  await looks(visitor, "visitor-hand-over-queue");
  await press(counsellor.button("desk-hand-over-keep"));
  await visitor.isTold("visit-kept-taken-back");
  await until("nothing is asked", async () => (await visitor.button("told-hand-over-agree-queue").count()) === 0);
  await goHome(visitor, counsellor, colleague);
});

test("handed to the queue the visitor is first in line, and the next counsellor reads the note", async () => {
  const { visitor, counsellor, colleague } = await inATalk();
  const other = await service().visitor();
  await other.asksForATalk();
  await other.waitsBehind(0);
  await asks(counsellor, texts.text("desk-hand-over-queue"), NOTE);
  await press(counsellor.button("desk-hand-over-ask"));
  await press(visitor.button("told-hand-over-agree-queue"));
  await visitor.isTold("visit-notice-handed-over");
  await visitor.waitsBehind(0);
  await other.waitsBehind(1);
  await counsellor.isTold("desk-ended-handed-over");
  await looks(visitor, "visitor-handed-to-queue");
  await colleague.readyForNext();
  await visitor.isTold("visit-ready-handed-over");
  await visitor.starts();
  await colleague.talkOpens();
  await colleague.log.shows(["Hei. Jeg er litt redd.", "Hei, og fint at du skriver."]);
  await colleague.page.getByText(NOTE).waitFor();
  await visitor.says("Da er jeg her igjen.");
  await colleague.log.has("Da er jeg her igjen.");
  await audit(colleague.page);
  await audit(visitor.page);
  await other.leavesTheQueue();
  await goHome(visitor, counsellor, colleague, other);
});

test("a note that is too long is not sent, and nothing of it is lost", async () => {
  const { visitor, counsellor, colleague } = await inATalk();
  await asks(counsellor, texts.text("desk-hand-over-queue"), "å".repeat(301));
  await counsellor.isTold("desk-hand-over-note-over");
  await looks(counsellor, "desk-hand-over-note-over");
  await press(counsellor.button("desk-hand-over-ask"));
  expect(await counsellor.page.getByLabel(texts.text("desk-hand-over-note")).inputValue()).toHaveLength(301);
  await press(counsellor.button("desk-hand-over-cancel"));
  await until("the question is closed", async () => (await counsellor.page.getByRole("dialog").count()) === 0);
  await counsellor.says("Jeg er her.");
  await visitor.log.has("Jeg er her.");
  await goHome(visitor, counsellor, colleague);
});
