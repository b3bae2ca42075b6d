/** Finding somebody who helps: what is chosen is told to nobody who looks at the phone. */

import { expect, test } from "vitest";
import { auditWithoutScript } from "../support/a11y.ts";
import { kept, NOTHING_KEPT } from "../support/kept.ts";
import { choose, press, tabTo } from "../support/keyboard.ts";
import { looks } from "../support/looks.ts";
import { picture } from "../support/screens.ts";
import { serviceForThisFile } from "../support/service.ts";
import { until } from "../support/until.ts";
import type { Visitor } from "../support/visitor.ts";
import { expectWayOut } from "../support/way-out.ts";

const service = serviceForThisFile();

/** The numbers that stand above everything, whatever is chosen. */
const FRONT = ["112", "113", "116117", "116006", "116111", "116123"];

/** Who is shown, by the names of their entries. */
function shown({ page }: Visitor): Promise<string[]> {
  return page.locator("#found .service").evaluateAll((services) => services.map(({ id }) => id));
}

/** At its top, where the bar with the way out lies over nothing. */
async function looksFromTheTop({ page }: Visitor, name: string): Promise<void> {
  await page.evaluate(() => scrollTo(0, 0));
  await looks(page, name);
}

/** Chooses in a list, as one does with the letters of the keyboard. */
async function picks(visitor: Visitor, key: string, text: string): Promise<void> {
  const list = visitor.page.getByLabel(visitor.texts.text(key));
  await tabTo(list);
  await visitor.page.keyboard.type(text);
  const chosen = () => list.locator("option:checked").textContent();
  await until(`${text} is chosen`, async () => (await chosen()) === text);
}

async function expectFrontNumbers({ page }: Visitor): Promise<void> {
  for (const number of FRONT) {
    expect(await page.locator(`.phone-list a[href="tel:${number}"]`).isVisible(), number).toBe(true);
  }
}

test("somebody finds who fits, and neither address nor back list tells what they chose", async () => {
  const visitor = await service().visitor();
  const { page, texts } = visitor;
  await visitor.opens("/services");
  const everybody = await shown(visitor);
  const steps = await page.evaluate(() => history.length);
  const addresses: string[] = [];
  page.on("request", (request) => addresses.push(request.url()));

  await press(page.locator("summary"));
  await looksFromTheTop(visitor, "page-services-choose");
  await picks(visitor, "page-services-choose-about", texts.text("page-services-about-law"));
  await until("fewer are shown", async () => (await shown(visitor)).length < everybody.length);
  await picks(visitor, "page-services-choose-age", texts.text("page-services-age-21-25"));
  await until("those for the young are away", async () => !(await shown(visitor)).includes("barnehus"));
  await picks(visitor, "page-services-choose-county", "Nordland");
  await page.getByText(texts.text("page-services-found-county", { county: "Nordland" })).waitFor();
  await expectFrontNumbers(visitor);
  await expectWayOut(visitor);
  await looksFromTheTop(visitor, "page-services-chosen");

  expect(new Set(addresses)).toEqual(new Set([visitor.address("/services")]));
  expect(page.url()).toBe(visitor.address("/services"));
  expect(await page.evaluate(() => history.length)).toBe(steps);
  expect(await kept(page)).toEqual(NOTHING_KEPT);
  const link = page.getByRole("link", { name: texts.text("page-services-choose-none") });
  await Promise.all([page.waitForEvent("load"), press(link)]);
  await until("everybody is back", async () => (await shown(visitor)).length === everybody.length);
  expect(await page.evaluate(() => history.length)).toBe(steps);
  await page.context().close();
});

test("who answers now is shown alone, and where nobody fits the page says so", async () => {
  const visitor = await service().visitor();
  const { page, texts } = visitor;
  await visitor.opens("/services");
  await press(page.locator("summary"));
  await choose(page.getByLabel(texts.text("page-services-choose-now")));
  await page.getByText(texts.text("page-services-found-now")).waitFor();
  expect(await shown(visitor)).not.toContain("jurk");
  await picks(visitor, "page-services-choose-about", texts.text("page-services-about-digital"));
  await page.getByText(texts.text("page-services-found-none")).waitFor();
  expect(await shown(visitor)).toEqual([]);
  await expectFrontNumbers(visitor);
  await looksFromTheTop(visitor, "page-services-none");
  await page.context().close();
});

test("choosing works without JavaScript, and its address holds no word of it", async () => {
  const visitor = await service().visitor({ javaScriptEnabled: false, language: "en" });
  const { page, texts } = visitor;
  await visitor.opens("/services");
  await press(page.locator("summary"));
  await picks(visitor, "page-services-choose-language", "English");
  await press(page.getByRole("button", { name: texts.text("page-services-choose-submit") }));
  await page.getByText(texts.text("page-services-found-language")).waitFor();
  expect(page.url()).toBe(visitor.address("/services#count"));
  expect(await shown(visitor)).toEqual(["dinutvei"]);
  expect(await page.getByLabel(texts.text("page-services-choose-language")).inputValue()).toBe("en");
  await expectFrontNumbers(visitor);
  await picture(page, "page-services-no-script");
  await auditWithoutScript(page);
  await page.context().close();
});
