/** An article on paper, and what its page offers where the browser can do it. */

import { expect, test } from "vitest";
import { audit, expectNoSidewaysScroll } from "../support/a11y.ts";
import { press } from "../support/keyboard.ts";
import { looks } from "../support/looks.ts";
import { paper } from "../support/paper.ts";
import { serviceForThisFile } from "../support/service.ts";
import type { Language } from "../support/texts.ts";

const PUBLIC = "https://prat.example.no";

// A name of its own beside the addresses of this run: what is printed must be one that others reach.
const service = serviceForThisFile({ "listen.public_origins": PUBLIC });

const LANGUAGES: readonly Language[] = ["nb", "nn", "en"];

test.each(LANGUAGES)("an article on paper is what it says, its numbers and its sources, in %s", async (language) => {
  const visitor = await service().visitor({ language });
  const { page, texts } = visitor;
  await visitor.opens("/articles/bilder-delt");
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  for (const away of [".top-bar", ".leave", ".language-links", ".footer", ".ds-button", ".skip-link", "#next"]) {
    for (const each of await page.locator(away).all()) expect(await each.isVisible(), away).toBe(false);
  }
  for (const there of ["h1", "#short", "#actions", ".service .phone-number", ".article-footer li"]) {
    expect(await page.locator(there).first().isVisible(), there).toBe(true);
  }
  expect(await page.getByText(texts.text("page-article-sources")).isVisible()).toBe(true);
  // Where a link leads to somebody else, paper says where; a number needs no second one.
  const after = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((link) => getComputedStyle(link, "::after").content);
  expect(await after('.prose a[href^="https"]')).toContain("https://politiet.no/delbart");
  expect(await after('.prose a[href^="tel:"]')).toBe("none");
  expect(await page.locator(".on-paper").innerText()).toContain("prat.example.no");
  // Dark words on white paper, also from a phone that is dark.
  const inks = await page.evaluate(() => {
    const styles = [...document.querySelectorAll("body, main *")].map((each) => getComputedStyle(each));
    return [...new Set(styles.map(({ color, backgroundColor }) => `${color} on ${backgroundColor}`))];
  });
  expect(inks).toEqual(["rgb(0, 0, 0) on rgba(0, 0, 0, 0)"]);
  const { pages } = await paper(page, `article-${language}`);
  expect(pages).toBeGreaterThanOrEqual(1);
  expect(pages).toBeLessThanOrEqual(4);
  await page.context().close();
});

test("the page prints with a key, and offers no voice where the browser has none", async () => {
  const visitor = await service().visitor();
  const { page, texts } = visitor;
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute("data-printed", "yes");
  });
  await visitor.opens("/articles/samtykke");
  expect(await page.evaluate(() => speechSynthesis.getVoices().length)).toBe(0);
  const print = page.getByRole("button", { name: texts.text("page-article-print") });
  await press(print);
  expect(await page.locator("html").getAttribute("data-printed")).toBe("yes");
  expect(await page.getByRole("button", { name: texts.text("page-article-read") }).count()).toBe(0);
  expect(await page.getByText(texts.text("page-article-read-hint")).isVisible()).toBe(false);
  await page.context().close();
});

test("a voice of the device is offered, reads, and is silent in the moment somebody leaves", async () => {
  const visitor = await service().visitor();
  const { page, texts } = visitor;
  // Headless Chromium has no voice: one stands in for it, and says how many things wait to be said.
  await page.addInitScript(() => {
    const voice = { lang: "nb-NO", localService: true, default: true, name: "Stemme", voiceURI: "stemme" };
    let waiting = 0;
    const tell = () => document.documentElement.setAttribute("data-waiting", String(waiting));
    Object.assign(window, { SpeechSynthesisUtterance: class {} });
    speechSynthesis.getVoices = () => [voice];
    speechSynthesis.speak = () => {
      waiting += 1;
      tell();
    };
    speechSynthesis.cancel = () => {
      waiting = 0;
      tell();
    };
  });
  await visitor.opens("/articles/samtykke");
  const waiting = async () => Number(await page.locator("html").getAttribute("data-waiting"));
  const button = (key: string) => page.getByRole("button", { name: texts.text(key) });
  await looks(page, "page-article-voice");
  await press(button("page-article-read"));
  expect(await waiting()).toBeGreaterThan(10);
  await audit(page);
  await press(button("page-article-read-stop"));
  expect(await waiting()).toBe(0);
  await press(button("page-article-read"));
  // In the same moment, not when the weather has come.
  const left = await page.evaluate(() => {
    document.getElementById("leave")?.click();
    return document.documentElement.getAttribute("data-waiting");
  });
  expect(left).toBe("0");
  await page.context().close();
});

test("without a script nothing is offered that does nothing", async () => {
  const visitor = await service().visitor({ javaScriptEnabled: false });
  await visitor.opens("/articles/samtykke");
  expect(await visitor.page.locator("#article-tools").isVisible()).toBe(false);
  await expectNoSidewaysScroll(visitor.page);
  await visitor.page.context().close();
});
