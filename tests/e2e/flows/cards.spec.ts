/** A counsellor sends something to read; the visitor opens it and does not lose the talk. */

import type { Locator } from "playwright-core";
import { expect, test } from "vitest";
import { DESK, PHONE } from "../support/browser.ts";
import type { Counsellor } from "../support/counsellor.ts";
import { kept } from "../support/kept.ts";
import { press, write } from "../support/keyboard.ts";
import { looks } from "../support/looks.ts";
import { serviceForThisFile } from "../support/service.ts";
import { type Language, Texts } from "../support/texts.ts";
import { until } from "../support/until.ts";
import type { Visitor } from "../support/visitor.ts";

const service = serviceForThisFile({ "talk.pause_s": 0, "queue.settle_s": 0 });
const texts = new Texts("nb");

async function inATalk(language: Language = "nb") {
  const [visitor, counsellor] = [await service().visitor({ language }), await service().counsellor()];
  await visitor.asksForATalk();
  await counsellor.readyForNext();
  await visitor.starts();
  await counsellor.talkOpens();
  return { visitor, counsellor };
}

const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluateAll((found) => found.length === 1 && found[0] === document.activeElement);

/** Searches with the keyboard, looks at what the visitor will get, and sends it. */
async function sends(counsellor: Counsellor, search: string, heading: string, look?: string): Promise<void> {
  const { page } = counsellor;
  const field = page.getByRole("combobox", { name: texts.text("desk-cards-search"), exact: true });
  await page.keyboard.press("Alt+Shift+KeyK");
  await until("the search has the focus", () => isFocused(field));
  if (look !== undefined) await looks(page, `${look}-search`);
  await page.keyboard.insertText(search);
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("Enter");
  await page.locator(".card-page").getByText(heading).first().waitFor();
  if (look !== undefined) await looks(page, `${look}-before-sending`);
  const send = page.getByRole("dialog").getByRole("button", { name: texts.text("desk-card-send"), exact: true });
  await until("the button that sends has the focus", () => isFocused(send));
  await page.keyboard.press("Enter");
  await until("the writing field has the focus", () => isFocused(counsellor.composer));
}

const cards = ({ page }: Visitor | Counsellor): Locator => page.locator(".bubble[data-card]");
const opener = (visitor: Visitor, n = 0): Locator => cards(visitor).nth(n).getByRole("button");
const panel = ({ page }: Visitor): Locator => page.locator(".card-panel");
const news = (visitor: Visitor): Locator => panel(visitor).getByText(visitor.texts.text("visit-message-newer"));

async function opens(visitor: Visitor, n: number, heading: string): Promise<void> {
  await press(opener(visitor, n));
  await panel(visitor).getByText(heading).first().waitFor();
  await until("the page has the focus", () => isFocused(panel(visitor).locator("h1")));
}

async function closes(visitor: Visitor): Promise<void> {
  await visitor.page.keyboard.press("Escape");
  await panel(visitor).waitFor({ state: "detached" });
}

test("an article opens over the talk on a phone, what comes meanwhile is told, and nobody hears that it is open", async () => {
  const { visitor, counsellor } = await inATalk();
  await visitor.says("Er det lov å si nei når vi er sammen?");
  const [sent, heard]: string[][] = [[], []];
  await sends(counsellor, "samtykke", "Kort sagt", "desk-card");
  await cards(visitor).getByText("Grenser og samtykke").waitFor();
  await looks(visitor.page, "visitor-card");
  await looks(counsellor.page, "desk-card-sent");
  expect(await visitor.page.locator(".message-list").getByText("/articles").count(), "no raw address").toBe(0);

  const before = { url: visitor.page.url(), entries: await visitor.page.evaluate(() => history.length) };
  const stored = await kept(visitor.page);
  visitor.page.on("request", (request) => sent?.push(`${request.method()} ${new URL(request.url()).pathname}`));
  const told = counsellor.page.locator(".message").last().locator(".bubble-state");
  await until("the card was seen", async () => (await told.textContent())?.includes(texts.text("desk-seen")) ?? false);
  const desk = await counsellor.page.context().newCDPSession(counsellor.page);
  await desk.send("Network.enable");
  desk.on("Network.webSocketFrameReceived", ({ response }) => heard?.push(response.payloadData));

  await opens(visitor, 0, "Kort sagt");
  await looks(visitor.page, "visitor-card-open");
  expect(await visitor.composer.isVisible(), "on a phone the page has the screen").toBe(false);
  expect(await visitor.leaveButton.isVisible()).toBe(true);
  expect(heard?.filter((frame) => !frame.includes('"pong"') && !frame.includes('"shift"'))).toEqual([]);
  expect(sent?.filter((request) => !request.includes("/assets/"))).toEqual(["GET /articles/samtykke"]);

  await counsellor.says("Ta den tiden du trenger.");
  await news(visitor).waitFor();
  expect(await told.textContent(), "nobody has seen it under the page").toContain(texts.text("desk-sent"));
  await closes(visitor);
  await until("the card has the focus again", () => isFocused(opener(visitor)));
  await until("it is seen", async () => (await told.textContent())?.includes(texts.text("desk-seen")) ?? false);
  expect({ url: visitor.page.url(), entries: await visitor.page.evaluate(() => history.length) }).toEqual(before);
  expect(await kept(visitor.page)).toEqual(stored);

  await opens(visitor, 0, "Kort sagt");
  await counsellor.says("Jeg er her.");
  await news(visitor).waitFor();
  await looks(visitor.page, "visitor-card-news");
  await closes(visitor);

  // The same by its button, and after the page was loaded anew in the middle of it.
  await opens(visitor, 0, "Kort sagt");
  await visitor.page.reload();
  await visitor.composer.waitFor();
  expect(await panel(visitor).count()).toBe(0);
  await opens(visitor, 0, "Kort sagt");
  await press(visitor.button("visit-card-close"));
  await visitor.says("Takk, det hjalp.");
  await counsellor.log.has("Takk, det hjalp.");
  await visitor.endsTheTalk();
});

test("a service shows its number with a call, and stands beside the talk where there is room", async () => {
  const { visitor, counsellor } = await inATalk("en");
  await visitor.page.setViewportSize(DESK);
  await sends(counsellor, "vo-linjen", "116 006");
  await opens(visitor, 0, "116 006");
  await looks(visitor.page, "visitor-service-open");
  await visitor.page.setViewportSize(DESK);
  expect(await panel(visitor).locator('a[href="tel:116006"]').count()).toBe(1);
  await panel(visitor).getByText(visitor.texts.text("shared-call-log")).waitFor();
  expect(await visitor.composer.isVisible(), "both are in view").toBe(true);
  await write(visitor.composer, "I have it open beside me.");
  await press(visitor.button("visit-compose-send"));
  await counsellor.log.has("I have it open beside me.");
  await counsellor.says("Good.");
  await visitor.log.has("Good.");
  expect(await news(visitor).isVisible(), "the talk is in view and says it itself").toBe(false);
  // The window becomes a phone's: now it covers the talk.
  await visitor.page.setViewportSize(PHONE);
  await counsellor.says("Still here.");
  await news(visitor).waitFor();
  await closes(visitor);
  await visitor.endsTheTalk();
});

test("a card is there once and in its place after the server has lost everything", async () => {
  const { visitor, counsellor } = await inATalk();
  await visitor.says("Hei.");
  await sends(counsellor, "samtykke", "Kort sagt");
  await cards(visitor).waitFor();
  await counsellor.says("Les når du vil.");
  await visitor.log.has("Les når du vil.");
  await service().server.dies();
  await visitor.isTold("visit-lost");
  await service().server.startsAgain();
  await counsellor.isTold("desk-sign-in-hint");
  await counsellor.signsInAgain();
  await visitor.says("Den er her ennå.");
  await counsellor.log.has("Den er her ennå.");
  for (const { page } of [visitor, counsellor]) {
    const lines = await page.locator(".bubble").allTextContents();
    expect(lines).toHaveLength(4);
    expect(lines[1]).toContain("Grenser og samtykke");
  }
  await opens(visitor, 0, "Kort sagt");
  await closes(visitor);
  await visitor.endsTheTalk();
});
