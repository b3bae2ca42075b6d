/**
 * The live page while a small evening runs: each number beside what a test that was there has
 * written down. On a large screen and on a phone, with the keyboard, and with a server that goes.
 */

import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { DESK } from "../support/browser.ts";
import { Counsellor } from "../support/counsellor.ts";
import { press } from "../support/keyboard.ts";
import { looks } from "../support/looks.ts";
import { account } from "../support/server.ts";
import { serviceForThisFile } from "../support/service.ts";
import { Texts } from "../support/texts.ts";
import { until } from "../support/until.ts";

const service = serviceForThisFile({ "talk.pause_s": 600 });
const texts = new Texts("nb");

/** What happened, as somebody beside it writes it down. */
type Event = { readonly what: "asked" | "answered" | "talked"; readonly ms: number };

/** The number that stands beside these words. */
async function number(page: Page, key: string, values: Readonly<Record<string, string>> = {}): Promise<string> {
  const name = texts.text(key, values);
  const pair = page.locator("dl > div").filter({ has: page.getByText(name, { exact: true }) });
  return (await pair.locator("dd").textContent()) ?? "";
}

/** Waits until the page says so. */
async function says(page: Page, key: string, value: string): Promise<void> {
  let seen = "";
  const same = async () => {
    seen = await number(page, key);
    return seen === value;
  };
  await until(`${key} is ${value}`, same).catch(() => expect(seen).toBe(value));
}

const minutes = (ms: number) =>
  ms < 60_000
    ? texts.text("page-live-under-a-minute")
    : texts.text("page-live-minutes", { n: Math.floor(ms / 60_000) });

const mean = (events: readonly Event[], what: Event["what"]) => {
  const some = events.filter((event) => event.what === what);
  return some.reduce((sum, { ms }) => sum + ms, 0) / some.length;
};

test("every number is what somebody beside it has counted", async () => {
  const watcher = account("drift-1", "Drift");
  await service().server.hires(watcher, "operator");
  const page = await (await service().browser.newContext({ viewport: DESK })).newPage();
  const operator = new Counsellor(page, service().home, watcher, texts);
  await operator.givesPassword();
  // Nobody with this role has a desk: this is where they are led.
  await page.getByRole("heading", { name: texts.text("page-live-title") }).waitFor();
  await page.getByText(texts.text("page-live-nobody")).waitFor();
  for (const key of ["waiting", "talking", "ready", "on-shift", "offered", "answered", "abandoned"]) {
    expect(await number(page, `page-live-${key}`)).toBe("0");
  }
  expect(await number(page, "page-live-answer-rate")).toBe(texts.text("page-live-none"));
  await looks(page, "page-live-empty");

  const events: Event[] = [];
  const asked = new Map<number, number>();
  const visitors = await Promise.all([1, 2, 3, 4].map(() => service().visitor()));
  for (const [n, visitor] of visitors.entries()) {
    await visitor.asksForATalk(n === 0 ? { safety: "unsafe" } : {});
    await visitor.hasAPlace();
    asked.set(n, Date.now());
    events.push({ what: "asked", ms: 0 });
  }
  const [first, second, third, fourth] = visitors;
  if (first === undefined || second === undefined || third === undefined || fourth === undefined)
    throw new Error("four");
  await says(page, "page-live-waiting", "4");
  const [one, two] = [await service().counsellor(0), await service().counsellor(1)];
  await says(page, "page-live-on-shift", "2");
  for (const [counsellor, visitor, n] of [
    [one, first, 0],
    [two, second, 1],
  ] as const) {
    await counsellor.readyForNext();
    await visitor.starts();
    await counsellor.talkOpens();
    events.push({ what: "answered", ms: Date.now() - (asked.get(n) ?? 0) });
  }
  const began = Date.now();
  await says(page, "page-live-talking", "2");
  await says(page, "page-live-waiting", "2");
  // Within half a minute of asking, so only looked in; nobody gave up.
  await fourth.leavesTheQueue();
  const only_looked_in = Date.now() - (asked.get(3) ?? 0) <= 30_000;
  await says(page, "page-live-waiting", "1");
  // What was to be seen to is remembered when it is over, and nothing that was not.
  await until("what was is told", async () => (await page.locator(".live-recent li").count()) > 0);
  expect(await page.locator(".live-recent").textContent()).toContain(texts.text("page-live-was-nobody"));
  for (const key of ["live", "records", "long-wait"])
    expect(await page.locator(".live-recent").textContent()).not.toContain(texts.text(`page-live-was-${key}`));
  await looks(page, "page-live-evening");

  await first.endsTheTalk();
  events.push({ what: "talked", ms: Date.now() - began });
  await second.endsTheTalk();
  events.push({ what: "talked", ms: Date.now() - began });
  await says(page, "page-live-paused", "2");
  await says(page, "page-live-talking", "0");

  const answered = events.filter(({ what }) => what === "answered").length;
  const gave_up = only_looked_in ? 0 : 1;
  await says(page, "page-live-offered", String(events.filter(({ what }) => what === "asked").length));
  await says(page, "page-live-answered", String(answered));
  await says(page, "page-live-abandoned", String(gave_up));
  await says(page, "page-live-answer-rate", `${Math.round((answered * 100) / (answered + gave_up))} %`);
  await says(page, "page-live-average-wait", minutes(mean(events, "answered")));
  await says(page, "page-live-average-talk", minutes(mean(events, "talked")));

  // The table says the same as the charts, and stays open while the numbers change.
  await press(page.locator("#table summary"));
  const before = await page.locator(".live-at").textContent();
  await until("the page has asked anew", async () => (await page.locator(".live-at").textContent()) !== before);
  expect(await page.locator("#table").getAttribute("open")).not.toBeNull();
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("SUMMARY");
  const columns = page.locator("#table tbody td:nth-of-type(1)");
  const offered = (await columns.allTextContents()).reduce((sum, text) => sum + Number(text), 0);
  expect(offered).toBe(4);
  await looks(page, "page-live-table");
  expect(await page.content()).not.toContain("Rådgiver 1");

  // A server that is gone: the numbers are said to be old, and come back by themselves.
  await service().server.dies();
  await page.getByText(texts.text("page-live-away")).waitFor();
  await looks(page, "page-live-away");
  await service().server.startsAgain();
  await page.getByText(texts.text("page-live-signed-out")).waitFor();
  for (const { page: each } of [one, two, first, second, third, fourth, operator]) await each.context().close();
});

test("a shift lead finds it from the desk, and whoever only counsels does not", async () => {
  const lead = account("leder-1", "Vaktleder");
  const { page } = await service().arrives(lead, "shift_lead");
  const opened = page.context().waitForEvent("page");
  await press(page.getByRole("link", { name: texts.text("desk-to-live") }));
  const live = await opened;
  await live.getByRole("heading", { name: texts.text("page-live-title") }).waitFor();
  const counsellor = await service().counsellor(0);
  expect(await counsellor.page.getByRole("link", { name: texts.text("desk-to-live") }).count()).toBe(0);
  expect((await counsellor.page.goto(`${service().home}/desk/live`))?.status()).toBe(403);
  for (const each of [page, counsellor.page]) await each.context().close();
});
