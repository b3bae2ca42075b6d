/** After the password: an app that is set up once, its codes, recovery codes, and a talk that stays meanwhile. */

import { expect, test } from "vitest";
import { audit, expectNoSidewaysScroll } from "../support/a11y.ts";
import { Authenticator } from "../support/authenticator.ts";
import { DESK, PHONE } from "../support/browser.ts";
import { Counsellor } from "../support/counsellor.ts";
import { press, write } from "../support/keyboard.ts";
import { picture } from "../support/screens.ts";
import { account } from "../support/server.ts";
import { serviceForThisFile } from "../support/service.ts";
import { Texts } from "../support/texts.ts";

const service = serviceForThisFile({ "staff.second_step": "required", "talk.pause_s": 0, "queue.settle_s": 0 });
const texts = new Texts("nb");

test("an app is set up at the first sign-in; then there are its codes, and ten for the day it is lost", async () => {
  const hosts = new Set<string>();
  const first = await service().counsellorAtTheDoor();
  first.page.on("request", (request) => hosts.add(new URL(request.url()).host));
  await first.givesPassword();
  await first.page.getByRole("heading", { name: texts.text("page-set-up-title") }).waitFor();
  await audit(first.page);
  await picture(first.page, "page-set-up");
  await first.page.setViewportSize({ ...PHONE, width: 320 });
  await expectNoSidewaysScroll(first.page);

  const key = await first.key();
  await write(first.field("page-set-up-code"), new Authenticator(key).wrong());
  await press(first.button("page-set-up-submit"));
  await first.isTold("error-second-step-failed");
  await audit(first.page);
  await picture(first.page, "page-set-up-failed");
  expect(await first.key(), "what is on the phone by now stays good").toBe(key);

  const { app, recovery } = await first.setsUp();
  expect(new Set(recovery).size).toBe(10);
  await audit(first.page);
  await picture(first.page, "page-recovery-codes");
  await first.keepsTheRecoveryCodes();
  await first.page.getByRole("heading", { name: texts.text("page-first-password-title") }).waitFor();
  await audit(first.page);
  await picture(first.page, "page-first-password");
  await expectNoSidewaysScroll(first.page);
  await first.choosesPassword(first.account.password);
  await first.isTold("error-password-unchanged");
  await audit(first.page);
  await picture(first.page, "page-first-password-unchanged");
  await first.choosesPassword();
  await first.isAtTheDesk();
  expect((await first.page.context().cookies()).map(({ name }) => name)).toEqual(["__Host-fortrolig"]);
  expect([...hosts]).toEqual([new URL(service().home).host]);

  const next = await service().counsellorAtTheDoor();
  await next.givesPassword();
  await next.field("page-code-label").waitFor();
  await audit(next.page);
  await picture(next.page, "page-code");
  await next.givesCode(app.wrong());
  await next.isTold("error-second-step-failed");
  await audit(next.page);
  await picture(next.page, "page-code-failed");
  const code = app.code();
  await next.givesCode(`${code.slice(0, 3)} ${code.slice(3)}`);
  await next.isAtTheDesk();

  const without = await service().counsellorAtTheDoor();
  await without.givesPassword();
  await press(without.page.getByText(texts.text("page-recovery-ask")));
  await without.field("page-recovery-label").waitFor();
  await audit(without.page);
  await picture(without.page, "page-code-recovery");
  await without.givesRecoveryCode(recovery[0] ?? "");
  await without.isAtTheDesk();

  const again = await service().counsellorAtTheDoor();
  await again.givesPassword();
  await press(again.page.getByText(texts.text("page-recovery-ask")));
  await again.givesRecoveryCode(recovery[0] ?? "");
  await again.isTold("error-second-step-failed");
  await audit(again.page);
  // Its form is open still, so that the next one can be typed at once.
  await again.givesRecoveryCode(recovery[1] ?? "");
  await again.isAtTheDesk();

  await service().server.command("staff", "reset-second-step", "--name", first.account.name);
  const anew = await service().counsellorAtTheDoor();
  await anew.givesPassword();
  await anew.page.getByRole("heading", { name: texts.text("page-set-up-title") }).waitFor();
  expect(await anew.key()).not.toBe(key);
  await anew.setsUp();
  await anew.keepsTheRecoveryCodes();
  await anew.isAtTheDesk();
  await audit(anew.page);
});

test("whoever must sign in again in a talk gives both steps without leaving it", async () => {
  const [visitor, counsellor] = [await service().visitor(), await service().counsellorAtTheDoor(1)];
  const app = await counsellor.signsInForTheFirstTime();
  await visitor.asksForATalk();
  await counsellor.readyForNext();
  await visitor.starts();
  await counsellor.talkOpens();
  await visitor.says("Hei.");
  await counsellor.says("Hei, jeg er her.");

  await service().server.dies();
  await visitor.isTold("visit-lost");
  await service().server.startsAgain();
  await counsellor.isTold("desk-sign-in-hint");
  await counsellor.givesPasswordAgain();
  await counsellor.isTold("desk-sign-in-code-hint");
  await picture(counsellor.page, "desk-sign-in-code");
  await audit(counsellor.page);
  await counsellor.givesCodeAgain(app.wrong());
  await counsellor.isTold("error-second-step-failed");
  await picture(counsellor.page, "desk-sign-in-code-failed");
  await audit(counsellor.page);
  await press(counsellor.button("desk-sign-in-recovery"));
  await counsellor.field("desk-sign-in-recovery-code").waitFor();
  await press(counsellor.button("desk-sign-in-app"));
  await counsellor.givesCodeAgain(app.code());
  await counsellor.page.getByRole("dialog").waitFor({ state: "detached" });
  await counsellor.log.shows(["Hei.", "Hei, jeg er her."]);
  await visitor.says("Nå er vi her begge to.");
  await counsellor.log.has("Nå er vi her begge to.");

  // The phone is lost as well, and an administrator has taken the second step away.
  await service().server.command("staff", "reset-second-step", "--name", counsellor.account.name);
  await service().server.dies();
  await visitor.isTold("visit-lost");
  await service().server.startsAgain();
  await counsellor.isTold("desk-sign-in-hint");
  await counsellor.givesPasswordAgain();
  await counsellor.isTold("desk-sign-in-set-up-hint");
  await picture(counsellor.page, "desk-sign-in-set-up");
  await audit(counsellor.page);
  await press(counsellor.button("desk-sign-in-set-up-done"));
  await counsellor.isTold("desk-sign-in-set-up-not-yet");
  const opened = counsellor.page.context().waitForEvent("page");
  await press(counsellor.page.getByRole("link", { name: texts.text("desk-sign-in-set-up") }));
  const window = new Counsellor(await opened, service().home, counsellor.account, texts);
  await window.setsUp();
  await window.page.close();
  await press(counsellor.button("desk-sign-in-set-up-done"));
  await counsellor.page.getByRole("dialog").waitFor({ state: "detached" });
  await counsellor.log.shows(["Hei.", "Hei, jeg er her.", "Nå er vi her begge to."]);
  await counsellor.says("Der var jeg.");
  await visitor.log.has("Der var jeg.");
  await audit(counsellor.page);
});

test("whoever finds their password replaced after a restart chooses their own beside the talk", async () => {
  const [visitor, third] = [await service().visitor(), account("desk-3", "Rådgiver 3")];
  await service().server.hires(third, "counsellor");
  const page = await (await service().browser.newContext({ viewport: DESK })).newPage();
  const counsellor = new Counsellor(page, service().home, third, texts);
  const app = await counsellor.signsInForTheFirstTime();
  await visitor.asksForATalk();
  await counsellor.readyForNext();
  await visitor.starts();
  await counsellor.talkOpens();
  await counsellor.says("Hei, jeg er her.");

  await service().server.dies();
  await service().server.issuesPassword(counsellor.account);
  await service().server.startsAgain();
  await counsellor.isTold("desk-sign-in-hint");
  await counsellor.givesPasswordAgain();
  await counsellor.isTold("desk-sign-in-code-hint");
  await counsellor.givesCodeAgain(app.code());
  await counsellor.isTold("desk-sign-in-choose-hint");
  await picture(counsellor.page, "desk-sign-in-choose");
  await audit(counsellor.page);
  const opened = counsellor.page.context().waitForEvent("page");
  await press(counsellor.page.getByRole("link", { name: texts.text("desk-sign-in-choose") }));
  const window = new Counsellor(await opened, service().home, counsellor.account, texts);
  await window.choosesPassword();
  await window.isAtTheDesk();
  await window.page.close();
  await press(counsellor.button("desk-sign-in-set-up-done"));
  await counsellor.page.getByRole("dialog").waitFor({ state: "detached" });
  await counsellor.log.shows(["Hei, jeg er her."]);
  await counsellor.says("Der var jeg.");
  await visitor.log.has("Der var jeg.");
});
