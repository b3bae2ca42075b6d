/** One visitor and one counsellor, from the start page to the empty page. */

import { expect, test } from "vitest";
import { audit } from "../support/a11y.ts";
import { choose, press } from "../support/keyboard.ts";
import { picture } from "../support/screens.ts";
import { serviceForThisFile } from "../support/service.ts";
import { until } from "../support/until.ts";

const service = serviceForThisFile();

test("a visitor waits, a counsellor is ready, they talk, and nothing is left on the page", async () => {
  const visitor = await service().visitor();
  await visitor.opensTheChat();
  const titleBefore = await visitor.page.title();
  const addressBefore = visitor.page.url();
  await picture(visitor.page, "visitor-welcome");
  await visitor.answersTheTaps({ safety: "unsure", age: "18-20", theme: "myself" });
  await picture(visitor.page, "visitor-taps");
  await visitor.joins();
  await visitor.waitsBehind(0);
  await picture(visitor.page, "visitor-queue");
  await audit(visitor.page);

  const counsellor = await service().counsellor();
  await counsellor.sees(1);
  await picture(counsellor.page, "desk-queue");
  await audit(counsellor.page);
  await counsellor.readyForNext();
  await visitor.button("visit-start").waitFor();
  await picture(visitor.page, "visitor-ready");
  await picture(counsellor.page, "desk-offering");
  await audit(visitor.page);
  await visitor.starts();
  await counsellor.talkOpens();

  await visitor.says("Hei. Jeg vet ikke helt hvor jeg skal begynne.");
  await counsellor.log.has("Hei. Jeg vet ikke helt hvor jeg skal begynne.");
  await counsellor.says("Hei, og fint at du skriver. Du kan begynne hvor du vil.");
  await visitor.says(`Det er kjæresten min. <3 og likevel redd 💙👩‍👩‍👧 ${"langtord".repeat(30)}`);
  const said = await counsellor.log.texts();
  expect(said).toHaveLength(3);
  await visitor.log.shows(said);
  await counsellor.composer.pressSequentially("Jeg");
  await visitor.isTold("visit-typing");
  await picture(visitor.page, "visitor-talk");
  await picture(counsellor.page, "desk-talk");
  await audit(visitor.page);
  await audit(counsellor.page);

  await visitor.endsTheTalk();
  await counsellor.isTold("desk-ended-visitor-left");
  await picture(visitor.page, "visitor-feedback");
  await picture(counsellor.page, "desk-ended");
  await audit(visitor.page);
  await audit(counsellor.page);
  await choose(visitor.page.getByLabel(visitor.texts.text("visit-degree-yes"), { exact: true }).first());
  await press(visitor.button("visit-feedback-send"));
  await visitor.isTold("visit-farewell-title");
  await picture(visitor.page, "visitor-farewell");
  await audit(visitor.page);
  expect(await visitor.page.content()).not.toContain("Det er kjæresten min");
  expect(await visitor.page.title()).toBe(titleBefore);
  expect(visitor.page.url()).toBe(addressBefore);

  await counsellor.erasesTheTalk();
  await until(
    "the desk has no words left",
    async () => !(await counsellor.page.content()).includes("Det er kjæresten min"),
  );
  await picture(counsellor.page, "desk-pause");
  await audit(counsellor.page);
});

test("the counsellor can be the one who ends", async () => {
  const [visitor, counsellor] = [await service().visitor({ language: "en" }), await service().counsellor(1)];
  await visitor.asksForATalk();
  await counsellor.readyForNext();
  await visitor.starts();
  await counsellor.talkOpens();
  await counsellor.says("Hello, I am here.");
  await visitor.log.shows(["Hello, I am here."]);
  await counsellor.endsTheTalk();
  // Nobody is cut off: the last words stay until they have been read.
  await visitor.isTold("visit-last-words-title");
  await visitor.log.shows(["Hello, I am here."]);
  await audit(visitor.page);
  await press(visitor.button("visit-last-words-on"));
  await visitor.isTold("visit-feedback-title");
  expect(await visitor.page.content()).not.toContain("Hello, I am here.");
  await visitor.skipsFeedback();
  await audit(visitor.page);
  await audit(counsellor.page);
});
