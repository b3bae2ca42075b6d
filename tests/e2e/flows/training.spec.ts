/** Trainings: told before they lapse, what pauses then, and how it goes on. */

import { expect, test } from "vitest";
import { DESK } from "../support/browser.ts";
import { Counsellor } from "../support/counsellor.ts";
import { press, tabTo, write } from "../support/keyboard.ts";
import { looks } from "../support/looks.ts";
import { Phone } from "../support/phone.ts";
import { account } from "../support/server.ts";
import { serviceForThisFile } from "../support/service.ts";
import { Texts } from "../support/texts.ts";

const FIRST_AID = "Førstehjelp ved selvmordsfare";
const service = serviceForThisFile({
  "talk.pause_s": 0,
  "queue.settle_s": 0,
  "training.trainings": `first-aid: ${FIRST_AID}; chat; 12 months; mandatory,harm: Når noen har skadet; my_actions; 12 months; mandatory`,
});
const texts = new Texts("nb");

const home = (): string => `http://localhost:${service().server.port}`;

/** A day of this year and month, so many days from now and months before. */
function day(days: number, months_before: number): Date {
  const at = new Date();
  return new Date(at.getFullYear(), at.getMonth() - months_before, at.getDate() + days, 12);
}

async function administrator(): Promise<Counsellor> {
  const page = await (await service().browser.newContext({ viewport: DESK })).newPage();
  await Phone.beside(page);
  const siri = new Counsellor(page, home(), account("siri", "Siri"), texts);
  const words = ["--name", "siri", "--alias", "Siri", "--languages", "nb", "--role", "administrator", "--invite"];
  await page.goto(/http:\S+/.exec(await service().server.command("staff", "add", ...words))?.[0] ?? "");
  await write(siri.field("page-passkey-name").and(page.locator("[data-passkey] input")), "Mobilen");
  await press(siri.button("page-passkey-make"));
  await page.getByRole("heading", { name: "Mobilen", exact: true }).waitFor();
  return siri;
}

/** In the field as this browser orders its parts, with the keys alone. */
async function enters(admin: Counsellor, training: string, taken: Date): Promise<void> {
  await press(admin.page.locator("summary").filter({ hasText: texts.text("page-accounts-training-change") }));
  const which = admin.page.locator("#training");
  await tabTo(which);
  await which.pressSequentially(training);
  const field = admin.page.locator("#taken");
  await tabTo(field);
  const two = (part: number): string => String(part).padStart(2, "0");
  const [year, month, date] = [String(taken.getFullYear()), two(taken.getMonth() + 1), two(taken.getDate())];
  await field.pressSequentially(`${month}${date}${year}`);
  expect(await field.inputValue()).toBe(`${year}-${month}-${date}`);
}

test("a counsellor is told ahead, then why nobody new comes, and goes on when it is renewed", async () => {
  const desk = await service().counsellor(0);
  const siri = await administrator();
  await press(siri.page.getByRole("link", { name: texts.text("page-accounts-back") }));
  await press(siri.page.getByRole("link", { name: desk.account.alias, exact: true }));

  await enters(siri, FIRST_AID, day(10, 12));
  await looks(siri.page, "page-account-training");
  await press(siri.button("page-accounts-training-submit"));
  await siri.isTold("page-accounts-done");
  await siri.page.getByText(texts.text("page-accounts-training-mark-due")).waitFor();
  await desk.isTold("desk-training-due");
  await looks(desk.page, "desk-training-due");

  // In a talk when it lapses.
  const visitor = await service().visitor();
  await visitor.asksForATalk();
  await desk.readyForNext();
  await visitor.starts();
  await desk.talkOpens();
  await enters(siri, FIRST_AID, day(-1, 12));
  await press(siri.button("page-accounts-training-submit"));
  await siri.isTold("page-accounts-done");
  await looks(siri.page, "page-account-training-lapsed");
  await desk.isTold("desk-training-stops");
  await desk.says("Vi snakker ferdig.");
  await visitor.log.has("Vi snakker ferdig.");
  await desk.endsTheTalk();
  await desk.erasesTheTalk();
  await press(desk.button("desk-ready"));
  await desk.isTold("error-training-lapsed");
  await looks(desk.page, "desk-training-stops");

  await enters(siri, "Når", day(-3, 12));
  await press(siri.button("page-accounts-training-submit"));
  await desk.isTold("desk-training-stops-theme");
  await press(siri.page.getByRole("link", { name: texts.text("page-accounts-back") }));
  await siri.page.getByText(texts.text("page-accounts-training-mark-lapsed")).waitFor();
  await looks(siri.page, "page-accounts-training");

  await press(siri.page.getByRole("link", { name: desk.account.alias, exact: true }));
  await enters(siri, FIRST_AID, day(0, 0));
  await press(siri.button("page-accounts-training-submit"));
  await desk.text("desk-training-stops").waitFor({ state: "detached" });
  await desk.readyForNext();
});
