/** The support beside a talk: the five steps and the thinking aid, which keep and send nothing. */

import type { Locator } from "playwright-core";
import { expect, test } from "vitest";
import type { ToDesk } from "../../../web-client/src/protocol/wire.ts";
import { audit, expectNoSidewaysScroll } from "../support/a11y.ts";
import { PHONE } from "../support/browser.ts";
import type { Counsellor } from "../support/counsellor.ts";
import { press, tabTo } from "../support/keyboard.ts";
import { picture, WITH_SMALL_DESK } from "../support/screens.ts";
import { serviceForThisFile } from "../support/service.ts";
import { Texts } from "../support/texts.ts";
import { ToldServer } from "../support/told-server.ts";
import { until } from "../support/until.ts";

const service = serviceForThisFile();
const texts = new Texts("nb");

const conversation = "A".repeat(22);
const LIMITS = { text_max_chars: 2_000, ping_every_ms: 10_000, kept_s: 300, erased_within_s: 60 };
const IN_A_TALK: readonly ToDesk[] = [
  { type: "welcome", alias: "Rådgiver 1", languages: ["nb"], capacity: 1, limits: LIMITS, quiet_after_s: 600 },
  {
    type: "shift",
    me: { state: "talking" },
    waiting: [],
    waiting_total: 0,
    counsellors: { on_shift: 1, ready: 0, talking: 1, paused: 0 },
    service: { open: true, languages: ["nb"] },
  },
  {
    type: "talk",
    conversation,
    needs: { language: "nb", age: "16_17", safety: "unsure" },
    lane: "normal",
    waited_s: 90,
    visitor: "present",
    epoch: 1,
    began_at_ms: Date.now(),
  },
];

const titleOf = ({ page }: Counsellor): Locator =>
  page.getByRole("heading", { name: texts.text("desk-support-title"), exact: true });
const tab = ({ page }: Counsellor, key: string): Locator =>
  page.getByRole("tab", { name: texts.text(key), exact: true });
const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluateAll((found) => found.length === 1 && found[0] === document.activeElement);

/** Writing, sending, ending and the support are there without scrolling. */
async function staysInView(counsellor: Counsellor): Promise<void> {
  const acts = ["desk-send", "desk-replies", "desk-support", "desk-end"].map((key) => counsellor.button(key));
  for (const part of [counsellor.composer, ...acts]) {
    const box = await part.boundingBox();
    expect(box).not.toBeNull();
    expect(box?.y).toBeGreaterThanOrEqual(0);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(PHONE.height);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(PHONE.width);
  }
  await expectNoSidewaysScroll(counsellor.page);
}

async function inATalk(): Promise<{ counsellor: Counsellor; server: ToldServer<ToDesk> }> {
  const counsellor = await service().counsellor(0);
  const server = await ToldServer.at<ToDesk>(counsellor.page, "/ws/desk", IN_A_TALK);
  await counsellor.page.reload();
  await counsellor.talkOpens();
  return { counsellor, server };
}

/** Opens it with the keys, from the writing field. */
async function opens(counsellor: Counsellor): Promise<void> {
  await counsellor.page.keyboard.press("Alt+Shift+KeyP");
  await until("the support has the focus", () => isFocused(titleOf(counsellor)));
}

async function turnsToTheDuties(counsellor: Counsellor): Promise<void> {
  await tabTo(tab(counsellor, "desk-support-steps"));
  await counsellor.page.keyboard.press("ArrowRight");
  await until("the other tab has the focus", () => isFocused(tab(counsellor, "desk-support-duty")));
}

/** Answers one question, and waits until the next one or the end has the focus. */
async function answers(counsellor: Counsellor, question: string, answer: "yes" | "no" | "unsure"): Promise<void> {
  const asked = counsellor.page.getByRole("heading", { name: texts.text(`desk-duty-q-${question}`), exact: true });
  await asked.waitFor();
  await press(counsellor.button(`desk-duty-${answer}`));
  await asked.waitFor({ state: "detached" });
  await until("what comes next has the focus", () => isFocused(counsellor.page.locator("#duty-title")));
}

test("the five steps and the duties, from the keyboard alone, at every width", async () => {
  const { counsellor } = await inATalk();
  const { page } = counsellor;
  await opens(counsellor);
  const steps = page.locator(".steps > li");
  expect(await steps.count()).toBe(5);
  const names = ["invite", "overview", "inform", "needs", "register"].map((name) => texts.text(`desk-step-${name}`));
  expect(await page.locator(".steps-name").allInnerTexts()).toEqual(names);
  await picture(page, "desk-support-steps");
  await audit(page);

  await turnsToTheDuties(counsellor);
  await counsellor.isTold("desk-duty-face");
  await counsellor.isTold("desk-duty-law");
  await counsellor.isTold("desk-duty-source");
  await answers(counsellor, "danger", "no");
  await picture(page, "desk-support-question");
  await audit(page);
  await answers(counsellor, "grave", "unsure");
  await answers(counsellor, "abuse", "no");
  await counsellor.isTold("desk-duty-q-household-hint");
  await answers(counsellor, "household", "no");
  await press(counsellor.button("desk-duty-back"));
  await answers(counsellor, "household", "no");
  await answers(counsellor, "likely", "yes");
  await answers(counsellor, "preventable", "yes");
  await answers(counsellor, "harm", "unsure");
  await answers(counsellor, "child", "yes");
  await answers(counsellor, "neglect", "yes");
  for (const key of ["perhaps", "likely", "do-lead", "do-together", "do-tell-first", "do-known", "do-careful"]) {
    await counsellor.isTold(`desk-duty-${key}`);
  }
  await picture(page, "desk-support-outcome");
  for (const viewport of Object.values(WITH_SMALL_DESK)) {
    await page.setViewportSize(viewport);
    // Only on a phone it lies over the talk, and nothing that was answered is lost on the way.
    const over = viewport.width === PHONE.width ? 1 : 0;
    await until("it stands as it should", async () => (await page.getByRole("dialog").count()) === over);
    await counsellor.isTold("desk-duty-perhaps");
    await expectNoSidewaysScroll(page);
    await audit(page);
  }
  await press(counsellor.button("desk-duty-again"));
  await answers(counsellor, "danger", "yes");
  await counsellor.isTold("desk-duty-do-112");
  await picture(page, "desk-support-danger");
  await audit(page);
  await page.context().close();
});

test("it stores nothing, sends nothing, and is empty again when it is closed or the talk ends", async () => {
  const { counsellor, server } = await inATalk();
  const { page } = counsellor;
  const requests: string[] = [];
  page.on("request", (request) => {
    // The browser's own, whenever the title changes.
    if (!request.url().endsWith("/favicon.svg")) requests.push(request.url());
  });
  const heard = () => ["typing", "send", "seen", "end"].map((type) => server.times(type));
  const before = heard();

  await opens(counsellor);
  await turnsToTheDuties(counsellor);
  await answers(counsellor, "danger", "no");
  await answers(counsellor, "grave", "yes");
  expect(requests).toEqual([]);
  expect(heard()).toEqual(before);
  const kept = () =>
    page.evaluate(() => [localStorage.length, sessionStorage.length, location.pathname, history.length]);
  const [local, session, path] = await kept();
  expect([local, session, path]).toEqual([0, 0, "/desk"]);

  // Escape closes it and gives the focus back to where it came from.
  await page.keyboard.press("Escape");
  await until("the writing field has the focus again", () => isFocused(counsellor.composer));
  expect(await titleOf(counsellor).count()).toBe(0);
  await press(counsellor.button("desk-support"));
  await turnsToTheDuties(counsellor);
  await page.getByText(texts.text("desk-duty-q-danger"), { exact: true }).waitFor();
  await answers(counsellor, "danger", "no");
  await press(counsellor.button("desk-close"));
  await until("its button has the focus again", () => isFocused(counsellor.button("desk-support")));

  await press(counsellor.button("desk-support"));
  await turnsToTheDuties(counsellor);
  await answers(counsellor, "danger", "no");
  server.says({ type: "ended", conversation, reason: "visitor_left" });
  await counsellor.isTold("desk-ended-visitor-left");
  expect(await titleOf(counsellor).count()).toBe(0);
  await counsellor.erasesTheTalk();
  server.says({ ...(IN_A_TALK[2] as Extract<ToDesk, { type: "talk" }>), conversation: "B".repeat(22) });
  await counsellor.talkOpens();
  // A new talk begins calmly, and with nothing of the last one.
  expect(await titleOf(counsellor).count()).toBe(0);
  await opens(counsellor);
  await turnsToTheDuties(counsellor);
  await page.getByText(texts.text("desk-duty-q-danger"), { exact: true }).waitFor();
  expect(requests).toEqual([]);
  await audit(page);
  await page.context().close();
});

test("on a phone it lies over the talk, closes with its keys, and the writing field is in view without it", async () => {
  const { counsellor, server } = await inATalk();
  const { page } = counsellor;
  await page.setViewportSize(PHONE);
  await staysInView(counsellor);
  server.says({ type: "notice", notice: "live_away" });
  await counsellor.isTold("desk-live-away");
  await staysInView(counsellor);
  server.says({ type: "notice", notice: "live_back" });
  await opens(counsellor);
  expect(await page.getByRole("dialog").count()).toBe(1);
  await turnsToTheDuties(counsellor);
  await answers(counsellor, "danger", "unsure");
  await expectNoSidewaysScroll(page);
  await audit(page);
  await page.keyboard.press("Alt+Shift+KeyP");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await until("the writing field has the focus again", () => isFocused(counsellor.composer));
  await opens(counsellor);
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await until("the writing field has the focus again", () => isFocused(counsellor.composer));
  await audit(page);
  await page.context().close();
});
