/**
 * People at a service that was set up by its own pages, which `cargo xtask rehearse` follows: they
 * trust the authority that issued its certificate and nobody else, talk, and sign in again when the
 * machine has been wiped and restored.
 */

import { createHash, X509Certificate } from "node:crypto";
import { access, readFile, writeFile } from "node:fs/promises";
import { connect } from "node:tls";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Authenticator } from "../support/authenticator.ts";
import { DESK, launchOptions, PHONE } from "../support/browser.ts";
import { Counsellor } from "../support/counsellor.ts";
import { Texts } from "../support/texts.ts";
import { Visitor } from "../support/visitor.ts";

const HOST = "chat.example.no";
const HOME = `https://${HOST}`;

/** What the second time must know of the first: the app on the counsellor's phone, and the password. */
type Kept = { readonly key: string; readonly password: string };
const kept = told("FORTROLIG_REHEARSAL_KEPT");

let browser: Browser;
const hosts = new Set<string>();

beforeAll(async () => {
  const { args = [], ...options } = launchOptions();
  const ours = [
    `--host-resolver-rules=MAP ${HOST} 127.0.0.1, MAP * ~NOTFOUND`,
    // Chromium asks no file for whom to trust; so the one certificate is named that node has checked.
    `--ignore-certificate-errors-spki-list=${await shownAndTrusted()}`,
  ];
  browser = await chromium.launch({ ...options, args: [...args, ...ours] });
});

afterAll(async () => {
  await browser?.close();
});

test("a counsellor signs in, and a visitor and they exchange a message over wss", async () => {
  const visitor = new Visitor(await page(PHONE), HOME, "nb");
  const before = await keptBefore();
  const password = before?.password ?? told("FORTROLIG_REHEARSAL_PASSWORD");
  const account = { name: "desk-1", alias: "Rådgiver 1", password };
  const counsellor = new Counsellor(await page(DESK), HOME, account, new Texts("nb"));
  visitor.page.on("websocket", (socket) => hosts.add(new URL(socket.url()).origin));
  counsellor.page.on("websocket", (socket) => hosts.add(new URL(socket.url()).origin));

  await counsellor.givesPassword();
  if (before === undefined) {
    const key = await counsellor.key();
    await counsellor.setsUp();
    await counsellor.keepsTheRecoveryCodes();
    await counsellor.choosesPassword();
    await writeFile(kept, JSON.stringify({ key, password: counsellor.account.password }));
  } else {
    await counsellor.givesCode(new Authenticator(before.key).code());
  }
  await counsellor.isAtTheDesk();

  await visitor.asksForATalk();
  await visitor.hasAPlace();
  await counsellor.readyForNext();
  await visitor.starts();
  await counsellor.talkOpens();
  await visitor.says("Hei. Er det noen der?");
  await counsellor.log.has("Hei. Er det noen der?");
  await counsellor.says("Ja. Jeg er her.");
  await visitor.log.has("Ja. Jeg er her.");
  await visitor.endsTheTalk();
  expect([...hosts]).toEqual([`wss://${HOST}`]);
});

/** What was kept the first time; nothing, when this is it. */
async function keptBefore(): Promise<Kept | undefined> {
  try {
    await access(kept);
  } catch {
    return undefined;
  }
  return JSON.parse(await readFile(kept, "utf8")) as Kept;
}

async function page(viewport: typeof PHONE | typeof DESK) {
  return (await browser.newContext({ viewport })).newPage();
}

/** The hash of the key that the service shows, when the authority's root and the name fit. */
async function shownAndTrusted(): Promise<string> {
  const ca = await readFile(told("FORTROLIG_REHEARSAL_ROOT"));
  const raw = await new Promise<Buffer>((resolve, reject) => {
    const socket = connect({ host: "127.0.0.1", port: 443, servername: HOST, ca }, () => {
      resolve(socket.getPeerCertificate().raw);
      socket.end();
    });
    socket.on("error", reject);
  });
  const key = new X509Certificate(raw).publicKey.export({ type: "spki", format: "der" });
  return createHash("sha256").update(key).digest("base64");
}

function told(variable: string): string {
  const value = process.env[variable];
  if (value === undefined) throw new Error(`${variable} is missing: this is started by cargo xtask rehearse`);
  return value;
}
