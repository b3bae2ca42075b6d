/** Signing in through the organisation's own provider: a real one beside the service. */

import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { audit, expectNoSidewaysScroll } from "../support/a11y.ts";
import { DESK, PHONE } from "../support/browser.ts";
import { Counsellor } from "../support/counsellor.ts";
import { press } from "../support/keyboard.ts";
import { Provider } from "../support/provider.ts";
import { picture } from "../support/screens.ts";
import { type Account, account, freePort } from "../support/server.ts";
import { serviceForThisFile } from "../support/service.ts";
import { Texts } from "../support/texts.ts";
import { until } from "../support/until.ts";

let provider: Provider;

beforeAll(async () => {
  provider = new Provider(await freePort());
});

const service = serviceForThisFile(() => ({
  "staff.second_step": "required",
  "talk.pause_s": 0,
  "queue.settle_s": 0,
  "limits.network_sign_ins_burst": 200,
  ...provider.settings,
}));
const texts = new Texts("nb");

beforeAll(async () => {
  await provider.starts(home());
});

afterAll(async () => {
  await provider.dies();
});

/** By its name: it is where the provider sends people back to. */
const home = (): string => `http://localhost:${service().server.port}`;

/** Somebody with a browser of their own, who has opened nothing yet. */
async function somebody(who: Account): Promise<Counsellor> {
  const page = await (await service().browser.newContext({ viewport: DESK })).newPage();
  return new Counsellor(page, home(), who, texts);
}

/** The button that leads to the provider. */
const way = (of: Page, key: string) => of.getByRole("button", { name: texts.text(key, { name: provider.name }) });

/** Where the provider asks. */
const askedThere = (page: Page) => page.getByRole("heading", { name: "Hvem er du?" });

/** An account without a password, and the address that its owner is given. */
async function invited(who: Account): Promise<string> {
  const words = ["add", "--name", who.name, "--alias", who.alias, "--languages", "nb,nn,en", "--invite"];
  const address = /http:\S+/.exec(await service().server.command("staff", ...words))?.[0];
  if (address === undefined) throw new Error("there is no address");
  return address;
}

/** An account that is theirs at the provider, under this name; at the desk. */
async function bound(who: Account, subject: string): Promise<Counsellor> {
  const person = await somebody(who);
  await person.page.goto(await invited(who));
  await press(way(person.page, "page-provider-bind"));
  await provider.isTold(person.page, subject, "Med passord og mobil");
  await person.isAtTheDesk();
  return person;
}

async function goesToTheProvider(of: Counsellor): Promise<void> {
  await of.page.goto(`${home()}/desk/sign-in`);
  await press(way(of.page, "page-provider-use"));
  await askedThere(of.page).waitFor();
}

test("an invited counsellor ties the account to the provider, signs out here, and signs in through it", async () => {
  const nora = account("nora", "Nora");
  const address = await invited(nora);
  const here = await somebody(nora);
  const { page } = here;
  const asked: URL[] = [];
  page.on("request", (request) => asked.push(new URL(request.url())));

  await page.goto(address);
  await way(page, "page-provider-bind").waitFor();
  await audit(page);
  await picture(page, "page-invitation-provider");
  await press(way(page, "page-provider-bind"));
  await provider.isTold(page, "person-1", "Med passord og mobil");
  await here.isAtTheDesk();
  const cookies = (await page.context().cookies()).filter(({ name }) => name.startsWith("__Host-fortrolig"));
  expect(cookies.map(({ name, sameSite }) => [name, sameSite])).toEqual([["__Host-fortrolig", "Strict"]]);
  expect((await page.goto(address))?.status(), "the invitation is used up").toBe(404);

  const sent = asked.find(({ href }) => href.startsWith(`${provider.address}/auth?`))?.searchParams;
  expect(sent?.get("response_type")).toBe("code");
  expect(sent?.get("code_challenge_method")).toBe("S256");
  expect(sent?.get("redirect_uri")).toBe(`${home()}/desk/sign-in/provider/back`);
  expect(sent?.get("acr_values")).toBe("high");
  expect(sent?.get("scope"), "nothing but who is there").toBe("openid");

  await page.goto(`${home()}/desk`);
  await here.isAtTheDesk();
  await press(here.button("desk-sign-out"));
  await way(page, "page-provider-use").waitFor();
  await here.isTold("page-provider-hint");
  await audit(page);
  await picture(page, "page-sign-in-provider");
  await page.setViewportSize({ ...PHONE, width: 320 });
  await expectNoSidewaysScroll(page);
  await page.setViewportSize(DESK);

  await press(way(page, "page-provider-use"));
  await askedThere(page).waitFor();
  await provider.isTold(page, "person-1", "Med passord og mobil");
  await here.isAtTheDesk();
  // Back leads to the provider's own page at most: nothing of the answer is left to come to.
  await page.goBack();
  expect(page.url()).not.toContain("code=");
  const acts = await service().server.command("audit", "list");
  expect(acts).toContain("provider bound");
});

test("without the provider's second step our own is asked for, and then there is no password to choose", async () => {
  const omar = account("omar", "Omar");
  const person = await somebody(omar);
  await person.page.goto(await invited(omar));
  await press(way(person.page, "page-provider-bind"));
  await provider.isTold(person.page, "person-2", "Med passord");
  await person.page.getByRole("heading", { name: texts.text("page-set-up-title") }).waitFor();
  const { app } = await person.setsUp();
  await person.keepsTheRecoveryCodes();
  await person.isAtTheDesk();

  const again = await somebody(omar);
  await goesToTheProvider(again);
  await provider.isTold(again.page, "person-2", "Med passord");
  await again.field("page-code-label").waitFor();
  await again.givesCode(app.code());
  await again.isAtTheDesk();
});

test("nobody gets in by the provider's word alone, nor by an answer that is not theirs or not for the first time", async () => {
  const kari = account("kari", "Kari");
  await bound(kari, "person-3");
  const person = await somebody(kari);
  const { page } = person;
  const seen: URL[] = [];
  page.on("request", (request) => seen.push(new URL(request.url())));
  const last = (beginning: string): URL => {
    const found = seen.findLast(({ href }) => href.startsWith(beginning));
    if (found === undefined) throw new Error(`nobody was at ${beginning}`);
    return found;
  };
  const back = `${home()}/desk/sign-in/provider/back`;

  await goesToTheProvider(person);
  await provider.isTold(page, "a-stranger", "Med passord og mobil");
  await person.isTold("error-provider-unbound");
  await audit(page);
  await picture(page, "page-sign-in-provider-unbound");

  await goesToTheProvider(person);
  await page.getByRole("button", { name: "Avbryt" }).click();
  await person.isTold("error-provider-failed");
  await audit(page);

  await goesToTheProvider(person);
  await page.goto(`${back}?code=stolen&state=${"A".repeat(43)}`);
  await person.isTold("error-provider-failed");

  await goesToTheProvider(person);
  await provider.isTold(page, "person-3", "Med passord og mobil");
  await person.isAtTheDesk();
  const used = last(`${back}?`);
  await press(person.button("desk-sign-out"));
  await way(page, "page-provider-use").waitFor();
  await page.goto(used.href);
  await person.isTold("error-provider-failed");

  // The code of before, in a journey that is open.
  await goesToTheProvider(person);
  const state = last(`${provider.address}/auth?`).searchParams.get("state") ?? "";
  const replayed = new URL(used);
  replayed.searchParams.set("state", state);
  await page.goto(replayed.href);
  await person.isTold("error-provider-failed");
  expect(service().server.log()).toContain("code_refused");

  const account_ = await service().server.command("staff", "unbind", "--name", kari.name);
  expect(account_).toContain("signed in nowhere");
  await goesToTheProvider(person);
  await provider.isTold(page, "person-3", "Med passord og mobil");
  await person.isTold("error-provider-unbound");
  expect(service().server.log(), "no name of a person, no code").not.toMatch(/person-3|a-stranger/);
});

test("without a script the same buttons lead there and back", async () => {
  const plain = account("anna", "Anna");
  const address = await invited(plain);
  const page = await (await service().browser.newContext({ javaScriptEnabled: false, viewport: DESK })).newPage();
  await page.goto(address);
  await press(way(page, "page-provider-bind"));
  await askedThere(page).waitFor();
  await provider.isTold(page, "person-4", "Med passord og mobil");
  await page.getByRole("heading", { name: texts.text("page-provider-back-title") }).waitFor();
  await picture(page, "page-provider-back");
  await press(page.getByRole("button", { name: texts.text("page-provider-go-on") }));
  await page.getByText(texts.pattern("page-desk-no-script")).waitFor();
});

test("whoever must sign in again in a talk does it at the provider in another window, and the talk is as it was", async () => {
  const kim = account("kim", "Kim");
  const [visitor, counsellor] = [await service().visitor(), await bound(kim, "person-5")];
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
  await picture(counsellor.page, "desk-sign-in-provider");
  await audit(counsellor.page);
  const opened = counsellor.page.context().waitForEvent("page");
  await press(way(counsellor.page, "desk-sign-in-provider"));
  const window = new Counsellor(await opened, home(), kim, texts);
  await counsellor.isTold("desk-sign-in-provider-hint");
  await picture(counsellor.page, "desk-sign-in-provider-away");
  await audit(counsellor.page);
  await press(counsellor.button("desk-sign-in-set-up-done"));
  await counsellor.isTold("desk-sign-in-set-up-not-yet");
  await provider.isTold(window.page, "person-5", "Med passord og mobil");
  await window.isTold("page-provider-beside-lead");
  await audit(window.page);
  await picture(window.page, "page-provider-beside");
  await window.page.close();
  await press(counsellor.button("desk-sign-in-set-up-done"));
  await counsellor.page.getByRole("dialog").waitFor({ state: "detached" });
  await counsellor.log.shows(["Hei.", "Hei, jeg er her."]);
  await counsellor.says("Der var jeg.");
  await visitor.log.has("Der var jeg.");
});

test("a provider that is gone keeps nobody from the other ways, and is there again when it is back", async () => {
  const ola = account("ola", "Ola");
  await bound(ola, "person-6");
  await provider.dies();
  // Whatever was known of it is forgotten, and the service starts all the same.
  await service().server.leaves();
  await service().server.startsAgain();
  const person = await somebody(ola);
  await person.page.goto(`${home()}/desk/sign-in`);
  await press(way(person.page, "page-provider-use"));
  await person.isTold("error-provider-unreachable");
  await audit(person.page);
  await picture(person.page, "page-sign-in-provider-unreachable");
  await service().server.issuesPassword(ola);
  await person.givesPassword();
  await person.page.getByRole("heading", { name: texts.text("page-set-up-title") }).waitFor();

  await provider.starts(home());
  // It is asked again five seconds after it did not answer: whoever tries again gets there.
  await until("the provider is asked again", async () => {
    await person.page.goto(`${home()}/desk/sign-in`);
    await press(way(person.page, "page-provider-use"));
    await person.text("error-provider-unreachable").or(askedThere(person.page)).waitFor();
    return askedThere(person.page).isVisible();
  });
  await provider.isTold(person.page, "person-6", "Med passord og mobil");
  await person.isAtTheDesk();
});
