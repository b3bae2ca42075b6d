/** A shift lead opens and closes the chat by hand; who waits, who comes and the pages are told. */

import { expect, test } from "vitest";
import type { Counsellor } from "../support/counsellor.ts";
import { choose, press } from "../support/keyboard.ts";
import { looks } from "../support/looks.ts";
import { account } from "../support/server.ts";
import { serviceForThisFile } from "../support/service.ts";
import { Texts } from "../support/texts.ts";
import type { Visitor } from "../support/visitor.ts";

/** In English for one minute a week. */
const service = serviceForThisFile({
  "talk.pause_s": 0,
  "talk.counsellor_away_s": 2,
  "hours.en": "monday 00:00-00:01",
});
const texts = new Texts("nb");
const lead = account("leder-1", "Vaktleder");

/** The shift lead, at the desk. */
async function shiftLead(): Promise<Counsellor> {
  if (!hired) await service().server.hires(lead, "shift_lead");
  hired = true;
  return service().atADesk(lead);
}
let hired = false;

/** Opens the dialog and chooses. */
async function asks(desk: Counsellor, what: string, why: string, howLong: string): Promise<void> {
  await press(desk.page.locator("#door"));
  for (const key of [what, why, howLong]) {
    await choose(desk.page.getByRole("radio", { name: texts.text(key), exact: true }));
  }
}

async function goHome(...people: readonly (Counsellor | Visitor)[]): Promise<void> {
  await Promise.all(people.map(({ page }) => page.context().close()));
}

test("a shift lead closes for new visitors: who waits keeps the place, who comes is told when we open", async () => {
  const [desk, colleague, talking, waiting] = [
    await shiftLead(),
    await service().counsellor(),
    await service().visitor(),
    await service().visitor(),
  ];
  await talking.asksForATalk();
  await colleague.readyForNext();
  await talking.starts();
  await waiting.asksForATalk();
  await waiting.waitsBehind(0);

  await asks(desk, "desk-switch-close", "desk-switch-sickness", "desk-switch-one-hour");
  await looks(desk, "desk-switch");
  await press(desk.button("desk-switch-close-act"));
  await desk.page.getByRole("dialog").waitFor({ state: "detached" });
  await desk.page.locator('.bar-open[data-open="false"]').waitFor();
  await looks(desk, "desk-closed-by-hand");
  // Colleagues see it as well, and have no button for it.
  await colleague.page.locator('.bar-open[data-open="false"]').waitFor();
  expect(await colleague.page.locator("#door").count()).toBe(0);

  await waiting.isTold("visit-waiting-late");
  await looks(waiting, "visitor-waiting-closed-by-hand");
  await talking.says("Vi snakker videre.");
  await colleague.log.has("Vi snakker videre.");

  const late = await service().visitor();
  await late.opens("/");
  await late.isTold("page-closed-by-hand");
  await looks(late, "page-start-closed-by-hand");
  await late.opens("/chat");
  await late.isTold("visit-closed-title");
  await late.isTold("page-closed-by-hand");
  await looks(late, "visitor-closed-by-hand");

  await press(desk.page.locator("#door"));
  await looks(desk, "desk-switch-back");
  await press(desk.button("desk-switch-hours"));
  await desk.page.locator('.bar-open[data-open="true"]').waitFor();
  await press(late.button("visit-closed-look"));
  await late.button("visit-begin").waitFor();
  await talking.endsTheTalk();
  await waiting.leavesTheQueue();
  await goHome(desk, colleague, talking, waiting, late);
});

test("whoever waits when the chat is closed by hand is told when everybody has gone, and it is opened by hand again", async () => {
  const [desk, waiting] = [await shiftLead(), await service().visitor()];
  await waiting.asksForATalk();
  await waiting.hasAPlace();
  await asks(desk, "desk-switch-close", "desk-switch-few-on-shift", "desk-switch-rest-of-day");
  await press(desk.button("desk-switch-close-act"));
  await desk.page.locator('.bar-open[data-open="false"]').waitFor();
  await desk.page.context().close();
  await waiting.isTold("visit-ended-closed");
  const again = await shiftLead();
  await asks(again, "desk-switch-open", "desk-switch-other", "desk-switch-half-an-hour");
  await press(again.button("desk-switch-open-act"));
  await again.page.locator('.bar-open[data-open="true"]').waitFor();
  await looks(again, "desk-opened-by-hand");
  await press(waiting.button("visit-closed-look"));
  await waiting.button("visit-begin").waitFor();
  await press(again.page.locator("#door"));
  await press(again.button("desk-switch-hours"));
  await again.page.getByText(texts.text("desk-open"), { exact: true }).waitFor();
  await goHome(again, waiting);
});

test("a language that is closed: said beside it, refused at once, and another is one tap away", async () => {
  const visitor = await service().visitor({ language: "nb" });
  await visitor.opensTheChat();
  await visitor.answersTheTaps();
  const english = visitor.page.getByRole("radio", { name: /^English \(/ });
  await choose(english);
  await looks(visitor, "visitor-language-closed");
  await visitor.joins();
  await visitor.isTold("error-language-closed");
  await looks(visitor, "visitor-refused-language");
  await press(visitor.button("visit-choose-language"));
  await visitor.isAsked("language");
  await choose(visitor.page.getByRole("radio", { name: "Bokmål", exact: true }));
  await visitor.joins();
  await visitor.hasAPlace();
  await visitor.leavesTheQueue();
  await goHome(visitor);
});
