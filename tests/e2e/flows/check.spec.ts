/** The self-check: answered on the screen, and nowhere else. */

import { expect, test } from "vitest";
import { kept, NOTHING_KEPT, sentBy } from "../support/kept.ts";
import { press } from "../support/keyboard.ts";
import { looks } from "../support/looks.ts";
import { picture } from "../support/screens.ts";
import { serviceForThisFile } from "../support/service.ts";
import { Texts } from "../support/texts.ts";
import type { Visitor } from "../support/visitor.ts";

const service = serviceForThisFile();
const PATH = "/questions";
const GOODS = 6;
const WATCHES = 10;
const DANGERS = 10;
const DEEDS = 8;

type Answer = "never" | "sometimes" | "often" | "no" | "yes" | "pass";

/** Each question answered in the same way, but for those named. */
class Answers {
  readonly #visitor: Visitor;
  readonly #view: "me" | "friend" | "own";

  constructor(visitor: Visitor, view: "me" | "friend" | "own") {
    this.#visitor = visitor;
    this.#view = view;
  }

  async to(kind: string, count: number, answer: Answer, but: Readonly<Record<number, Answer>> = {}): Promise<void> {
    for (let n = 1; n <= count; n += 1) {
      await this.#visitor.page.getByRole("heading", { name: this.#text(`check-${this.#view}-${kind}${n}`) }).waitFor();
      const given = but[n] ?? answer;
      const key = given === "pass" && this.#view === "friend" ? "check-pass-friend" : `check-${given}`;
      await press(this.#visitor.button(key));
    }
  }

  #text(key: string): string {
    return this.#visitor.texts.text(key);
  }
}

async function begins(visitor: Visitor, view: "me" | "friend" | "own"): Promise<Answers> {
  await visitor.opens(PATH);
  await press(visitor.button(`check-view-${view}`));
  return new Answers(visitor, view);
}

async function isTold(visitor: Visitor, outcome: string): Promise<void> {
  await visitor.page.getByRole("heading", { level: 1, name: visitor.texts.text(`check-${outcome}-title`) }).waitFor();
  await visitor.page.getByText(visitor.texts.text(`check-${outcome}`)).waitFor();
}

test("from the first question to what the answers say, nothing leaves the page and nothing is kept", async () => {
  const visitor = await service().visitor();
  await visitor.opens(PATH);
  const address = visitor.page.url();
  await visitor.button("check-view-me").waitFor();
  await looks(visitor.page, "check-choose");
  const sent = sentBy(visitor.page);
  const entries = await visitor.page.evaluate(() => history.length);

  await press(visitor.button("check-view-me"));
  const answers = new Answers(visitor, "me");
  await looks(visitor.page, "check-question");
  await answers.to("g", GOODS, "often");
  await answers.to("w", WATCHES, "never", { 5: "sometimes" });
  await visitor.isTold("check-gate");
  await looks(visitor.page, "check-gate");
  await press(visitor.button("check-gate-yes"));
  await answers.to("d", DANGERS, "no", { 2: "yes", 6: "yes", 10: "yes" });
  await isTold(visitor, "serious");
  for (const words of ["check-throat", "check-threat", "check-family"]) await visitor.isTold(words);
  for (const tel of ["112", "116117", "113", "116123", "116006", "116111"]) {
    expect(await visitor.page.locator(`main a[href="tel:${tel}"]`).count(), tel).toBe(1);
  }
  await looks(visitor.page, "check-serious");

  expect(sent).toEqual([]);
  expect(await kept(visitor.page)).toEqual(NOTHING_KEPT);
  expect(visitor.page.url()).toBe(address);
  expect(await visitor.page.evaluate(() => history.length)).toBe(entries);
  await press(visitor.button("check-again"));
  await visitor.button("check-view-me").waitFor();
  expect(await visitor.page.locator("main").innerText()).not.toContain(visitor.texts.text("check-serious-title"));
  await visitor.page.context().close();
});

test("every outcome about oneself is reached", async () => {
  const visitor = await service().visitor();
  const me = await begins(visitor, "me");
  await me.to("g", GOODS, "often");
  await me.to("w", WATCHES, "never", { 3: "often" });
  await press(visitor.button("check-gate-no"));
  await isTold(visitor, "control");
  await looks(visitor.page, "check-control");

  await (await begins(visitor, "me")).to("g", GOODS, "often", { 2: "never" });
  await press(visitor.button("check-finish"));
  await isTold(visitor, "uneasy");
  await looks(visitor.page, "check-uneasy");

  const calm = await begins(visitor, "me");
  await calm.to("g", GOODS, "often");
  await calm.to("w", WATCHES, "never");
  await press(visitor.button("check-gate-no"));
  await isTold(visitor, "calm");
  await visitor.isTold("check-partly");
  await looks(visitor.page, "check-calm");

  await (await begins(visitor, "me")).to("g", GOODS, "pass");
  await press(visitor.button("check-finish"));
  await isTold(visitor, "skipped");
  await looks(visitor.page, "check-skipped");

  await visitor.page.context().close();
});

test("every outcome about what one does oneself is reached", async () => {
  const visitor = await service().visitor();
  await (await begins(visitor, "own")).to("o", DEEDS, "never", { 4: "sometimes" });
  await isTold(visitor, "harm");
  await looks(visitor.page, "check-harm");
  await (await begins(visitor, "own")).to("o", DEEDS, "never", { 1: "often" });
  await isTold(visitor, "own");
  await (await begins(visitor, "own")).to("o", DEEDS, "never");
  await isTold(visitor, "own-calm");
  await visitor.page.context().close();
});

test("every outcome about a friend is reached", async () => {
  const visitor = await service().visitor();
  for (const [outcome, answer] of [
    ["friend-control", { 9: "often" }],
    ["friend-uneasy", { 9: "sometimes" }],
    ["friend-calm", {}],
  ] as const) {
    const friend = await begins(visitor, "friend");
    await friend.to("g", GOODS, "often");
    await friend.to("w", WATCHES, "never", answer);
    await press(visitor.button("check-gate-no"));
    await isTold(visitor, outcome);
  }
  const friend = await begins(visitor, "friend");
  await friend.to("g", GOODS, "pass");
  await friend.to("w", WATCHES, "pass");
  await press(visitor.button("check-gate-yes"));
  await friend.to("d", DANGERS, "pass", { 9: "yes" });
  await isTold(visitor, "friend-serious");
  await looks(visitor.page, "check-friend-serious");
  await visitor.page.context().close();
});

test("whoever picks the phone up sees a blank page, and Back shows no answer", async () => {
  const visitor = await service().visitor();
  await visitor.opens("/about");
  const before = visitor.page.url();
  await (await begins(visitor, "me")).to("g", 2, "never");
  await visitor.goesOutOfView();
  await visitor.comesIntoView();
  await visitor.button("check-cover").waitFor();
  await picture(visitor.page, "check-covered");
  await press(visitor.button("check-cover"));
  await press(visitor.button("check-back"));
  const { texts } = visitor;
  await visitor.page.getByRole("heading", { name: texts.text("check-me-g2") }).waitFor();
  expect(await visitor.page.locator(`[aria-pressed="true"]`).innerText()).toBe(texts.text("check-never"));

  await visitor.page.goto(before);
  await visitor.page.goBack();
  await visitor.button("check-view-me").waitFor();
  expect(await visitor.page.locator("[aria-pressed]").count()).toBe(0);
  await visitor.page.context().close();
});

test("without a script it is a list to read", async () => {
  for (const language of ["nb", "nn", "en"] as const) {
    const visitor = await service().visitor({ language, javaScriptEnabled: false });
    await visitor.opens(PATH);
    const texts = new Texts(language);
    for (const key of [
      "check-me-g1",
      "check-me-w10",
      "check-me-d10",
      "check-own-o8",
      "check-serious",
      "check-throat",
    ]) {
      await visitor.page.getByText(texts.text(key), { exact: true }).first().waitFor();
    }
    await picture(visitor.page, `check-list-${language}`);
    await visitor.page.context().close();
  }
});
