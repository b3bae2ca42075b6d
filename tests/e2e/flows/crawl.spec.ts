/**
 * Every page of every language, by its links from the start page: each link leads somewhere,
 * each says in which language it is, and each is for everybody, narrow and wide, light and
 * dark, also without JavaScript.
 */

import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { audit, auditWithoutScript, expectNoSidewaysScroll } from "../support/a11y.ts";
import { serviceForThisFile } from "../support/service.ts";
import type { Language } from "../support/texts.ts";

// Also what waits for its professional reader.
const service = serviceForThisFile({ "service.show_unreviewed": true });

/** The whole service is in these. */
const LANGUAGES: readonly Language[] = ["nb", "nn", "en"];
/** A few pages are in these, and how they run. */
const FURTHER = { ar: "rtl", uk: "ltr" } as const;
type Read = Language | keyof typeof FURTHER;

/**
 * Each page is looked at in one of these. They go round from another beginning in each language
 * and without JavaScript, so that over the whole crawl each kind of page meets all four.
 */
const LOOKS = [
  { width: 320, colorScheme: "light" },
  { width: 320, colorScheme: "dark" },
  { width: 1280, colorScheme: "light" },
  { width: 1280, colorScheme: "dark" },
] as const;

/** The name of a text in the place of the text. */
const A_KEY = /(^|\s)(page|shared|error|visit|check|plan)-[a-z0-9]+-[a-z0-9-]+/;

type Seen = {
  readonly lang: string;
  readonly dir: string;
  readonly title: string;
  readonly words: string;
  readonly links: readonly string[];
  readonly ids: readonly string[];
  readonly idsTwice: readonly string[];
  readonly forms: readonly string[];
};

/** What a page says of itself. */
function look(page: Page): Promise<Seen> {
  return page.evaluate(() => {
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    const own = (address: string) => address.startsWith(location.origin);
    return {
      lang: document.documentElement.lang,
      dir: getComputedStyle(document.documentElement).direction,
      title: document.title,
      words: document.body.innerText,
      links: [...document.querySelectorAll("a")].map((a) => a.href).filter(own),
      ids,
      idsTwice: ids.filter((id, at) => ids.indexOf(id) !== at),
      forms: [...document.forms].map((form) => form.action).filter((action) => !own(action)),
    };
  });
}

/** Walks from a start page over every link of our own that is wanted; `visit` is told of each page. */
async function walk(
  page: Page,
  start: string,
  isWanted: (path: string) => boolean,
  visit: (path: string, nth: number) => Promise<void>,
): Promise<Map<string, Seen>> {
  const seen = new Map<string, Seen>();
  const wanted = new Set([start]);
  const anchors: (readonly [string, string, string])[] = [];
  for (const path of wanted) {
    const answer = await page.goto(service().home + path, { waitUntil: "load" });
    expect(answer?.status(), path).toBe(200);
    const found = await look(page);
    await visit(path, seen.size);
    seen.set(path, found);
    for (const link of found.links) {
      const { pathname, hash, search } = new URL(link);
      expect(search, `${path} → ${link}`).toBe("");
      if (!isWanted(pathname)) continue;
      wanted.add(pathname);
      if (hash !== "") anchors.push([path, pathname, decodeURIComponent(hash.slice(1))]);
    }
  }
  for (const [from, path, id] of anchors) expect(seen.get(path)?.ids, `${from} → ${path}#${id}`).toContain(id);
  return seen;
}

function languageOf(path: string): Read {
  const first = path.split("/")[1] ?? "";
  return LANGUAGES.find((language) => first === language) ?? (first in FURTHER ? (first as Read) : "nb");
}

/** The same page in Bokmål. */
function inBokmal(path: string): string {
  return languageOf(path) === "nb" ? path : path.replace(/^\/(nn|en|ar|uk)/, "") || "/";
}

function expectSound(seen: ReadonlyMap<string, Seen>): void {
  for (const [path, { lang, dir, title, words, idsTwice, forms }] of seen) {
    expect({ path, lang, dir, idsTwice, forms }).toEqual({
      path,
      lang: languageOf(path),
      dir: languageOf(path) === "ar" ? FURTHER.ar : "ltr",
      idsTwice: [],
      forms: [],
    });
    expect(title, path).not.toBe("");
    expect(words, path).not.toMatch(A_KEY);
  }
}

/** Whatever a page says to its console or asks of anybody else. */
function listens(page: Page): { readonly said: readonly string[]; readonly askedElsewhere: readonly string[] } {
  const [said, askedElsewhere]: [string[], string[]] = [[], []];
  page.on("console", (message) => said.push(`${page.url()}: ${message.text()}`));
  page.on("pageerror", (error) => said.push(`${page.url()}: ${error.message}`));
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== service().home) askedElsewhere.push(`${page.url()}: ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) said.push(`${page.url()}: ${response.status()} for ${response.url()}`);
  });
  return { said, askedElsewhere };
}

/** A service in one language has more than this many pages. */
const WHOLE = 35;

/** More than a hundred pages, each with an audit, also on a machine that does other things. */
const CRAWL_MS = 480_000;

/** Walks one language, with scripts or without, and audits each page in one of the four looks. */
async function crawls(language: Read, javaScriptEnabled: boolean): Promise<ReadonlyMap<string, Seen>> {
  const { page } = await service().visitor({ javaScriptEnabled });
  const heard = listens(page);
  const start = language === "nb" ? "/" : `/${language}`;
  // Another beginning for each, so that a page meets another look there: three with scripts, and
  // the fourth without. There the audit is of a copy, which takes long; one language stands for all.
  const turn = javaScriptEnabled ? [...LANGUAGES, ...Object.keys(FURTHER)].indexOf(language) : 3;
  const audits = javaScriptEnabled || language === "nb" || language in FURTHER;
  const seen = await walk(
    page,
    start,
    (path) => languageOf(path) === language,
    async (_, nth) => {
      const { width, colorScheme } = LOOKS[(nth + turn) % LOOKS.length] ?? LOOKS[0];
      await page.setViewportSize({ width, height: 740 });
      await page.emulateMedia({ colorScheme });
      await expectNoSidewaysScroll(page);
      if (!audits) return;
      await (javaScriptEnabled ? audit(page) : auditWithoutScript(page, { colorScheme }));
    },
  );
  expect(heard).toEqual({ said: [], askedElsewhere: [] });
  expect(await page.context().cookies()).toEqual([]);
  expectSound(seen);
  await page.context().close();
  return seen;
}

test.each(LANGUAGES)(
  "every link of every page in %s leads somewhere, and every page is for everybody",
  async (language) => {
    const started = Date.now();
    const seen = await crawls(language, true);
    process.stdout.write(`${language}: ${seen.size} pages in ${Math.round((Date.now() - started) / 1000)} s.\n`);
    expect(seen.size).toBeGreaterThan(WHOLE);
  },
  CRAWL_MS,
);

test.each(LANGUAGES)(
  "the same without JavaScript, in %s",
  async (language) => {
    const seen = await crawls(language, false);
    expect(seen.size).toBeGreaterThan(WHOLE);
  },
  CRAWL_MS,
);

test.each(Object.keys(FURTHER) as Read[])(
  "the few pages in %s lead somewhere and are for everybody",
  async (language) => {
    const paths = [`/${language}`, `/${language}/articles/er-dette-vold`, `/${language}/list`];
    for (const javaScriptEnabled of [true, false]) {
      expect([...(await crawls(language, javaScriptEnabled)).keys()].sort()).toEqual(paths);
    }
  },
  CRAWL_MS,
);

test(
  "each page exists in every language, and a link between languages stays on the page",
  async () => {
    const { page } = await service().visitor();
    const further = Object.keys(FURTHER);
    const seen = await walk(
      page,
      "/",
      (path) => languageOf(path) === "nb",
      async (path) => {
        const links = page.locator(".language-links a");
        const others = await links.evaluateAll((all) =>
          all.map((a) => new URL((a as HTMLAnchorElement).href).pathname),
        );
        // The chat's page has no such list before its script runs, and its own after.
        if (others.length === 0) return;
        expect(others.map(languageOf), path).toEqual([...LANGUAGES, ...further]);
        for (const other of others.slice(0, LANGUAGES.length)) expect(inBokmal(other), path).toBe(path);
        for (const other of others.slice(1)) {
          expect((await page.request.get(service().home + other)).status(), other).toBe(200);
        }
      },
    );
    expect(seen.size).toBeGreaterThan(WHOLE);
    await page.context().close();
  },
  CRAWL_MS,
);
