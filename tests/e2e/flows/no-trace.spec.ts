/** After a talk with planted marks, nothing here knows that it took place. */

import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { expect, test } from "vitest";
import { audit } from "../support/a11y.ts";
import { launchWithProfile } from "../support/browser.ts";
import { Counsellor } from "../support/counsellor.ts";
import { kept, NOTHING_KEPT } from "../support/kept.ts";
import { serviceForThisFile } from "../support/service.ts";
import { Texts } from "../support/texts.ts";
import { until } from "../support/until.ts";
import { Visitor } from "../support/visitor.ts";

/** What we promise; by default the words go after half of it. */
const ERASED_WITHIN_MS = 60_000;

const service = serviceForThisFile({ "listen.trusted_proxies": "127.0.0.0/8" });

test("no mark is in the log, the metrics, the records or the browser's profile", async () => {
  const mark = () => `merke${randomBytes(8).toString("hex")}`;
  const [inText, inReply, inAgent] = [mark(), mark(), mark()];
  const address = `2001:db8:${[0, 1, 2].map(() => randomBytes(2).toString("hex")).join(":")}::7`;
  service().network.addHeader("X-Forwarded-For", address);

  const phone = await mkdtemp(join(tmpdir(), "fortrolig-phone-"));
  const desk = await mkdtemp(join(tmpdir(), "fortrolig-desk-"));
  const visitorContext = await launchWithProfile(phone, inAgent);
  const deskContext = await launchWithProfile(desk, mark());
  const visitor = new Visitor(await firstPage(visitorContext), service().homeThroughNetwork, "nb");
  const account = service().accounts[0];
  if (account === undefined) throw new Error("there is no counsellor");
  const counsellor = new Counsellor(await firstPage(deskContext), service().home, account, new Texts("nb"));
  await counsellor.signIn();
  await visitor.asksForATalk({ theme: "myself" });
  await counsellor.readyForNext();
  await visitor.starts();
  await counsellor.talkOpens();
  await visitor.says(`Hei ${inText}`);
  await counsellor.says(`Hei ${inReply}`);
  await visitor.log.has(`Hei ${inReply}`);
  const held = () => service().server.metric("fortrolig_messages_held");
  await until("the metrics count the words", async () => (await held()) === 2);
  await visitor.endsTheTalk();
  const ended = Date.now();
  await visitor.skipsFeedback();
  expect(await kept(visitor.page)).toEqual(NOTHING_KEPT);
  await audit(visitor.page);
  await counsellor.erasesTheTalk();
  await Promise.all([visitorContext.close(), deskContext.close()]);

  await until("the server holds no words", async () => (await held()) === 0, ERASED_WITHIN_MS);
  expect(Date.now() - ended).toBeLessThan(ERASED_WITHIN_MS);
  const marks = [inText, inReply, inAgent, address];
  expect(marksIn(service().server.log(), marks)).toEqual([]);
  expect(marksIn(await service().server.metrics(), marks)).toEqual([]);
  expect(await marksInFolder(service().server.folder, marks)).toEqual([]);
  for (const profile of [phone, desk]) {
    expect(await marksInFolder(profile, [inText, inReply])).toEqual([]);
    await rm(profile, { recursive: true, force: true });
  }
});

async function firstPage(context: BrowserContext): Promise<Page> {
  return context.pages()[0] ?? context.newPage();
}

function marksIn(text: string, marks: readonly string[]): string[] {
  return marks.filter((mark) => text.includes(mark));
}

/** Every file under a folder, as bytes: UTF-8 and, as browsers also store text, UTF-16. */
async function marksInFolder(folder: string, marks: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const name of await readdir(folder, { recursive: true })) {
    const path = join(folder, name);
    // Locks and sockets of the browser vanish while one looks.
    const file = (await stat(path).catch(() => undefined))?.isFile() ?? false;
    if (!file) continue;
    const bytes = await readFile(path);
    for (const mark of marks) {
      if (bytes.includes(mark, 0, "utf8") || bytes.includes(mark, 0, "utf16le")) found.push(`${mark} in ${name}`);
    }
  }
  return found;
}
