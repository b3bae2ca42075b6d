/** A talk that goes quiet: told softly, asked kindly, and closed only over a warning that one word takes back. */

import { expect, test } from "vitest";
import { press } from "../support/keyboard.ts";
import { looks } from "../support/looks.ts";
import { serviceForThisFile } from "../support/service.ts";
import { until } from "../support/until.ts";

/** As short as the settings allow. */
const service = serviceForThisFile({ "talk.pause_s": 0, "talk.quiet_after_s": 10, "talk.quiet_end_s": 30 });

async function inAQuietTalk() {
  const [visitor, counsellor] = [await service().visitor(), await service().counsellor()];
  await visitor.asksForATalk({ safety: "unsure" });
  await counsellor.readyForNext();
  await visitor.starts();
  await counsellor.talkOpens();
  await visitor.says("Hei");
  await counsellor.says("Hei! Fint at du er her. Hva vil du snakke om?");
  await counsellor.isTold("desk-silence-perhaps");
  return { visitor, counsellor };
}

test("a quiet talk is told softly, and one press or one word keeps it open", async () => {
  const { visitor, counsellor } = await inAQuietTalk();
  await looks(counsellor, "desk-silence");
  await press(counsellor.button("desk-silence-ask"));
  const asking = await counsellor.composer.inputValue();
  expect(asking).not.toBe("");
  await press(counsellor.button("desk-send"));
  await visitor.log.has(asking);

  await press(counsellor.button("desk-silence-close"));
  await visitor.isTold("told-quiet");
  await counsellor.isTold("desk-silence-told");
  await looks(visitor, "visitor-silence");
  await looks(counsellor, "desk-silence-closing");
  await press(visitor.button("told-quiet-here"));
  await until("nothing closes", async () => (await visitor.button("told-quiet-here").count()) === 0);
  await counsellor.button("desk-silence-close").waitFor();

  await press(counsellor.button("desk-silence-close"));
  await visitor.isTold("told-quiet");
  await press(counsellor.button("desk-silence-keep"));
  await until("nothing closes", async () => (await visitor.button("told-quiet-here").count()) === 0);
  await press(counsellor.button("desk-silence-close"));
  await visitor.isTold("told-quiet");
  await visitor.says("Jeg er her. Det var bare vanskelig.");
  await counsellor.log.has("Jeg er her. Det var bare vanskelig.");
  await until("nothing closes", async () => (await visitor.button("told-quiet-here").count()) === 0);
  await until("it is not quiet", async () => (await counsellor.text("desk-silence-told").count()) === 0);
  await visitor.endsTheTalk();
  await counsellor.isTold("desk-ended-visitor-left");
  await Promise.all([visitor, counsellor].map(({ page }) => page.context().close()));
});

test("without a word it ends as any talk does, with nothing said against anybody", async () => {
  const { visitor, counsellor } = await inAQuietTalk();
  await press(counsellor.button("desk-silence-close"));
  await visitor.isTold("told-quiet");
  await visitor.page.getByText(visitor.texts.pattern("visit-last-words-title")).waitFor({ timeout: 60_000 });
  await counsellor.isTold("desk-ended-counsellor-ended");
  await looks(visitor, "visitor-silence-ended");
  await press(visitor.button("visit-last-words-on"));
  await visitor.isTold("visit-ended-welcome");
});
