/** Prepared replies at the desk: found, put in, changed; and never sent by anything but Send. */

import { readFileSync } from "node:fs";
import type { Locator } from "playwright-core";
import { expect, test } from "vitest";
import { audit, expectNoSidewaysScroll } from "../support/a11y.ts";
import type { Counsellor } from "../support/counsellor.ts";
import { press, write } from "../support/keyboard.ts";
import { fromRoot } from "../support/paths.ts";
import { picture, WITH_SMALL_DESK } from "../support/screens.ts";
import { serviceForThisFile } from "../support/service.ts";
import { type Language, Texts } from "../support/texts.ts";
import { until } from "../support/until.ts";

const service = serviceForThisFile({ "talk.pause_s": 0 });
const texts = new Texts("nb");
const file = readFileSync(fromRoot("content/replies.toml"), "utf8");

/** The words of a reply from the file the product reads, so that a better wording breaks nothing. */
function wordsOf(id: string, language: Language): string {
  const reply = file.split("[[reply]]").find((each) => each.includes(`id = "${id}"`));
  const words = new RegExp(`^text = .*?\\b${language} = ("(?:[^"\\\\]|\\\\.)*")`, "m").exec(reply ?? "")?.[1];
  if (words === undefined) throw new Error(`there is no reply ${id} in ${language}`);
  return JSON.parse(words) as string;
}

const searchOf = ({ page }: Counsellor): Locator =>
  page.getByRole("combobox", { name: texts.text("desk-replies-search"), exact: true });
const optionsOf = ({ page }: Counsellor): Locator => page.getByRole("option");
const opens = async (counsellor: Counsellor): Promise<void> => {
  await counsellor.page.keyboard.press("Alt+Shift+KeyF");
  await until("the search has the focus", () => isFocused(searchOf(counsellor)));
};
const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluateAll((found) => found.length === 1 && found[0] === document.activeElement);

/** The option that a screen reader is told of: the one the search points to. */
async function active(counsellor: Counsellor): Promise<string> {
  const id = await searchOf(counsellor).getAttribute("aria-activedescendant");
  const selected = counsellor.page.locator("[role=option][aria-selected=true]");
  expect(await selected.count()).toBe(1);
  expect(await selected.getAttribute("id")).toBe(id);
  return (await selected.textContent()) ?? "";
}

async function inATalk(language: Language) {
  const [visitor, counsellor] = [await service().visitor({ language }), await service().counsellor()];
  await visitor.asksForATalk();
  await counsellor.readyForNext();
  await visitor.starts();
  await counsellor.talkOpens();
  return { visitor, counsellor };
}

test.each(["nb", "nn", "en"] as const)(
  "a reply is put in where the cursor is, in %s, and sent by hand",
  async (language) => {
    const { visitor, counsellor } = await inATalk(language);
    await write(counsellor.composer, "Før etter");
    for (let letter = 0; letter < "etter".length; letter += 1) await counsellor.page.keyboard.press("ArrowLeft");
    await opens(counsellor);
    await counsellor.page.keyboard.type("112 fare");
    if (language === "en") await searchOf(counsellor).fill("112 danger");
    const words = wordsOf("danger", language);
    await until("the reply is found", async () => (await active(counsellor)).includes(words));
    expect(await optionsOf(counsellor).locator("[lang]").first().getAttribute("lang")).toBe(language);
    await counsellor.page.keyboard.press("Enter");
    await until("the composer has the focus", () => isFocused(counsellor.composer));
    expect(await counsellor.composer.inputValue()).toBe(`Før ${words} etter`);
    expect(await searchOf(counsellor).count()).toBe(0);
    // The cursor stands behind the words, so that they can be changed at once.
    await counsellor.page.keyboard.insertText("Ja, ");
    expect(await counsellor.composer.inputValue()).toBe(`Før ${words} Ja, etter`);
    expect(await counsellor.log.texts()).toEqual([]);
    expect(await visitor.log.texts()).toEqual([]);
    await press(counsellor.button("desk-send"));
    await visitor.log.shows([`Før ${words} Ja, etter`]);
    await counsellor.endsTheTalk();
    await audit(counsellor.page);
    await Promise.all([visitor.page.context().close(), counsellor.page.context().close()]);
  },
);

test("the list is walked by the arrows, left by Escape, and reached by its button", async () => {
  const { visitor, counsellor } = await inATalk("nb");
  const { keyboard } = counsellor.page;
  await write(counsellor.composer, "Halvferdig");
  await opens(counsellor);
  const all = await optionsOf(counsellor).count();
  expect(all).toBeGreaterThanOrEqual(25);
  expect(await active(counsellor)).toContain(wordsOf("welcome", "nb"));
  await keyboard.press("ArrowDown");
  expect(await active(counsellor)).toContain(wordsOf("your-pace", "nb"));
  await keyboard.press("ArrowUp");
  await keyboard.press("ArrowUp");
  expect(await active(counsellor)).toContain(wordsOf("quiet-end", "nb"));
  // Round the end and into view: what is chosen is never out of sight.
  const [box, list] = await Promise.all([
    counsellor.page.locator("[role=option][aria-selected=true]").boundingBox(),
    counsellor.page.getByRole("listbox").boundingBox(),
  ]);
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual((list?.y ?? 0) + (list?.height ?? 0) + 1);
  await audit(counsellor.page);

  await keyboard.type("finnesikke");
  await counsellor.isTold("desk-replies-none");
  await keyboard.press("Enter");
  expect(await counsellor.composer.inputValue()).toBe("Halvferdig");
  await audit(counsellor.page);
  await keyboard.press("Escape");
  await until("the composer has the focus again", () => isFocused(counsellor.composer));
  expect(await counsellor.composer.inputValue()).toBe("Halvferdig");

  const button = counsellor.button("desk-replies");
  await press(button);
  await until("the search has the focus", () => isFocused(searchOf(counsellor)));
  expect(await button.getAttribute("aria-expanded")).toBe("true");
  await keyboard.press("Escape");
  await until("the button has the focus again", () => isFocused(button));
  expect(await button.getAttribute("aria-expanded")).toBe("false");

  await press(button);
  await optionsOf(counsellor)
    .filter({ hasText: wordsOf("still-there", "nb") })
    .click();
  expect(await counsellor.composer.inputValue()).toBe(`Halvferdig ${wordsOf("still-there", "nb")}`);
  expect(await visitor.log.texts()).toEqual([]);

  // The talk ends under an open list: nothing of it stays.
  await opens(counsellor);
  await visitor.endsTheTalk();
  await counsellor.isTold("desk-ended-visitor-left");
  expect(await searchOf(counsellor).count()).toBe(0);
  await Promise.all([visitor.page.context().close(), counsellor.page.context().close()]);
});

test("the list leaves the last words and the writing field in view, on a desk and on a phone", async () => {
  const { visitor, counsellor } = await inATalk("nn");
  await visitor.says("Eg veit ikkje heilt kvar eg skal starte.");
  await counsellor.log.has("Eg veit ikkje heilt kvar eg skal starte.");
  await counsellor.says("Det er heilt greitt. Ta den tida du treng.");
  await opens(counsellor);
  await picture(counsellor.page, "desk-replies");
  await counsellor.page.keyboard.type("trygg");
  await counsellor.page.keyboard.press("ArrowDown");
  await picture(counsellor.page, "desk-replies-search");
  for (const viewport of Object.values(WITH_SMALL_DESK)) {
    await counsellor.page.setViewportSize(viewport);
    await expectNoSidewaysScroll(counsellor.page);
    for (const part of [searchOf(counsellor), counsellor.composer, counsellor.button("desk-send")]) {
      const box = await part.boundingBox();
      expect(box, `${viewport.width} px`).not.toBeNull();
      expect((box?.y ?? 0) + (box?.height ?? 0), `${viewport.width} px`).toBeLessThanOrEqual(viewport.height);
      expect(box?.y, `${viewport.width} px`).toBeGreaterThanOrEqual(0);
    }
    const log = counsellor.page.getByRole("log");
    const last = log.getByText("Det er heilt greitt.");
    // The log follows its size, after the page has been laid out.
    await until(`the last words are in view at ${viewport.width} px`, async () => {
      const [line, around] = await Promise.all([last.boundingBox(), log.boundingBox()]);
      return (line?.y ?? 0) + (line?.height ?? 0) <= (around?.y ?? 0) + (around?.height ?? 0);
    });
    await audit(counsellor.page);
  }
  await visitor.endsTheTalk();
  await Promise.all([visitor.page.context().close(), counsellor.page.context().close()]);
});

test("a counsellor writes a reply of their own, finds it before the others, and no colleague sees it", async () => {
  const { visitor, counsellor } = await inATalk("nn");
  const { page } = counsellor;
  const write_own = async (title: string, words: string): Promise<void> => {
    await counsellor.field("desk-own-replies-title").fill("");
    await write(counsellor.field("desk-own-replies-title"), title);
    await counsellor.field("desk-own-replies-text").fill("");
    await write(counsellor.field("desk-own-replies-text"), words);
    await press(counsellor.button("desk-own-replies-save"));
  };
  const one = (key: string, title: string) =>
    page.getByRole("button", { name: texts.text(key, { title }), exact: true });
  await opens(counsellor);
  await press(counsellor.button("desk-own-replies"));
  await counsellor.isTold("desk-own-replies-none");
  await write_own("Eiga helsing", "Hei! Eg heiter Rådgivar, og eg har god tid.");
  await one("desk-own-replies-change-one", "Eiga helsing").waitFor();
  await write_own("Ei til", "Skal bort att.");
  await one("desk-own-replies-change-one", "Ei til").waitFor();
  await picture(page, "desk-own-replies", WITH_SMALL_DESK);
  await audit(page);
  await expectNoSidewaysScroll(page);

  await press(one("desk-own-replies-change-one", "Eiga helsing"));
  await until("the form has the reply", async () =>
    (await counsellor.field("desk-own-replies-title").inputValue()).includes("Eiga"),
  );
  await write_own("Mi helsing", "Hei! Eg er her, og eg har god tid.");
  await one("desk-own-replies-change-one", "Mi helsing").waitFor();
  await press(page.getByRole("button", { name: `${texts.text("desk-own-replies-remove")} Ei til`, exact: true }));
  await press(counsellor.button("desk-own-replies-remove-yes"));
  await until("it is gone", async () => (await page.getByText("Skal bort att.").count()) === 0);
  await audit(page);
  await page.keyboard.press("Escape");
  await until("the search has the focus again", () => isFocused(searchOf(counsellor)));
  expect(await active(counsellor)).toContain("Mi helsing");
  await picture(page, "desk-own-replies-found", WITH_SMALL_DESK);
  await page.keyboard.type("god tid");
  await until("it is found", async () => (await active(counsellor)).includes("Hei! Eg er her, og eg har god tid."));
  await page.keyboard.press("Enter");
  await until("the composer has the focus", () => isFocused(counsellor.composer));
  await press(counsellor.button("desk-send"));
  await visitor.log.shows(["Hei! Eg er her, og eg har god tid."]);
  await visitor.endsTheTalk();
  await counsellor.isTold("desk-ended-visitor-left");
  await counsellor.erasesTheTalk();

  // A colleague signs in at the same desk: nothing of it is on the page or in its list.
  await press(counsellor.button("desk-sign-out"));
  await counsellor.button("page-sign-in-submit").waitFor();
  const { accounts } = service();
  const colleague = accounts[1];
  if (colleague === undefined) throw new Error("there are two");
  await write(counsellor.field("page-sign-in-name"), colleague.name);
  await write(counsellor.field("page-sign-in-password"), colleague.password);
  await press(counsellor.button("page-sign-in-submit"));
  await counsellor.isAtTheDesk();
  await press(counsellor.button("desk-own-replies-prepare"));
  await counsellor.isTold("desk-own-replies-none");
  expect(await page.content()).not.toContain("Mi helsing");
  await picture(page, "desk-own-replies-none", WITH_SMALL_DESK);
  await audit(page);
  await Promise.all([visitor.page.context().close(), page.context().close()]);
});

test.each([
  { width: 320, height: 256 },
  { width: 1024, height: 384 },
])("nothing is cut off where there is little room, as at 400 percent zoom ($width × $height)", async (viewport) => {
  const { counsellor, visitor } = await inATalk("nb");
  const { page } = counsellor;
  await page.setViewportSize(viewport);
  await opens(counsellor);
  await page.keyboard.press("ArrowDown");
  const chosen = page.locator("[role=option][aria-selected=true]");
  for (const part of [chosen, searchOf(counsellor), counsellor.composer, counsellor.button("desk-send")]) {
    await part.scrollIntoViewIfNeeded();
    const box = await part.boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual(0);
    expect((box?.y ?? 0) + (box?.height ?? viewport.height + 1)).toBeLessThanOrEqual(viewport.height);
    // What is seen at its middle is itself, and nothing that lies over it.
    expect(await part.evaluate(isOnTop)).toBe(true);
  }
  await expectNoSidewaysScroll(page);
  await audit(page);
  await visitor.endsTheTalk();
  await Promise.all([visitor.page.context().close(), page.context().close()]);
});

/** Runs in the page. */
function isOnTop(element: Element): boolean {
  const { left, top, width, height } = element.getBoundingClientRect();
  return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
}
