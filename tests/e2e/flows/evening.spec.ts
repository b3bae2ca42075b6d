/**
 * A whole evening: opened, held by three counsellors with different languages and themes
 * and a shift lead, for eight visitors, and closed over two talks that go on. At each turn
 * everybody whom it concerns is told the truth. With the keyboard alone.
 */

import { expect, test } from "vitest";
import { audit } from "../support/a11y.ts";
import type { Counsellor } from "../support/counsellor.ts";
import { choose, press } from "../support/keyboard.ts";
import { looks } from "../support/looks.ts";
import { Place } from "../support/place.ts";
import { type Account, account, type Skills } from "../support/server.ts";
import { serviceForThisFile } from "../support/service.ts";
import { Texts } from "../support/texts.ts";
import { until } from "../support/until.ts";

const texts = new Texts("nb");

/** Where it is about noon now, so that nothing here ends with the day. */
function zoneOfNoon(): string {
  const ahead = 12 - new Date().getUTCHours();
  return `Etc/GMT${ahead > 0 ? "-" : "+"}${Math.abs(ahead)}`;
}

/** Open for a minute after midnight, every day: at noon the hours say closed. */
const HOURS = Object.fromEntries(
  ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"].map((day) => [
    `hours.${day}`,
    "00:00-00:01",
  ]),
);

const service = serviceForThisFile({
  ...HOURS,
  "hours.always_open": false,
  // Not before half an hour is left.
  "hours.last_entry_minutes": 45,
  "service.time_zone": zoneOfNoon(),
  "talk.counsellor_away_s": 2,
  "talk.counsellor_lost_s": 6,
});

const arrives = (who: Account, role: string, skills: Skills) => service().arrives(who, role, skills);

/** What a shift lead says of the door. */
async function says(lead: Counsellor, what: "open" | "close", howLong: string): Promise<void> {
  await press(lead.page.locator("#door"));
  for (const key of [`desk-switch-${what}`, "desk-switch-event", howLong]) {
    await choose(lead.page.getByRole("radio", { name: texts.text(key), exact: true }));
  }
  await press(lead.button(`desk-switch-${what}-act`));
  await lead.page.getByRole("dialog").waitFor({ state: "detached" });
}

const talks = (counsellor: Counsellor, n: number) =>
  until(`there are ${n} talks on the desk`, async () => (await counsellor.page.locator(".talk-place").count()) === n);

test("an evening from the opening to the last word", { timeout: 300_000 }, async () => {
  // Before the opening. Nobody is let in, and the page says so.
  const first = await service().visitor();
  await first.opens("/chat");
  await first.isTold("visit-closed-title");
  const lead = await arrives(account("leder-1", "Vaktleder"), "shift_lead", {});
  const broad = account("desk-3", "Rådgiver 3");
  const english = account("desk-5", "Rådgiver 5");
  const one = await arrives(account("desk-4", "Rådgiver 4"), "counsellor", {
    languages: "nb",
    themes: "myself",
    capacity: 2,
  });
  const two = await arrives(english, "counsellor", { languages: "en", themes: "question" });
  const three = await arrives(broad, "counsellor", { languages: "nn,nb", themes: "someone_else", capacity: 2 });
  await says(lead, "open", "desk-switch-two-hours");
  await lead.page.locator('.bar-open[data-open="true"]').waitFor();

  // The first four: one who is not safe goes first, and whoever is behind is told why.
  await press(first.button("visit-closed-look"));
  await first.answersTheTaps();
  await first.joins();
  await first.waitsBehind(0);
  const [inEnglish, inNynorsk] = [
    await service().visitor({ language: "en" }),
    await service().visitor({ language: "nn" }),
  ];
  await inEnglish.asksForATalk({ theme: "question" });
  await inEnglish.hasAPlace();
  await inNynorsk.asksForATalk({ theme: "someone-else" });
  await inNynorsk.hasAPlace();
  const unsafe = await service().visitor();
  await unsafe.asksForATalk({ safety: "unsafe", age: "16-17" });
  await first.isTold("visit-rose-urgent-first");
  await lead.sees(4);

  await press(one.button("desk-ready"));
  await unsafe.starts();
  await unsafe.says("Han står utenfor døra.");
  await one.log.shows(["Han står utenfor døra."]);
  // Each with somebody who writes their language, the one who came first before the other.
  await press(two.button("desk-ready"));
  await inEnglish.starts();
  await inEnglish.says("Is this a good moment?");
  await two.log.shows(["Is this a good moment?"]);
  await press(three.button("desk-ready"));
  await first.starts();
  await first.says("Jeg vet ikke hvor jeg skal begynne.");
  await three.log.shows(["Jeg vet ikke hvor jeg skal begynne."]);
  await press(three.button("desk-ready-more"));
  await inNynorsk.starts();
  await inNynorsk.says("Det gjeld venninna mi.");

  // Two talks side by side, and no word in the wrong one.
  await talks(three, 2);
  const [left, right] = [new Place(three, 0), new Place(three, 1)];
  await right.log.shows(["Det gjeld venninna mi."]);
  await right.says("Fint at du skriv.");
  await left.says("Du kan begynne hvor du vil.");
  await inNynorsk.log.shows(["Det gjeld venninna mi.", "Fint at du skriv."]);
  await first.log.shows(["Jeg vet ikke hvor jeg skal begynne.", "Du kan begynne hvor du vil."]);
  await looks(three.page, "desk-two-talks");

  // A hand-over, with a yes from both.
  await press(left.button("desk-hand-over"));
  await choose(three.page.getByRole("radio", { name: "Rådgiver 4" }));
  await press(three.button("desk-hand-over-ask"));
  await press(one.button("desk-take-over-take"));
  await press(
    first.page.getByRole("button", { name: texts.text("told-hand-over-agree", { colleague: "Rådgiver 4" }) }),
  );
  await first.isTold("visit-talk-colleague");
  await talks(one, 2);
  const handed = new Place(one, 1);
  await handed.log.shows(["Jeg vet ikke hvor jeg skal begynne.", "Du kan begynne hvor du vil."]);
  await press(left.button("desk-erase-now"));

  // A second counsellor in the room, of one of two talks: the visitor knows, the other does not.
  const urgent = new Place(one, 0);
  await press(urgent.button("desk-call-in"));
  const dialog = one.page.getByRole("dialog");
  await choose(dialog.getByRole("radio", { name: texts.text("desk-call-in-shift-lead") }));
  await press(dialog.getByRole("button", { name: texts.text("desk-call-in"), exact: true }));
  await press(lead.button("desk-called-in-take"));
  const guest = { guest: "Vaktleder", alias: "Rådgiver 4" };
  await unsafe.page.getByText(texts.text("told-guest-lead", guest)).waitFor();
  await lead.log.shows(["Han står utenfor døra."]);
  await lead.says("Er du et sted du kan låse?");
  await unsafe.log.has("Er du et sted du kan låse?");
  expect(await first.page.locator("main").textContent()).not.toContain("Vaktleder");
  await looks(one.page, "desk-two-talks-one-guest");
  await press(lead.button("desk-guest-leave"));
  await unsafe.page.getByText(texts.text("told-guest-gone", guest)).waitFor();

  // Who came later is served first, because the other waits for somebody trained in the theme.
  const [later, friend] = [await service().visitor(), await service().visitor()];
  await later.asksForATalk({ theme: "myself" });
  await later.hasAPlace();
  await friend.asksForATalk({ theme: "someone-else" });
  await friend.hasAPlace();
  await press(three.button("desk-ready-more"));
  await friend.starts();
  expect(await later.button("visit-start").count()).toBe(0);

  // A laptop is lost. The visitor is told, and whoever takes over has read what was said.
  await two.page.context().close();
  await inEnglish.isTold("visit-notice-counsellor-lost");
  await press(lead.button("desk-ready"));
  await inEnglish.starts();
  await lead.log.shows(["Is this a good moment?"]);
  await inEnglish.isTold("visit-talk-colleague");
  await lead.says("I have read what you wrote. Yes, it is.");
  const again = await service().atADesk(english);
  await press(again.button("desk-ready"));
  const secondInEnglish = await service().visitor({ language: "en" });
  await secondInEnglish.asksForATalk();
  await secondInEnglish.starts();
  await again.talkOpens();
  await secondInEnglish.endsTheTalk();
  // The pause begins by itself.
  await again.isTold("desk-me-paused");
  await looks(again.page, "desk-evening-pause");

  // Half an hour is left, and everybody is in a talk.
  await says(lead, "open", "desk-switch-half-an-hour");
  await later.isTold("visit-waiting-late");
  const tooLate = await service().visitor();
  await tooLate.asksForATalk();
  await tooLate.isTold("error-last-entry");
  await unsafe.endsTheTalk();
  await inNynorsk.endsTheTalk();
  await friend.endsTheTalk();

  // Closed, with two talks that go on.
  await says(lead, "close", "desk-switch-rest-of-day");
  await looks(lead.page, "desk-evening-closed");
  for (const { page } of [again, three]) await page.context().close();
  await press(tooLate.button("visit-retry"));
  await tooLate.isTold("visit-closed-title");
  await later.isTold("visit-waiting-late");
  await first.says("Takk for at du ble.");
  await inEnglish.says("Thank you.");
  await lead.log.has("Thank you.");
  await first.endsTheTalk();
  await inEnglish.endsTheTalk();
  for (const { page } of [one, lead]) await page.context().close();
  // Nobody comes any more: who still waited is told so, and not left to wait.
  await later.isTold("visit-ended-closed");
  for (const { page } of [first, later, tooLate]) await audit(page);
});
