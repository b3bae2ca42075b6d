/** Reading in languages in which nobody can talk here: shown only where the service says so. */

import { expect, test } from "vitest";
import { press } from "../support/keyboard.ts";
import { looks } from "../support/looks.ts";
import { Service, serviceForThisFile } from "../support/service.ts";
import { expectWayOut } from "../support/way-out.ts";

const service = serviceForThisFile({ "service.show_unreviewed": true });

test("somebody who reads Arabic finds numbers, the article and the list, from right to left", async () => {
  const visitor = await service().visitor();
  const { page } = visitor;
  await visitor.opens("/");
  await press(page.getByRole("link", { name: "العربية" }));
  await page.locator('html[lang="ar"][dir="rtl"]').waitFor();
  await expectWayOut(visitor);
  await looks(page, "page-further-ar");
  // The bar runs the other way: the way out is on the left.
  const leave = await visitor.page.locator("#leave").boundingBox();
  expect(leave?.x).toBeLessThan((page.viewportSize()?.width ?? 0) / 2);
  // Numbers of two parts keep their order.
  for (const link of await page.locator('a[href^="tel:"]').all()) {
    expect(await link.evaluate((a) => getComputedStyle(a).direction)).toBe("ltr");
  }
  await press(page.locator("main").getByRole("link", { name: "هل هذا عنف؟" }));
  await page.getByRole("heading", { level: 1, name: "هل هذا عنف؟" }).waitFor();
  await looks(page, "page-further-ar-violence");
  await press(page.locator(".footer").getByRole("link", { name: "قائمة" }));
  await page.getByRole("heading", { level: 1, name: "قائمة" }).waitFor();
  await looks(page, "page-further-ar-list");
  await press(page.getByRole("link", { name: "Українська" }));
  await page.locator('html[lang="uk"][dir="ltr"]').waitFor();
  expect(new URL(page.url()).pathname).toBe("/uk/list");
  await looks(page, "page-further-uk-list");
  await page.context().close();
});

test("what no professional reader has gone through is not there for the public", async () => {
  const usual = await Service.start({});
  try {
    const { page } = await usual.visitor();
    for (const path of ["/ar", "/ar/list", "/uk", "/uk/articles/er-dette-vold", "/so"]) {
      expect((await page.goto(usual.home + path))?.status(), path).toBe(404);
    }
    await page.goto(usual.home);
    expect(await page.locator(".language-links a").count()).toBe(3);
  } finally {
    await usual.stop();
  }
});
