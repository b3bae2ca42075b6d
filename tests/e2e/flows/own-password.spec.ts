/** Staff change their own password: from the desk, in mid-talk, and without a desk. */

import { expect, test } from "vitest";
import { audit, expectNoSidewaysScroll } from "../support/a11y.ts";
import { PHONE } from "../support/browser.ts";
import { Counsellor } from "../support/counsellor.ts";
import { press } from "../support/keyboard.ts";
import { picture } from "../support/screens.ts";
import { account } from "../support/server.ts";
import { serviceForThisFile } from "../support/service.ts";
import { Texts } from "../support/texts.ts";

const service = serviceForThisFile();
const texts = new Texts("nb");

/** The promise: a desk whose sign-in is ended is closed by then. */
const CLOSED_WITHIN_MS = 5_000;

test("a counsellor changes the password beside a talk, and is signed out everywhere else", async () => {
  const [visitor, elsewhere] = [await service().visitor(), await service().counsellor()];
  const here = await service().counsellor();
  await elsewhere.isTold("desk-replaced");
  await visitor.asksForATalk();
  await here.readyForNext();
  await visitor.starts();
  await here.talkOpens();

  await press(here.button("desk-sign-ins"));
  const opened = here.page.context().waitForEvent("page");
  await press(here.page.getByRole("link", { name: texts.text("desk-own-password") }));
  const window = new Counsellor(await opened, service().home, here.account, texts);
  await window.field("page-own-password-current").waitFor();
  await audit(window.page);
  await picture(window.page, "page-own-password");
  await window.page.setViewportSize({ ...PHONE, width: 320 });
  await expectNoSidewaysScroll(window.page);
  const { password } = here.account;
  await window.changesPassword("for kort");
  here.account.password = password;
  await window.isTold("error-password-length");
  await audit(window.page);
  await picture(window.page, "page-own-password-refused");
  await window.changesPassword();
  await window.page.getByRole("heading", { name: texts.text("page-own-password-done-title") }).waitFor();
  await audit(window.page);
  await picture(window.page, "page-own-password-done");
  await window.page.close();

  await press(here.button("desk-close"));
  await here.says("Jeg er her fortsatt.");
  await visitor.log.has("Jeg er her fortsatt.");
  await elsewhere.page.reload();
  expect(new URL(elsewhere.page.url()).pathname).toBe("/desk/sign-in");
  await elsewhere.signIn();
  await here.isTold("desk-replaced");
  await visitor.endsTheTalk();
});

test("an open desk is closed within five seconds of a password that an operator sets", async () => {
  const counsellor = await service().counsellor(1);
  await service().server.issuesPassword(counsellor.account);
  await counsellor.page.waitForURL("**/desk/sign-in", { timeout: CLOSED_WITHIN_MS });
  await counsellor.signIn();
});

test("an editor finds the way to a password of their own without a desk", async () => {
  const editor = account("redaktoer", "Redaktør");
  await service().server.hires(editor, "editor");
  const page = await (await service().browser.newContext()).newPage();
  const person = new Counsellor(page, service().home, editor, texts);
  await person.givesPassword();
  await press(page.getByRole("link", { name: texts.text("page-own-password-title") }));
  await person.changesPassword();
  await page.getByRole("heading", { name: texts.text("page-own-password-done-title") }).waitFor();
  await audit(page);
  await press(person.button("desk-sign-out"));
  // Whoever goes on before that is done is signed in still, and meets no form.
  await page.waitForURL("**/desk/sign-in");
  await person.givesPassword();
  await page.getByRole("link", { name: texts.text("page-own-password-title") }).waitFor();
});
