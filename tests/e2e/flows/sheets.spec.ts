/** Leaflets and posters for schools: found, printed on the sheets they are made for, and safe to carry. */

import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { expectNoSidewaysScroll } from "../support/a11y.ts";
import { press } from "../support/keyboard.ts";
import { looks } from "../support/looks.ts";
import { paper } from "../support/paper.ts";
import { serviceForThisFile } from "../support/service.ts";
import type { Language } from "../support/texts.ts";

const HOST = "prat.example.no";

const service = serviceForThisFile({ "listen.public_origins": `https://${HOST}` });

const LANGUAGES: readonly Language[] = ["nb", "nn", "en"];
const THEMES = ["relationship", "signs", "violence", "action", "situation", "rights", "chat"] as const;

/** Parts of the paper whose words do not fit where they stand. */
function overfull(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll(".sheet, .panel, .strips li, .way")]
      // Half a point is the rounding of millimetres.
      .filter((part) => part.scrollHeight > part.clientHeight + 1 || part.scrollWidth > part.clientWidth + 1)
      .map((part) => `${part.className}: ${part.scrollWidth}x${part.scrollHeight}`),
  );
}

test("a teacher finds a leaflet and a poster for each theme", async () => {
  const visitor = await service().visitor();
  const { page, texts } = visitor;
  await visitor.opens("/about");
  await press(page.locator("main").getByRole("link", { name: texts.text("page-sheets-title") }));
  await page.getByRole("heading", { level: 1, name: texts.text("page-sheets-title") }).waitFor();
  await looks(page, "page-sheets");
  for (const kind of ["leaflet", "poster"]) {
    expect(await page.getByRole("link", { name: texts.text(`page-sheets-${kind}`), exact: true }).count()).toBe(
      THEMES.length,
    );
  }
  await press(page.getByRole("link", { name: texts.text("page-sheets-leaflet"), exact: true }).first());
  await page.getByRole("button", { name: texts.text("page-article-print") }).waitFor();
  expect(await page.title()).toBe(texts.text("page-sheet-title"));
  await looks(page, "page-sheets-leaflet");
  await visitor.opens("/sheets");
  await press(page.getByRole("link", { name: texts.text("page-sheets-poster"), exact: true }).first());
  await page.getByRole("heading", { level: 1 }).waitFor();
  await looks(page, "page-sheets-poster");
  await page.context().close();
});

test.each(LANGUAGES)("each leaflet fills one sheet, and each poster another, in %s", async (language) => {
  const visitor = await service().visitor({ language });
  const { page } = visitor;
  const outsides = new Set<string>();
  for (const theme of THEMES) {
    for (const [kind, sides] of [
      ["leaflet", 2],
      ["poster", 1],
    ] as const) {
      await visitor.opens(`/sheets/${theme}/${kind}`);
      await expectNoSidewaysScroll(page);
      if (kind === "leaflet") outsides.add(await page.locator(".outside").innerHTML());
      // As wide as the paper, or its millimetres would be cut by the phone.
      await page.setViewportSize({ width: 1123, height: 1123 });
      await page.emulateMedia({ media: "print" });
      expect(await overfull(page), `${theme}/${kind}`).toEqual([]);
      for (const away of [".top-bar", ".leave", ".language-links", ".footer", "h1"]) {
        expect(await page.locator(away).first().isVisible(), away).toBe(false);
      }
      expect((await paper(page, `${kind}-${theme}-${language}`)).pages, `${theme}/${kind}`).toBe(sides);
      await page.emulateMedia({ media: null });
      await page.setViewportSize({ width: 320, height: 640 });
    }
  }
  // Whoever is seen with one is seen with any of them; and it does not say from whom it is.
  expect(outsides.size).toBe(1);
  const [outside] = outsides;
  expect(outside).not.toContain("Unge relasjoner");
  expect(outside).not.toContain(HOST);
  await page.context().close();
});

test("the picture leads where the address does", async () => {
  const visitor = await service().visitor();
  await visitor.opens("/sheets/signs/poster");
  expect(await visitor.page.locator(".way-address").innerText()).toBe(HOST);
  expect(await visitor.page.locator(".strips li").allInnerTexts()).toEqual(Array(9).fill(HOST));
  await visitor.page.context().close();
});
