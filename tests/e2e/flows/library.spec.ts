/** Every public page by its links, and how people find what they want to read. */

import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { audit, expectNoSidewaysScroll } from "../support/a11y.ts";
import { press, tabTo, write } from "../support/keyboard.ts";
import { picture } from "../support/screens.ts";
import { serviceForThisFile } from "../support/service.ts";
import type { Language } from "../support/texts.ts";
import { until } from "../support/until.ts";
import type { Visitor } from "../support/visitor.ts";
import { expectWayOut } from "../support/way-out.ts";

const service = serviceForThisFile();

const LANGUAGES: readonly Language[] = ["nb", "nn", "en"];
const WIDTHS = [320, 1280] as const;
const SCHEMES = ["light", "dark"] as const;

/** One of each kind of page that leads to something to read. */
const KINDS = ["/", "/articles", "/doors/relationship", "/doors/change", "/articles/samtykke", "/search"] as const;

type Seen = {
  readonly lang: string;
  readonly words: string;
  readonly links: readonly string[];
  readonly ids: readonly string[];
};

/** What a page says of itself. */
function look(page: Page): Promise<Seen> {
  return page.evaluate(() => ({
    lang: document.documentElement.lang,
    words: document.querySelector("main")?.textContent ?? "",
    links: [...document.querySelectorAll("a")].map((a) => a.href).filter((href) => href.startsWith(location.origin)),
    ids: [...document.querySelectorAll("[id]")].map(({ id }) => id),
  }));
}

/** Walks from the start page over every link of our own to pages that are wanted, and returns what was seen, by path. */
async function walk(page: Page, isWanted: (path: string) => boolean): Promise<Map<string, Seen>> {
  const seen = new Map<string, Seen>();
  const wanted = new Set<string>(["/"]);
  const anchors: (readonly [string, string, string])[] = [];
  for (const path of wanted) {
    const answer = await page.goto(service().home + path, { waitUntil: "domcontentloaded" });
    expect(answer?.status(), path).toBe(200);
    const found = await look(page);
    seen.set(path, found);
    expect(found.words, path).not.toMatch(/(^|\s)(page|shared|error|visit)-[a-z]+-[a-z-]+/);
    for (const link of found.links) {
      const { pathname, hash } = new URL(link);
      if (!isWanted(pathname)) continue;
      wanted.add(pathname);
      if (hash !== "") anchors.push([path, pathname, hash.slice(1)]);
    }
  }
  for (const [from, path, id] of anchors) expect(seen.get(path)?.ids, `${from} → ${path}#${id}`).toContain(id);
  return seen;
}

function languageOf(path: string): Language {
  return LANGUAGES.find((language) => path.split("/")[1] === language) ?? "nb";
}

/** A hundred pages and more, one after the other, also on a machine that does other things. */
const WALK_MS = 240_000;

test(
  "every link of every page in every language leads somewhere",
  async () => {
    const { page } = await service().visitor();
    const said: string[] = [];
    page.on("console", (message) => said.push(`${page.url()}: ${message.text()}`));
    page.on("pageerror", (error) => said.push(`${page.url()}: ${error.message}`));
    const seen = await walk(page, () => true);
    for (const [path, { lang }] of seen) expect(lang, path).toBe(languageOf(path));
    expect(said).toEqual([]);
    // The same pages in each language, and more than the few that every service has.
    const count = (language: Language) => [...seen.keys()].filter((path) => languageOf(path) === language).length;
    expect(count("nn")).toBe(count("nb"));
    expect(count("en")).toBe(count("nb"));
    expect(count("nb")).toBeGreaterThan(12);
    await page.context().close();
  },
  WALK_MS,
);

test(
  "every link leads somewhere without JavaScript",
  async () => {
    const { page } = await service().visitor({ javaScriptEnabled: false });
    const seen = await walk(page, (path) => languageOf(path) === "nb");
    expect(seen.size).toBeGreaterThan(12);
    await page.context().close();
  },
  WALK_MS,
);

test.each(LANGUAGES)("each kind of page is for everybody, in %s", async (language) => {
  const visitor = await service().visitor({ language });
  for (const path of KINDS) {
    await visitor.opens(path);
    for (const width of WIDTHS) {
      await visitor.page.setViewportSize({ width, height: 740 });
      await expectNoSidewaysScroll(visitor.page);
      // The colours are the same in every language.
      for (const colorScheme of language === "nb" ? SCHEMES : SCHEMES.slice(0, 1)) {
        await visitor.page.emulateMedia({ colorScheme });
        await audit(visitor.page);
      }
    }
  }
  await visitor.page.context().close();
});

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
