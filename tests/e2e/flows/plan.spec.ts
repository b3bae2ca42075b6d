/** The safety plan: made on the screen, printed or copied if one likes, and gone with the page. */

import { expect, test } from "vitest";
import { kept, NOTHING_KEPT, sentBy } from "../support/kept.ts";
import { choose, press, write } from "../support/keyboard.ts";
import { looks } from "../support/looks.ts";
import { picture } from "../support/screens.ts";
import { serviceForThisFile } from "../support/service.ts";
import { Texts } from "../support/texts.ts";
import type { Visitor } from "../support/visitor.ts";

const service = serviceForThisFile();
const PATH = "/list";
const OWN = "K. Kodeord: pannekaker";

async function begins(visitor: Visitor, mode: string): Promise<void> {
  await visitor.opens(PATH);
  await press(visitor.button("plan-gate-here"));
  await press(visitor.button(`plan-mode-${mode}`));
}

async function ticks(visitor: Visitor, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await choose(visitor.page.getByLabel(visitor.texts.text(key), { exact: true }));
}

async function isAt(visitor: Visitor, step: string): Promise<void> {
  await visitor.page.getByRole("heading", { level: 1, name: visitor.texts.text(`plan-${step}`) }).waitFor();
}

/** Goes on to this step, leaving out what lies between. */
async function goesTo(visitor: Visitor, step: string): Promise<void> {
  const heading = visitor.page.getByRole("heading", { level: 1 });
  while ((await heading.innerText()) !== visitor.texts.text(`plan-${step}`)) {
    const before = await heading.innerText();
    await press(visitor.button("plan-next"));
    await heading.and(visitor.page.locator(":not(:empty)")).filter({ hasNotText: before }).waitFor();
  }
}

test("a plan is made, shown and copied, and nothing of it leaves the page or is kept", async () => {
  const visitor = await service().visitor({ permissions: ["clipboard-write"] });
  await visitor.opens(PATH);
  const address = visitor.page.url();
  await visitor.button("plan-gate-here").waitFor();
  await looks(visitor.page, "plan-gate");
  const sent = sentBy(visitor.page);

  await press(visitor.button("plan-gate-here"));
  await looks(visitor.page, "plan-mode");
  await press(visitor.button("plan-mode-leaving"));
  await isAt(visitor, "now");
  await ticks(visitor, "plan-now-1", "plan-now-3");
  await looks(visitor.page, "plan-step");
  await goesTo(visitor, "people");
  await ticks(visitor, "plan-people-1", "plan-people-5");
  await write(visitor.page.getByLabel(visitor.texts.text("plan-words")), OWN);
  await goesTo(visitor, "phone");
  await visitor.isTold("plan-phone-note");
  await looks(visitor.page, "plan-phone");
  await goesTo(visitor, "bag");
  await ticks(visitor, "plan-bag-1", "plan-bag-7");
  await press(visitor.button("plan-show"));
  await isAt(visitor, "done");
  const paper = visitor.page.locator(".plan-paper");
  await paper.getByRole("heading", { level: 2, name: visitor.texts.text("plan-title") }).waitFor();
  await paper.getByText(OWN).waitFor();
  expect(await paper.locator("li").count()).toBe(6);
  await visitor.isTold("plan-warning");
  await looks(visitor.page, "plan-done");
  await press(visitor.button("plan-copy"));
  await visitor.isTold("plan-copied");
  // Pasted as a person would: a page of ours may not read what else was copied.
  await press(visitor.button("plan-back"));
  const field = visitor.page.getByLabel(visitor.texts.text("plan-words"));
  await field.press("Control+v");
  expect(await field.inputValue()).toContain(`\n${OWN}\n`);
  expect(await field.inputValue()).not.toContain(visitor.texts.text("plan-heading"));

  expect(sent).toEqual([]);
  expect(await kept(visitor.page)).toEqual(NOTHING_KEPT);
  expect(visitor.page.url()).toBe(address);
  expect(await visitor.page.title()).toBe(visitor.texts.text("plan-title"));
  await press(visitor.button("plan-show"));
  await press(visitor.button("plan-again"));
  await visitor.button("plan-gate-here").waitFor();
  expect(await visitor.page.content()).not.toContain(OWN);
  await visitor.page.context().close();
});

test("on paper stands the plan, and nothing that tells where it was made", async () => {
  const visitor = await service().visitor();
  await begins(visitor, "short");
  await ticks(visitor, "plan-now-2");
  await press(visitor.button("plan-show"));
  await visitor.page.emulateMedia({ media: "print" });
  const { texts } = visitor;
  expect(await visitor.page.getByText(texts.text("plan-now-2")).isVisible()).toBe(true);
  for (const away of [".top-bar", ".footer", ".language-links", ".note", "h1", "button"]) {
    for (const each of await visitor.page.locator(away).all()) expect(await each.isVisible(), away).toBe(false);
  }
  await picture(visitor.page, "plan-paper");
  await visitor.page.context().close();
});

test("where the family is part of it, nobody in it is named as help, and the passport is", async () => {
  const visitor = await service().visitor();
  await visitor.opens(PATH);
  await press(visitor.button("plan-gate-here"));
  await choose(visitor.page.getByLabel(visitor.texts.text("plan-family")));
  await press(visitor.button("plan-mode-staying"));
  await goesTo(visitor, "people");
  expect(await visitor.page.getByLabel(visitor.texts.text("plan-people-2"), { exact: true }).count()).toBe(0);
  await goesTo(visitor, "travel");
  await ticks(visitor, "plan-travel-1");
  await looks(visitor.page, "plan-travel");
  await visitor.page.context().close();
});

test("whoever picks the phone up sees a blank page, and Back shows nothing of the plan", async () => {
  const visitor = await service().visitor();
  await visitor.opens("/about");
  const before = visitor.page.url();
  await begins(visitor, "over");
  await write(visitor.page.getByLabel(visitor.texts.text("plan-words")), OWN);
  await visitor.goesOutOfView();
  await visitor.comesIntoView();
  await press(visitor.button("plan-cover"));
  await isAt(visitor, "now");
  await visitor.page.goto(before);
  await visitor.page.goBack();
  await visitor.button("plan-gate-here").waitFor();
  expect(await visitor.page.content()).not.toContain(OWN);
  await visitor.page.context().close();
});

test("without a script it is a list to read", async () => {
  for (const language of ["nb", "nn", "en"] as const) {
    const visitor = await service().visitor({ language, javaScriptEnabled: false });
    await visitor.opens(PATH);
    const texts = new Texts(language);
    for (const key of ["plan-now-1", "plan-numbers-4", "plan-phone-note", "plan-closing"]) {
      await visitor.page.getByText(texts.text(key), { exact: true }).first().waitFor();
    }
    await picture(visitor.page, `plan-list-${language}`);
    await visitor.page.context().close();
  }
});
