/**
 * Hostile text, from `tests/hostile/texts.json`: shown literally on both sides or
 * refused, and none of it runs. `shown` is what the server's cleaning leaves, when
 * that differs from what was written.
 */

import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { audit } from "../support/a11y.ts";
import { fromRoot } from "../support/paths.ts";
import { serviceForThisFile } from "../support/service.ts";

type Vector = { readonly written: string; readonly shown?: string; readonly refused?: string };

const vectors = JSON.parse(readFileSync(fromRoot("tests/hostile/texts.json"), "utf8")) as readonly Vector[];
const shown = vectors.filter((vector) => vector.refused === undefined).map(({ written, shown }) => shown ?? written);
const taken = vectors.filter((vector) => vector.refused === undefined).map(({ written }) => written);
const refused = vectors.filter((vector) => vector.refused !== undefined);

const service = serviceForThisFile({
  "limits.socket_messages_per_second": 1000,
  "limits.socket_messages_burst": 1000,
});

/** Collects whatever a script that ran would cause. */
function watch(page: Page): { problems: string[]; requests: Set<string> } {
  const seen = { problems: [] as string[], requests: new Set<string>() };
  page.on("dialog", (dialog) => {
    // The browser's own question before a page with something unsent is left.
    if (dialog.type() !== "beforeunload") seen.problems.push(`dialog: ${dialog.message()}`);
    dialog.accept().catch(() => undefined);
  });
  page.on("popup", () => seen.problems.push("popup"));
  page.on("console", (message) => message.type() === "error" && seen.problems.push(message.text()));
  page.on("request", (request) => seen.requests.add(new URL(request.url()).host));
  return seen;
}

test("two hundred hostile texts are words and nothing else, in both directions", async () => {
  expect(vectors.length).toBeGreaterThanOrEqual(200);
  const [visitor, counsellor] = [await service().visitor(), await service().counsellor()];
  const watched = [watch(visitor.page), watch(counsellor.page)];
  await visitor.asksForATalk();
  await counsellor.readyForNext();
  await visitor.starts();
  await counsellor.talkOpens();

  for (const text of taken) await visitor.say(text);
  await counsellor.log.shows(shown);
  // What the server did not take is said to be not sent, and the other side never sees it.
  for (const [n, { written }] of refused.entries()) {
    await visitor.say(written);
    await visitor.log.showsNotSent(n + 1);
  }
  expect(await visitor.log.texts()).toHaveLength(shown.length + refused.length);
  await counsellor.log.shows(shown);
  await visitor.page.reload();
  await visitor.composer.waitFor();
  await visitor.log.shows(shown);

  for (const text of taken) await counsellor.say(text);
  await visitor.log.shows([...shown, ...shown]);
  await counsellor.page.reload();
  await counsellor.talkOpens();
  await counsellor.log.shows([...shown, ...shown]);

  for (const [n, page] of [visitor.page, counsellor.page].entries()) {
    expect(await page.evaluate(() => Reflect.get(window, "hit"))).toBeUndefined();
    expect(watched[n]?.problems).toEqual([]);
    expect([...(watched[n]?.requests ?? [])]).toEqual([new URL(service().home).host]);
  }
  expect(await visitor.log.elementsInside()).toBe(0);
  expect(await counsellor.log.elementsInside()).toBe(0);
  await audit(visitor.page);
  await audit(counsellor.page);
}, 600_000);

test("<3 arrives as <3", async () => {
  const [visitor, counsellor] = [await service().visitor(), await service().counsellor(1)];
  await visitor.asksForATalk();
  await counsellor.readyForNext();
  await visitor.starts();
  await visitor.says("<3");
  await counsellor.log.shows(["<3"]);
});
