/** What Chromium really transfers until the first message is sent, bodies as compressed. */

import type { CDPSession } from "playwright-core";
import { expect, test } from "vitest";
import { serviceForThisFile } from "../support/service.ts";
import type { Visitor } from "../support/visitor.ts";

/** The promise: everything until the first message, also when somebody comes by the start page. */
const MAX_BYTES = 40_000;
const SCRIPT_MAX_BYTES = 25_000;
/** An article alone, with everything it is shown and printed with. */
const ARTICLE_MAX_BYTES = 30_000;

const service = serviceForThisFile({ "talk.pause_s": 0 });

type Download = { readonly path: string; readonly type: string; readonly encoding: string; bytes: number };
type Arriving = Download & { readonly headBytes: number };

/** Begins to count. A body from the cache counts nothing. */
async function countDownloads(session: CDPSession): Promise<() => readonly Download[]> {
  const downloads = new Map<string, Arriving>();
  session.on("Network.responseReceived", ({ requestId, response, type }) => {
    const headers = new Map(Object.entries(response.headers).map(([name, value]) => [name.toLowerCase(), value]));
    const encoding = headers.get("content-encoding") ?? "none";
    const headBytes = response.encodedDataLength;
    downloads.set(requestId, { path: new URL(response.url).pathname, type, encoding, bytes: 0, headBytes });
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const download = downloads.get(requestId);
    if (download !== undefined) download.bytes = Math.max(0, encodedDataLength - download.headBytes);
  });
  await session.send("Network.enable");
  return () => [...downloads.values()];
}

function sum(downloads: readonly Download[]): number {
  return downloads.reduce((bytes, download) => bytes + download.bytes, 0);
}

/** Has the first message sent, and returns the bytes in all and of script. */
async function weigh(from: string, way: (visitor: Visitor) => Promise<void>): Promise<{ all: number; script: number }> {
  const [visitor, counsellor] = [await service().visitor(), await service().counsellor()];
  const downloads = await countDownloads(await visitor.page.context().newCDPSession(visitor.page));
  await way(visitor);
  await visitor.answersTheTaps({ safety: "unsafe" });
  await visitor.joins();
  await counsellor.readyForNext();
  await visitor.starts();
  await visitor.says("Hei.");
  await counsellor.log.shows(["Hei."]);
  const [all, script] = [downloads(), downloads().filter(({ type }) => type === "Script")];
  for (const { path, type, encoding, bytes } of all) {
    process.stdout.write(`${String(bytes).padStart(6)}  ${encoding.padEnd(5)} ${type} ${path}\n`);
    if (type !== "Other") expect(encoding, path).toMatch(/^(br|gzip)$/);
  }
  process.stdout.write(`From ${from}: ${sum(all)} bytes in all, ${sum(script)} of them script.\n`);
  await visitor.endsTheTalk();
  await Promise.all([visitor.page.context().close(), counsellor.page.context().close()]);
  expect(script.length).toBeGreaterThan(0);
  return { all: sum(all), script: sum(script) };
}

test("the chat needs at most 40 kB, 25 kB of it script", async () => {
  const { all, script } = await weigh("the chat page", async (visitor) => {
    await visitor.opens("/chat");
    await visitor.button("visit-begin").waitFor();
  });
  expect(script).toBeLessThanOrEqual(SCRIPT_MAX_BYTES);
  expect(all).toBeLessThanOrEqual(MAX_BYTES);
});

test("the way over the start page adds little", async () => {
  const { all, script } = await weigh("the start page", (visitor) => visitor.opensTheChat());
  expect(script).toBeLessThanOrEqual(SCRIPT_MAX_BYTES);
  expect(all).toBeLessThanOrEqual(MAX_BYTES);
});

test("an article needs at most 30 kB", async () => {
  const visitor = await service().visitor();
  const { page } = visitor;
  const downloads = await countDownloads(await page.context().newCDPSession(page));
  await visitor.opens("/articles/digital-trygghet");
  await page.waitForLoadState("networkidle");
  const all = downloads();
  for (const { path, type, encoding } of all) if (type !== "Other") expect(encoding, path).toMatch(/^(br|gzip)$/);
  process.stdout.write(`An article: ${sum(all)} bytes in all.\n`);
  // The page, its styles and its scripts: fewer would mean that something was not counted.
  expect(all.length).toBeGreaterThanOrEqual(4);
  expect(sum(all)).toBeLessThanOrEqual(ARTICLE_MAX_BYTES);
  await page.context().close();
});
