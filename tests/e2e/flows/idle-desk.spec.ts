/** Nobody touches the desk for a while: it asks, covers itself, and gives back what it covered. */

import { expect, test } from "vitest";
import { audit } from "../support/a11y.ts";
import { picture } from "../support/screens.ts";
import { serviceForThisFile } from "../support/service.ts";
import { until } from "../support/until.ts";

/** A quarter of an hour in less than half a minute; the last third of it is for asking. */
const IDLE_S = 24;
const service = serviceForThisFile({ "session.staff_idle_s": IDLE_S });

test("in a talk the desk asks, then hides every word, and signing in goes on as if nothing had been", async () => {
  const [visitor, counsellor] = [await service().visitor(), await service().counsellor()];
  await visitor.asksForATalk();
  await counsellor.readyForNext();
  await visitor.starts();
  await counsellor.talkOpens();
  await visitor.says("Jeg skriver sakte i kveld.");
  await counsellor.says("Du har all den tiden du trenger.");
  await counsellor.composer.pressSequentially("Og det er");

  await counsellor.isTold("desk-still-here");
  await picture(counsellor.page, "desk-still-here");
  await audit(counsellor.page);
  // Any key answers, and goes where the hands already were.
  await counsellor.page.keyboard.type("!");
  await until("the question is gone", async () => (await counsellor.text("desk-still-here").count()) === 0);
  expect(await counsellor.composer.inputValue()).toBe("Og det er!");

  await counsellor.isTold("desk-covered-hint");
  await visitor.says("Er du der?");
  const left = await counsellor.page.locator("#app").textContent();
  for (const words of ["sakte", "tiden", "Og det er", "Er du der?"]) expect(left).not.toContain(words);
  await picture(counsellor.page, "desk-covered");
  await audit(counsellor.page);

  await counsellor.signsInAgain();
  const all = ["Jeg skriver sakte i kveld.", "Du har all den tiden du trenger.", "Er du der?"];
  await counsellor.log.shows(all);
  expect(await counsellor.composer.inputValue()).toBe("Og det er!");
  await counsellor.composer.fill("");
  await counsellor.says("Ja, jeg er her.");
  await visitor.log.shows([...all, "Ja, jeg er her."]);
  expect(await visitor.page.getByText(visitor.texts.pattern("told-away")).count()).toBe(0);
  await audit(counsellor.page);
  await visitor.endsTheTalk();
});

test("somebody else who signs in at a covered desk gets their own, without a word of the talk", async () => {
  const [visitor, counsellor] = [await service().visitor(), await service().counsellor()];
  await visitor.asksForATalk();
  await counsellor.readyForNext();
  await visitor.starts();
  await counsellor.talkOpens();
  await visitor.says("Dette er mellom oss.");
  await counsellor.log.has("Dette er mellom oss.");
  await counsellor.isTold("desk-covered-hint");
  const [, colleague] = service().accounts;
  await counsellor.signsInAgain(colleague);
  await counsellor.isTold("desk-me-resting");
  await counsellor.page.getByText(colleague?.alias ?? "").waitFor();
  expect(await counsellor.page.locator("#app").textContent()).not.toContain("mellom oss");
  await counsellor.page.context().close();
  await visitor.endsTheTalk();
});

test("outside a talk whoever is gone is signed out, and the desk is out of reach", async () => {
  const counsellor = await service().counsellor(1);
  await counsellor.isTold("desk-me-resting");
  await counsellor.page.waitForURL("**/desk/sign-in", { timeout: 2 * IDLE_S * 1_000 });
  await counsellor.page.goto(`${service().home}/desk`);
  expect(new URL(counsellor.page.url()).pathname).toBe("/desk/sign-in");
});
