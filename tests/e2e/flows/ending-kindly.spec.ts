/** A counsellor ends a talk with a last word, which is there before the end is. */

import { expect, test } from "vitest";
import type { Counsellor } from "../support/counsellor.ts";
import { press, write } from "../support/keyboard.ts";
import { looks } from "../support/looks.ts";
import { serviceForThisFile } from "../support/service.ts";
import { Texts } from "../support/texts.ts";

const service = serviceForThisFile({ "talk.pause_s": 0 });
const texts = new Texts("nb");

async function inATalk(language: "nb" | "en" = "nb") {
  const [visitor, counsellor] = [await service().visitor({ language }), await service().counsellor()];
  await visitor.asksForATalk({ safety: "safe" });
  await counsellor.readyForNext();
  await visitor.starts();
  await counsellor.talkOpens();
  await visitor.says("Hei");
  await counsellor.says("Hei!");
  return { visitor, counsellor };
}

const lastWord = (counsellor: Counsellor) => counsellor.page.getByLabel(texts.text("desk-end-words"));
const prepared = (counsellor: Counsellor) => counsellor.page.locator(".last-word-prepared button").first();

test("a prepared last word is changed, sent, and read by the visitor after the end", async () => {
  const { visitor, counsellor } = await inATalk();
  await press(counsellor.button("desk-end"));
  await press(prepared(counsellor));
  expect(await lastWord(counsellor).inputValue()).not.toBe("");
  await write(lastWord(counsellor), " Lykke til i morgen!");
  await looks(counsellor, "desk-end-last-word");
  const words = await lastWord(counsellor).inputValue();
  await press(counsellor.button("desk-end-send"));
  await counsellor.isTold("desk-ended-counsellor-ended");
  await counsellor.log.shows(["Hei", "Hei!", words]);
  await visitor.isTold("visit-last-words-title");
  await visitor.log.has(words);
  await looks(visitor, "visitor-last-word");
  await Promise.all([visitor, counsellor].map(({ page }) => page.context().close()));
});

test("the words are in the language of the talk, and without any the talk ends as before", async () => {
  const { visitor, counsellor } = await inATalk("en");
  await press(counsellor.button("desk-end"));
  await press(prepared(counsellor));
  expect(await lastWord(counsellor).inputValue()).toContain("Thank you");
  await press(counsellor.button("desk-end-no"));
  await counsellor.says("One more thing.");
  await visitor.log.has("One more thing.");
  await counsellor.endsTheTalk();
  await visitor.isTold("visit-last-words-title");
  await counsellor.log.shows(["Hei", "Hei!", "One more thing."]);
});
