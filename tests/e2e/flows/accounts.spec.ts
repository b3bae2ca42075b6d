/** An administrator lets a colleague in, helps and ends accounts, without the command line. */

import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { DESK } from "../support/browser.ts";
import { Counsellor } from "../support/counsellor.ts";
import { choose, press, write } from "../support/keyboard.ts";
import { looks } from "../support/looks.ts";
import { Phone } from "../support/phone.ts";
import { type Account, account } from "../support/server.ts";
import { serviceForThisFile } from "../support/service.ts";
import { Texts } from "../support/texts.ts";

const service = serviceForThisFile({ "staff.second_step": "required", "talk.pause_s": 0, "queue.settle_s": 0 });
const texts = new Texts("nb");

/** By its name: a device has no keys for a number. */
const home = (): string => `http://localhost:${service().server.port}`;

/** Somebody with a browser and a device of their own. */
async function somebody(who: Account): Promise<Counsellor> {
  const page = await (await service().browser.newContext({ viewport: DESK })).newPage();
  await Phone.beside(page);
  return new Counsellor(page, home(), who, texts);
}

async function makesAKey(of: Counsellor): Promise<void> {
  await write(of.field("page-passkey-name").and(of.page.locator("[data-passkey] input")), "Mobilen");
  await press(of.button("page-passkey-make"));
  await of.page.getByRole("heading", { name: "Mobilen", exact: true }).waitFor();
}

async function unfolds(page: Page, key: string): Promise<void> {
  await press(page.locator("summary").filter({ hasText: texts.text(key) }));
}

test("a colleague comes in, loses everything, is helped in again, and leaves", async () => {
  const siri = await somebody(account("siri", "Siri"));
  const words = ["--name", "siri", "--alias", "Siri", "--languages", "nb", "--role", "administrator", "--invite"];
  const invitation = /http:\S+/.exec(await service().server.command("staff", "add", ...words))?.[0] ?? "";
  await siri.page.goto(invitation);
  await makesAKey(siri);
  await press(siri.page.getByRole("link", { name: texts.text("page-accounts-back") }));
  await siri.page.getByRole("heading", { name: texts.text("page-accounts-title") }).waitFor();
  await looks(siri.page, "page-accounts");

  await unfolds(siri.page, "page-accounts-add-submit");
  await write(siri.field("page-accounts-name"), "omar");
  await write(siri.field("page-accounts-alias"), "Omar");
  await press(siri.button("page-accounts-add-submit"));
  await siri.isTold("page-accounts-languages-needed");
  expect(await siri.field("page-accounts-alias").inputValue(), "what was typed stays").toBe("Omar");
  await looks(siri.page, "page-accounts-problem");
  for (const language of ["nb", "en"]) {
    await choose(siri.page.getByLabel(texts.text(`shared-language-${language}`), { exact: true }));
  }
  await choose(siri.page.getByLabel(texts.text("page-accounts-wish-man"), { exact: true }));
  await press(siri.button("page-accounts-add-submit"));
  await siri.page.getByRole("heading", { name: texts.text("page-accounts-invited", { alias: "Omar" }) }).waitFor();
  await looks(siri.page, "page-account-invited");
  const first = await siri.page.locator(".invited .key").innerText();

  const omar = await somebody(account("omar", "Omar"));
  await omar.page.goto(first);
  await makesAKey(omar);
  await omar.page.goto(`${home()}/desk`);
  await omar.isAtTheDesk();

  // The phone and the laptop are lost with the bag.
  await press(siri.page.getByRole("link", { name: texts.text("page-accounts-back") }));
  await press(siri.page.getByRole("link", { name: "Omar", exact: true }));
  await looks(siri.page, "page-account");
  await unfolds(siri.page, "page-accounts-sign-out");
  await press(siri.button("page-accounts-sign-out-submit", { alias: "Omar" }));
  await siri.isTold("page-accounts-done");
  await looks(siri.page, "page-account-done");
  await omar.page.waitForURL("**/desk/sign-in");
  await unfolds(siri.page, "page-accounts-invite");
  await press(siri.button("page-accounts-invite-submit"));
  const second = await siri.page.locator(".invited .key").innerText();
  const anew = await somebody(account("omar", "Omar"));
  await anew.page.goto(second);
  await write(anew.field("page-passkey-name").and(anew.page.locator("[data-passkey] input")), "Ny mobil");
  await press(anew.button("page-passkey-make"));
  await anew.page.getByRole("heading", { name: "Ny mobil", exact: true }).waitFor();
  await anew.page.goto(`${home()}/desk`);
  await anew.isAtTheDesk();

  await unfolds(siri.page, "page-accounts-disable");
  await press(siri.button("page-accounts-disable-submit", { alias: "Omar" }));
  await siri.isTold("page-accounts-done");
  await looks(siri.page, "page-account-ended");
  await anew.page.waitForURL("**/desk/sign-in");
  await press(siri.page.getByRole("link", { name: texts.text("page-accounts-back") }));
  await siri.page.getByText(texts.text("page-accounts-ended")).waitFor();

  // Nobody locks themselves out.
  await press(siri.page.getByRole("link", { name: "Siri", exact: true }));
  await siri.isTold("page-accounts-is-own");
  expect(await siri.page.locator("summary").count()).toBe(0);
  await looks(siri.page, "page-account-own");
});
