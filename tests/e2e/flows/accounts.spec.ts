/** An administrator lets a colleague in, helps and ends accounts, without the command line. */

import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { DESK } from "../support/browser.ts";
import { Counsellor } from "../support/counsellor.ts";
import { choose, press, tabTo, write } from "../support/keyboard.ts";
import { looks } from "../support/looks.ts";
import { Phone } from "../support/phone.ts";
import { type Account, account } from "../support/server.ts";
import { serviceForThisFile } from "../support/service.ts";
import { Texts } from "../support/texts.ts";

// Accounts can be bound to the people of a provider that does not answer just now.
const service = serviceForThisFile({
  "staff.second_step": "required",
  "talk.pause_s": 0,
  "queue.settle_s": 0,
  "provider.issuer": "http://localhost:9",
  "provider.name": "Jobbkonto",
  "provider.client_id": "fortrolig",
  "provider.client_secret": "unused-here",
});
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

test("a colleague's languages, keys and provider are changed while the desk is open", async () => {
  const vera = await somebody(account("vera", "Vera"));
  const words = ["--name", "vera", "--alias", "Vera", "--languages", "nb", "--role", "administrator", "--invite"];
  await vera.page.goto(/http:\S+/.exec(await service().server.command("staff", "add", ...words))?.[0] ?? "");
  await makesAKey(vera);

  const leila = await somebody(account("leila", "Leila"));
  const hers = ["--name", "leila", "--alias", "Leila", "--languages", "nb,en", "--invite"];
  await leila.page.goto(/http:\S+/.exec(await service().server.command("staff", "add", ...hers))?.[0] ?? "");
  await makesAKey(leila);
  await service().server.command("staff", "bind", "--name", "leila", "--subject", "sub-leila");
  await leila.page.goto(`${home()}/desk`);
  await leila.isAtTheDesk();
  const visitor = await service().visitor();
  await visitor.asksForATalk();
  await leila.readyForNext();
  await visitor.starts();
  await leila.talkOpens();

  await vera.page.goto(`${home()}/desk/accounts`);
  await press(vera.page.getByRole("link", { name: "Leila", exact: true }));
  await unfolds(vera.page, "page-accounts-work-change");
  for (const language of ["nb", "en"]) await choose(vera.field(`shared-language-${language}`));
  await press(vera.button("page-accounts-work-submit"));
  await vera.isTold("page-accounts-languages-needed");
  await unfolds(vera.page, "page-accounts-work-change");
  await choose(vera.field("shared-language-nb"));
  await tabTo(vera.field("page-accounts-capacity"));
  await vera.page.keyboard.press("3");
  await looks(vera.page, "page-account-work");
  await press(vera.button("page-accounts-work-submit"));
  await vera.isTold("page-accounts-done");
  const languages = texts.text("desk-language-en");
  await leila.page.getByText(texts.text("desk-account-changed", { languages, n: "3" })).waitFor();
  await looks(leila.page, "desk-account-changed");
  await leila.says("Vi snakker videre.");
  await visitor.log.has("Vi snakker videre.");

  // Her tablet is lost: one key goes, and every sign-in.
  await unfolds(vera.page, "page-accounts-key-remove");
  await looks(vera.page, "page-account-keys");
  await press(vera.button("page-keys-remove-yes", { name: "Mobilen" }));
  await vera.isTold("page-accounts-done");
  await unfolds(vera.page, "page-accounts-unbind");
  await looks(vera.page, "page-account-bound");
  await press(vera.button("page-accounts-unbind-submit", { alias: "Leila" }));
  await vera.isTold("page-accounts-done");
  expect(
    await vera.page
      .locator("summary")
      .filter({ hasText: texts.text("page-accounts-unbind") })
      .count(),
  ).toBe(0);
});
