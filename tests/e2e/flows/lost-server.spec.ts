/** The server dies in the middle of everything, and begins again with nothing in memory. */

import { expect, test } from "vitest";
import { audit } from "../support/a11y.ts";
import { picture } from "../support/screens.ts";
import { serviceForThisFile } from "../support/service.ts";

const service = serviceForThisFile({ "talk.pause_s": 0, "queue.settle_s": 0 });

test("both sides have every word once and in order, and whoever waited keeps the place", async () => {
  const [visitor, first, second] = [
    await service().visitor(),
    await service().visitor(),
    await service().visitor({ language: "en" }),
  ];
  const counsellor = await service().counsellor();
  await visitor.asksForATalk();
  await counsellor.readyForNext();
  await visitor.starts();
  await counsellor.talkOpens();
  await visitor.says("Hei. Jeg vet ikke hvor jeg skal begynne.");
  await counsellor.says("Du kan begynne hvor du vil.");
  // Typed with spaces and in parts: it must be known again as what it became.
  await visitor.says("  Det  er\tnoe med cafe\u0301en <3  ");
  await counsellor.log.has("Det  er noe med caféen <3");
  await first.asksForATalk();
  await first.waitsBehind(0);
  await second.asksForATalk();
  await second.waitsBehind(1);

  await service().server.dies();
  await visitor.isTold("visit-lost");
  await visitor.say("Er du der?");
  await visitor.say("Jeg venter.");
  await counsellor.say("Jeg mistet kontakten et øyeblikk.");
  await service().server.startsAgain();

  await counsellor.isTold("desk-sign-in-hint");
  await picture(counsellor.page, "desk-sign-in-again");
  await audit(counsellor.page);
  await visitor.isTold("visit-missing");
  await visitor.isTold("told-away");
  await picture(visitor.page, "visitor-may-be-missing");
  await audit(visitor.page);
  await counsellor.signsInAgain();

  const all = [
    "Hei. Jeg vet ikke hvor jeg skal begynne.",
    "Du kan begynne hvor du vil.",
    "Det  er noe med caféen <3",
    "Er du der?",
    "Jeg venter.",
    "Jeg mistet kontakten et øyeblikk.",
  ];
  await counsellor.log.shows(all);
  await visitor.log.shows(all);
  await first.waitsBehind(0);
  await second.waitsBehind(1);
  expect(await visitor.page.getByText(visitor.texts.text("visit-missing")).count()).toBe(0);
  await visitor.says("Nå er vi her begge to.");
  await counsellor.log.shows([...all, "Nå er vi her begge to."]);
  await visitor.endsTheTalk();
  await counsellor.isTold("desk-ended-visitor-left");
  for (const waiting of [first, second]) await waiting.leavesTheQueue();
});

test("the words are back from the counsellor when the visitor has only the place in the talk", async () => {
  const [visitor, counsellor] = [await service().visitor(), await service().counsellor(1)];
  await visitor.asksForATalk();
  await counsellor.readyForNext();
  await visitor.starts();
  await visitor.says("Én.");
  await counsellor.says("To.");
  await service().server.dies();
  await visitor.isTold("visit-lost");
  await service().server.startsAgain();
  // A new page holds the ticket, and none of the words.
  await visitor.page.reload();
  await visitor.says("Tre.");
  await counsellor.isTold("desk-sign-in-hint");
  await counsellor.signsInAgain();
  await counsellor.log.shows(["Én.", "To.", "Tre."]);
  await visitor.log.shows(["Én.", "To.", "Tre."]);
  await audit(counsellor.page);
});
