/** A second counsellor in the room: nobody comes before the visitor knows, and one press sends them out. */

import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { Counsellor } from "../support/counsellor.ts";
import { choose, press, write } from "../support/keyboard.ts";
import { fitsAPhone, looks } from "../support/looks.ts";
import { account } from "../support/server.ts";
import { serviceForThisFile } from "../support/service.ts";
import { Texts } from "../support/texts.ts";
import { until } from "../support/until.ts";
import type { Visitor } from "../support/visitor.ts";

const service = serviceForThisFile({ "talk.pause_s": 0 });
const texts = new Texts("nb");
const NOTE = "Mulig avvergeplikt. Jeg trenger et blikk til.";

/** A shift lead at the desk. */
const shiftLead = (name: string, alias: string) => service().arrives(account(name, alias), "shift_lead");

const sees = (page: Page, key: string, holes: Readonly<Record<string, string>>) =>
  page.getByText(texts.text(key, holes)).first().waitFor();

async function inATalk() {
  const [visitor, counsellor, colleague] = [
    await service().visitor(),
    await service().counsellor(0),
    await service().counsellor(1),
  ];
  await visitor.asksForATalk({ safety: "unsure", age: "16-17", theme: "myself" });
  await counsellor.readyForNext();
  await visitor.starts();
  await counsellor.talkOpens();
  await visitor.says("Hei. Jeg er litt redd.");
  await counsellor.says("Hei, og fint at du skriver.");
  return { visitor, counsellor, colleague };
}

/** Opens the question, chooses, and asks. */
async function calls(counsellor: Counsellor, whom: string, note = ""): Promise<void> {
  await press(counsellor.button("desk-call-in"));
  const dialog = counsellor.page.getByRole("dialog");
  await choose(dialog.getByRole("radio", { name: whom }));
  if (note !== "") await write(dialog.getByLabel(texts.text("desk-call-in-note")), note);
  await press(dialog.getByRole("button", { name: texts.text("desk-call-in"), exact: true }));
}

async function goHome(visitor: Visitor, ...others: readonly (Counsellor | Visitor)[]): Promise<void> {
  if ((await visitor.button("visit-end").count()) > 0) await visitor.endsTheTalk();
  await Promise.all([visitor, ...others].map(({ page }) => page.context().close()));
}

test("the shift lead comes when called, and the visitor knows before a word is shown", async () => {
  const { visitor, counsellor, colleague } = await inATalk();
  const lead = await shiftLead("vakt-1", "Vakta");
  const { alias } = counsellor.account;
  const guest = { guest: "Vakta", alias };
  await press(counsellor.button("desk-call-in"));
  await write(counsellor.page.getByLabel(texts.text("desk-call-in-note")), NOTE);
  await looks(counsellor, "desk-call-in-question");
  await press(
    counsellor.page.getByRole("dialog").getByRole("button", { name: texts.text("desk-call-in"), exact: true }),
  );
  await counsellor.isTold("desk-call-in-asked-lead");
  await looks(counsellor, "desk-call-in-asked");

  await sees(lead.page, "desk-called-in-lead", { alias });
  await lead.page.getByText(NOTE).waitFor();
  await looks(lead, "desk-called-in");
  expect(await lead.page.content()).not.toContain("Jeg er litt redd.");
  expect(await visitor.page.content()).not.toContain("Vakta");
  await press(lead.button("desk-called-in-take"));
  await sees(visitor.page, "told-guest-lead", guest);
  await lead.talkOpens();
  await lead.log.shows(["Hei. Jeg er litt redd.", "Hei, og fint at du skriver."]);
  await sees(counsellor.page, "desk-call-in-here", { alias: "Vakta" });
  await lead.says("Hei, jeg heter Vakta, og leser sammen med dere.");
  await visitor.log.has("Hei, jeg heter Vakta, og leser sammen med dere.");
  await sees(visitor.page, "visit-guest-lead", { alias: "Vakta" });
  await counsellor.says("Hun kan dette godt.");
  await visitor.says("Greit.");
  await lead.log.has("Greit.");
  await looks(visitor, "visitor-guest");
  await looks(counsellor, "desk-guest-here");
  await looks(lead, "desk-as-guest");
  await fitsAPhone(counsellor);
  await fitsAPhone(lead);
  expect(await visitor.page.content()).not.toContain(NOTE);
  for (const own of ["desk-end", "desk-hand-over", "desk-risk"]) expect(await lead.button(own).count()).toBe(0);

  // Every page may be loaded anew, and shows the same room.
  await visitor.page.reload();
  await sees(visitor.page, "told-guest-lead", guest);
  await lead.page.reload();
  await lead.talkOpens();
  await lead.log.has("Greit.");
  await counsellor.page.reload();
  await sees(counsellor.page, "desk-call-in-here", { alias: "Vakta" });
  await counsellor.log.shows(await visitor.log.texts());

  await press(lead.button("desk-guest-leave"));
  await sees(visitor.page, "told-guest-gone", guest);
  await sees(counsellor.page, "desk-call-in-guest-left", { alias: "Vakta" });
  await lead.isTold("desk-called-in-left");
  expect(await lead.page.content()).not.toContain("Jeg er litt redd.");
  await looks(visitor, "visitor-guest-gone");
  await looks(lead, "desk-guest-left");
  await visitor.says("Nå er vi to igjen.");
  await counsellor.log.has("Nå er vi to igjen.");
  expect(await lead.page.content()).not.toContain("Nå er vi to igjen.");
  await goHome(visitor, counsellor, colleague, lead);
});

test("one press sends a colleague out, with nothing of the talk left on their screen", async () => {
  const { visitor, counsellor, colleague } = await inATalk();
  const { alias } = counsellor.account;
  const { alias: second } = colleague.account;
  await calls(counsellor, second);
  await press(colleague.button("desk-called-in-take"));
  await sees(visitor.page, "told-guest-colleague", { guest: second, alias });
  await colleague.talkOpens();
  await colleague.log.has("Hei. Jeg er litt redd.");
  await write(colleague.composer, "Jeg var i gang med å");
  await press(visitor.button("told-guest-no"));
  await sees(visitor.page, "told-guest-alone", { guest: second, alias });
  await counsellor.isTold("desk-call-in-visitor-alone");
  await colleague.isTold("desk-called-in-visitor-alone");
  await until("the talk is off the screen", async () => (await colleague.composer.count()) === 0);
  expect(await colleague.page.content()).not.toContain("Jeg er litt redd.");
  await looks(visitor, "visitor-guest-alone");
  await looks(counsellor, "desk-guest-alone");
  await looks(colleague, "desk-guest-sent-out");
  await counsellor.says("Da er det bare oss.");
  const is_told = visitor.page.getByText(texts.text("told-guest-alone", { guest: second, alias }));
  await until("it is told until the next word", async () => (await is_told.count()) === 0);
  await goHome(visitor, counsellor, colleague);
});

test("not now, and the counsellor is told; a call can be taken back", async () => {
  const { visitor, counsellor, colleague } = await inATalk();
  const { alias: second } = colleague.account;
  await calls(counsellor, second, NOTE);
  await press(colleague.button("desk-take-over-decline"));
  await sees(counsellor.page, "desk-call-in-declined", { alias: second });
  expect(await colleague.page.content()).not.toContain(NOTE);
  await calls(counsellor, second);
  await colleague.button("desk-called-in-take").waitFor();
  await press(counsellor.button("desk-call-in-take-back"));
  await colleague.isTold("desk-called-in-taken-back");
  expect(await visitor.page.content()).not.toContain(second);
  await goHome(visitor, counsellor, colleague);
});
