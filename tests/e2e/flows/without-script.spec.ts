/** What may save a life works without JavaScript. */

import { expect, test } from "vitest";
import { auditWithoutScript, expectNoSidewaysScroll } from "../support/a11y.ts";
import { press } from "../support/keyboard.ts";
import { picture } from "../support/screens.ts";
import { serviceForThisFile } from "../support/service.ts";

const service = serviceForThisFile();

test("the start page, its phone numbers and the way out are there without JavaScript", async () => {
  const { page, opens, texts } = await plain();
  await opens("/");
  expect(await page.getByRole("heading", { level: 1 }).count()).toBe(1);
  for (const number of ["112", "116006", "116111"]) {
    expect(await page.locator(`a[href="tel:${number}"]`).count(), number).toBeGreaterThan(0);
  }
  // The chat cannot open, so the one button leads to those who can be called.
  expect(await page.getByRole("link", { name: texts.text("page-start-talk") }).count()).toBe(0);
  await press(page.getByRole("link", { name: texts.text("page-start-call") }));
  expect(new URL(page.url()).hash).toBe("#phones");
  await page.evaluate(() => scrollTo(0, 0));
  const leave = page.getByRole("link", { name: texts.text("shared-leave") }).first();
  expect(await leave.getAttribute("href")).toMatch(/^https:\/\//);
  expect(await leave.getAttribute("rel")).toContain("noreferrer");
  await auditWithoutScript(page);
  await picture(page, "page-start-without-script");
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoSidewaysScroll(page);
});

test("the chat page says in words what is missing and shows the numbers", async () => {
  const { page, opens, texts } = await plain();
  await opens("/chat");
  await page.getByText(texts.pattern("page-chat-no-script")).waitFor();
  expect(await page.getByText(texts.text("page-chat-starting")).isVisible()).toBe(false);
  expect(await page.locator('a[href^="tel:"]').count()).toBeGreaterThan(0);
  await auditWithoutScript(page);
  await picture(page, "page-chat-without-script");
});

test("articles and services can be reached and read", async () => {
  const { page, opens, texts } = await plain();
  await opens("/");
  await press(page.getByRole("link", { name: texts.text("page-phones-more") }).first());
  await page.getByRole("heading", { level: 1, name: texts.text("page-services-title") }).waitFor();
  await auditWithoutScript(page);
  await opens("/articles/er-dette-vold");
  await page.getByText(texts.pattern("page-article-short")).waitFor();
  await auditWithoutScript(page);
});

async function plain() {
  const visitor = await service().visitor({ javaScriptEnabled: false });
  return { page: visitor.page, texts: visitor.texts, opens: (path: string) => visitor.opens(path) };
}
