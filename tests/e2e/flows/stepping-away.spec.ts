/** A counsellor leaves the desk for a moment, and whoever they talk with knows for how long. */

import { expect, test } from "vitest";
import type { Counsellor } from "../support/counsellor.ts";
import { press } from "../support/keyboard.ts";
import { looks } from "../support/looks.ts";
import { serviceForThisFile } from "../support/service.ts";
import { Texts } from "../support/texts.ts";
import { until } from "../support/until.ts";

const service = serviceForThisFile({ "talk.pause_s": 0 });
const texts = new Texts("nb");

async function leaves(counsellor: Counsellor, minutes: number): Promise<void> {
  await press(counsellor.button("desk-errand"));
  await counsellor.isTold("desk-errand-consequence");
  await press(counsellor.page.getByRole("button", { name: texts.text("desk-errand-minutes", { n: minutes }) }));
  await counsellor.button("desk-errand-back").waitFor();
}

test("the visitor is told when the counsellor is back, and sees that they are", async () => {
  const [visitor, counsellor] = [await service().visitor(), await service().counsellor()];
  expect(await counsellor.button("desk-errand").count(), "there is nobody to tell").toBe(0);
  await visitor.asksForATalk({ safety: "safe" });
  await counsellor.readyForNext();
  await visitor.starts();
  await counsellor.talkOpens();
  await visitor.says("Kan vi snakke litt om noe?");
  await press(counsellor.button("desk-errand"));
  await looks(counsellor, "desk-errand-question");
  await press(counsellor.button("desk-errand-cancel"));

  await leaves(counsellor, 5);
  await visitor.isTold("told-errand");
  await visitor.isTold("visit-counsellor-away");
  await looks(visitor, "visitor-errand");
  await looks(counsellor, "desk-errand");
  await visitor.says("Det går fint.");
  await press(counsellor.button("desk-errand-back"));
  await visitor.isTold("visit-counsellor-present");
  await until("the desk is back", async () => (await counsellor.button("desk-errand-back").count()) === 0);

  // Whoever writes is back.
  await leaves(counsellor, 2);
  await visitor.isTold("told-errand");
  await counsellor.says("Der var jeg. Fortell.");
  await visitor.log.has("Der var jeg. Fortell.");
  await visitor.isTold("visit-counsellor-present");
  expect(await visitor.page.getByText(visitor.texts.pattern("told-errand")).count()).toBe(0);
  await visitor.endsTheTalk();
  await counsellor.isTold("desk-ended-visitor-left");
});
