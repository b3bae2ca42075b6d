/** How people find what they want to read. */

import type { Locator } from "playwright-core";
import { expect, test } from "vitest";
import { audit } from "../support/a11y.ts";
import { press, tabTo, write } from "../support/keyboard.ts";
import { picture } from "../support/screens.ts";
import { serviceForThisFile } from "../support/service.ts";
import { until } from "../support/until.ts";
import type { Visitor } from "../support/visitor.ts";
import { expectWayOut } from "../support/way-out.ts";

const service = serviceForThisFile();

/** Writes in the place of what stands in a field. */
async function rewrite(field: Locator, text: string): Promise<void> {
  await tabTo(field);
  await field.selectText();
  await write(field, text);
}

/** The results that are shown, by their titles. */
function results(visitor: Visitor): Promise<string[]> {
  return visitor.page.locator("#found .article-list a").allInnerTexts();
}

test("somebody finds an article while typing, and neither address nor back list tells for what", async () => {
  const visitor = await service().visitor();
  const { page, texts } = visitor;
  const addresses: string[] = [];
  page.on("request", (request) => addresses.push(request.url()));
  await visitor.opens("/articles");
  const steps = await page.evaluate(() => history.length);
  const field = page.getByLabel(texts.text("page-search-label"));
  expect(await field.getAttribute("autocomplete")).toBe("off");
  // Misspelt, as people in a hurry do.
  await write(field, "hjelpe venina mi");
  await until("the article is found", async () => (await results(visitor)).includes("Hjelpe en venn"));
  await expectWayOut(visitor);
  await audit(page);
  await picture(page, "page-search-found");
  await page.keyboard.press("Enter");
  await until("it is still there", async () => (await results(visitor)).includes("Hjelpe en venn"));
  expect(new URL(page.url()).pathname).toBe("/articles");
  await rewrite(field, "qqqqqqqqqq");
  await page.getByText(texts.text("page-search-none")).waitFor();
  expect(await results(visitor)).toEqual([]);
  await rewrite(field, "samtyke");
  await press(page.locator("#found").getByRole("link", { name: "Grenser og samtykke" }));
  await page.getByRole("heading", { level: 1, name: "Grenser og samtykke" }).waitFor();
  expect(await page.evaluate(() => history.length)).toBe(steps);
  expect(addresses.filter((address) => /venina|samtyke|q=/.test(address))).toEqual([]);
  expect(await page.evaluate(() => [sessionStorage.length, localStorage.length])).toEqual([0, 0]);
  await page.context().close();
});

test("whoever writes of dying sees numbers to call before anything else", async () => {
  const visitor = await service().visitor();
  await visitor.opens("/search");
  await write(visitor.page.getByLabel(visitor.texts.text("page-search-label")), "jeg vil dø");
  await visitor.page.locator("#found").getByRole("link", { name: /^112/ }).waitFor();
  await audit(visitor.page);
  await picture(visitor.page, "page-search-urgent");
  await visitor.page.context().close();
});

test("search works without JavaScript, and its address holds no word", async () => {
  const visitor = await service().visitor({ javaScriptEnabled: false, language: "nn" });
  const { page, texts } = visitor;
  await visitor.opens("/articles");
  await write(page.getByLabel(texts.text("page-search-label")), "Hjelpe ein ven");
  await press(page.getByRole("button", { name: texts.text("page-search-submit") }));
  await page.getByRole("heading", { level: 1, name: texts.text("page-search-title") }).waitFor();
  expect(page.url()).toBe(visitor.address("/search"));
  expect((await results(visitor))[0]).toBe("Hjelpe ein ven");
  expect(await page.getByLabel(texts.text("page-search-label")).inputValue()).toBe("Hjelpe ein ven");
  await press(page.locator("#found .article-list a").first());
  await page.getByRole("heading", { level: 1, name: "Hjelpe ein ven" }).waitFor();
  await page.context().close();
});
