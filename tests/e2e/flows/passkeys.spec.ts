/** A finger instead of a password and a code: made by an invitation, used, doubled, removed, refused. */

import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { audit, expectNoSidewaysScroll } from "../support/a11y.ts";
import { DESK, PHONE } from "../support/browser.ts";
import { Counsellor } from "../support/counsellor.ts";
import { press, write } from "../support/keyboard.ts";
import { Phone } from "../support/phone.ts";
import { picture } from "../support/screens.ts";
import { type Account, account } from "../support/server.ts";
import { serviceForThisFile } from "../support/service.ts";
import { Texts } from "../support/texts.ts";

const service = serviceForThisFile({ "staff.second_step": "required", "talk.pause_s": 0, "queue.settle_s": 0 });
const texts = new Texts("nb");

/** By its name: a device has no keys for a number. */
const home = (): string => `http://localhost:${service().server.port}`;

/** Somebody with a browser of their own, who has opened nothing yet. */
async function somebody(who: Account): Promise<Counsellor> {
  const page = await (await service().browser.newContext({ viewport: DESK })).newPage();
  return new Counsellor(page, home(), who, texts);
}

/** An account without a password, and the address that its owner is given. */
async function invited(who: Account): Promise<string> {
  const words = ["add", "--name", who.name, "--alias", who.alias, "--languages", "nb,nn,en", "--invite"];
  return addressIn(await service().server.command("staff", ...words));
}

function addressIn(answer: string): string {
  const address = /http:\S+/.exec(answer)?.[0];
  if (address === undefined) throw new Error(`there is no address in: ${answer}`);
  return address;
}

async function makesAKey(of: Counsellor, name: string): Promise<void> {
  // Beside it are fields of the same name, folded away, for the keys there are.
  await write(of.field("page-passkey-name").and(of.page.locator("[data-passkey] input")), name);
  await press(of.button("page-passkey-make"));
  await of.page.getByRole("heading", { name, exact: true }).waitFor();
}

async function usesAKey(of: Counsellor): Promise<void> {
  await of.page.goto(`${home()}/desk/sign-in`);
  await press(of.button("page-passkey-use"));
}

/** A part of the list that is folded, for the key with this name. */
async function unfolds(page: Page, key: string, name: string): Promise<void> {
  await press(page.locator("summary").and(page.getByText(new RegExp(`${texts.text(key)}\\s+${name}`))));
}

test("an invited counsellor makes a key, signs in with it, makes another and removes the lost one", async () => {
  const nora = account("nora", "Nora");
  const address = await invited(nora);
  const here = await somebody(nora);
  const [page, phone] = [here.page, await Phone.beside(here.page)];

  await page.goto(address);
  await page.getByRole("heading", { name: texts.text("page-invitation-title") }).waitFor();
  await audit(page);
  await picture(page, "page-invitation");
  await page.setViewportSize({ ...PHONE, width: 320 });
  await expectNoSidewaysScroll(page);
  await page.setViewportSize(DESK);
  await phone.isItsOwners(false);
  await write(here.field("page-passkey-name"), "Jobbmobilen");
  await press(here.button("page-passkey-make"));
  await here.isTold("page-passkey-given-up");
  await audit(page);
  await picture(page, "page-invitation-given-up");
  await phone.isItsOwners(true);
  await press(here.button("page-passkey-make"));
  await page.getByRole("heading", { name: texts.text("page-keys-title") }).waitFor();
  expect(await phone.keys()).toHaveLength(1);
  await audit(page);
  await picture(page, "page-keys");

  const used = await page.goto(address);
  expect(used?.status()).toBe(404);
  const told = await page.locator("main").innerHTML();
  await page.goto(`${home()}/desk/nothing-is-here`);
  expect(await page.locator("main").innerHTML(), "no hint that there ever was one").toBe(told);

  await page.goto(`${home()}/desk/keys`);
  await press(here.button("page-keys-sign-out"));
  await here.field("page-sign-in-name").waitFor();
  await here.button("page-passkey-use").waitFor();
  await audit(page);
  await picture(page, "page-sign-in-passkey");
  await press(here.button("page-passkey-use"));
  await here.isAtTheDesk();
  expect((await page.context().cookies()).map(({ name }) => name)).toEqual(["__Host-fortrolig"]);

  await press(here.button("desk-sign-ins"));
  const opened = page.context().waitForEvent("page");
  await press(page.getByRole("link", { name: texts.text("desk-sign-ins-keys") }));
  const window = new Counsellor(await opened, home(), nora, texts);
  const spare = await Phone.beside(window.page);
  await makesAKey(window, "Nøkkelen i skuffen");
  await audit(window.page);
  await picture(window.page, "page-keys-two");
  await window.page.setViewportSize({ ...PHONE, width: 320 });
  await expectNoSidewaysScroll(window.page);
  await window.page.setViewportSize(DESK);

  await unfolds(window.page, "page-keys-rename", "Nøkkelen i skuffen");
  const name = window.page.getByLabel(texts.text("page-passkey-name")).and(window.page.locator(":visible")).first();
  await name.fill("");
  await write(name, "Reserven");
  await press(window.button("page-keys-save"));
  await window.page.getByRole("heading", { name: "Reserven", exact: true }).waitFor();

  await unfolds(window.page, "page-keys-remove", "Jobbmobilen");
  await audit(window.page);
  await picture(window.page, "page-keys-remove");
  await press(window.page.getByRole("button", { name: texts.text("page-keys-remove-yes", { name: "Jobbmobilen" }) }));
  await window.page.getByRole("heading", { name: "Jobbmobilen", exact: true }).waitFor({ state: "detached" });
  expect(await window.page.locator(".keys > li").count()).toBe(1);

  const elsewhere = await somebody(nora);
  const [lost, kept] = [(await phone.keys())[0], (await spare.keys())[0]];
  if (lost === undefined || kept === undefined) throw new Error("each has its key");
  const other = await Phone.beside(elsewhere.page);
  await other.takes(lost);
  await usesAKey(elsewhere);
  await elsewhere.isTold("error-passkey-failed");
  await audit(elsewhere.page);
  await picture(elsewhere.page, "page-sign-in-passkey-failed");
  await other.goes();
  const another = await Phone.beside(elsewhere.page);
  await another.takes(kept);
  await usesAKey(elsewhere);
  await elsewhere.isAtTheDesk();

  // The same key with its counter as it was: there are two of it now.
  const copy = await somebody(nora);
  await (await Phone.beside(copy.page)).takes(kept);
  await usesAKey(copy);
  await copy.isTold("error-passkey-copied");
  await audit(copy.page);
  expect(await service().server.command("audit", "list")).toContain("passkey refused");
});

test("whoever has lost every way in is invited again; a password needs no script and offers no key there", async () => {
  const omar = account("omar", "Omar");
  const first = await invited(omar);
  const second = addressIn(await service().server.command("staff", "invite", "--name", omar.name));
  const person = await somebody(omar);
  await Phone.beside(person.page);
  expect((await person.page.goto(first))?.status()).toBe(404);
  await person.page.goto(second);
  await makesAKey(person, "Ny mobil");

  const plain = await (await service().browser.newContext({ javaScriptEnabled: false })).newPage();
  await plain.goto(`${home()}/desk/sign-in`);
  expect(await plain.getByRole("button", { name: texts.text("page-passkey-use") }).count()).toBe(0);
  await new Counsellor(plain, home(), service().accounts[0] ?? omar, texts).givesPassword();
  await plain.getByRole("heading", { name: texts.text("page-set-up-title") }).waitFor();
});

test("whoever must sign in again in a talk puts a finger on the phone, and the talk is as it was", async () => {
  const kim = account("kim", "Kim");
  const [visitor, counsellor] = [await service().visitor(), await somebody(kim)];
  const phone = await Phone.beside(counsellor.page);
  await counsellor.page.goto(await invited(kim));
  await makesAKey(counsellor, "Mobilen");
  await press(counsellor.page.getByRole("link", { name: texts.text("page-keys-to-the-desk") }));
  await counsellor.isAtTheDesk();
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
  await picture(counsellor.page, "desk-sign-in-passkey");
  await audit(counsellor.page);
  await phone.isItsOwners(false);
  await press(counsellor.button("desk-sign-in-passkey"));
  await counsellor.isTold("desk-sign-in-passkey-given-up");
  await audit(counsellor.page);
  await phone.isItsOwners(true);
  await press(counsellor.button("desk-sign-in-passkey"));
  await counsellor.page.getByRole("dialog").waitFor({ state: "detached" });
  await counsellor.log.shows(["Hei.", "Hei, jeg er her."]);
  await counsellor.says("Der var jeg.");
  await visitor.log.has("Der var jeg.");
  await audit(counsellor.page);
});
