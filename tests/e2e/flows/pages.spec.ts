/** Every public page, in every language: accessible, narrow, its own host only, no cookie. */

import { expect, test } from "vitest";
import { audit, expectNoSidewaysScroll } from "../support/a11y.ts";
import { picture } from "../support/screens.ts";
import { serviceForThisFile } from "../support/service.ts";
import type { Language } from "../support/texts.ts";

/** 1280 px at 400 % zoom, and the narrowest phone. */
const NARROW = { width: 320, height: 256 } as const;
const LANGUAGES: readonly Language[] = ["nb", "nn", "en"];
const PAGES = [
  ["start", "/"],
  ["articles", "/articles"],
  ["door-change", "/doors/change"],
  ["search", "/search"],
  ["services", "/services"],
  ["about", "/about"],
  ["accessibility", "/accessibility"],
  ["article-how", "/articles/slik-er-chatten"],
  ["article-violence", "/articles/er-dette-vold"],
  ["article-consent", "/articles/samtykke"],
  ["article-friend", "/articles/hjelpe-en-venn"],
  ["article-digital", "/articles/digital-trygghet"],
  ["not-found", "/finnes-ikke"],
  ["chat", "/chat"],
] as const;

const service = serviceForThisFile();

test.each(LANGUAGES)("every page in %s", async (language) => {
  const visitor = await service().visitor({ language });
  const hosts = new Set<string>();
  visitor.page.on("request", (request) => hosts.add(new URL(request.url()).host));
  const problems: string[] = [];
  visitor.page.on("console", (message) => {
    const expected = message.text().includes("404");
    if (message.type() === "error" && !expected) problems.push(message.text());
  });
  for (const [name, path] of PAGES) {
    await visitor.opens(path);
    expect(await visitor.page.locator("html").getAttribute("lang"), path).toBe(language);
    await audit(visitor.page);
    await picture(visitor.page, `page-${name}-${language}`);
    await visitor.page.setViewportSize(NARROW);
    await expectNoSidewaysScroll(visitor.page);
  }
  expect([...hosts]).toEqual([new URL(service().home).host]);
  expect(await visitor.page.context().cookies()).toEqual([]);
  expect(problems).toEqual([]);
});

test("the sign-in page", async () => {
  const visitor = await service().visitor();
  await visitor.opens("/desk/sign-in");
  await audit(visitor.page);
  await picture(visitor.page, "page-sign-in");
  await visitor.page.getByLabel(visitor.texts.text("page-sign-in-name")).fill("desk-1");
  await visitor.page.getByLabel(visitor.texts.text("page-sign-in-password")).fill("ikke dette passordet");
  await visitor.page.getByRole("button", { name: visitor.texts.text("page-sign-in-submit") }).click();
  await visitor.isTold("error-sign-in-failed");
  await audit(visitor.page);
  await picture(visitor.page, "page-sign-in-failed");
});
