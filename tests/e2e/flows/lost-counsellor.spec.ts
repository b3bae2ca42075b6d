/** The counsellor's laptop closes in the middle of a talk. */

import { expect, test } from "vitest";
import { audit } from "../support/a11y.ts";
import { picture } from "../support/screens.ts";
import { serviceForThisFile } from "../support/service.ts";

const service = serviceForThisFile({
  "talk.pause_s": 0,
  "talk.counsellor_away_s": 1,
  "talk.counsellor_lost_s": 12,
});

test("a short loss is told and mended without a word lost", async () => {
  const [visitor, counsellor] = [await service().visitor(), await service().counsellor(0, { throughNetwork: true })];
  await visitor.asksForATalk();
  await counsellor.readyForNext();
  await visitor.starts();
  await counsellor.talkOpens();
  await counsellor.says("Hei.");
  service().network.goOffline();
  await visitor.isTold("told-away");
  await picture(visitor.page, "visitor-counsellor-away");
  await visitor.says("Er du der?");
  await counsellor.say("Jeg mistet nettet et øyeblikk.");
  service().network.goOnline();
  await counsellor.log.shows(["Hei.", "Er du der?", "Jeg mistet nettet et øyeblikk."]);
  await visitor.log.shows(await counsellor.log.texts());
  await visitor.endsTheTalk();
  await audit(visitor.page);
  await audit(counsellor.page);
  await counsellor.page.context().close();
});

test("after a long loss the visitor is first in line, told why, and a colleague takes over", async () => {
  const [visitor, other] = [await service().visitor(), await service().visitor()];
  const [lost, colleague] = [await service().counsellor(0), await service().counsellor(1)];
  await visitor.asksForATalk();
  await lost.readyForNext();
  await visitor.starts();
  await lost.talkOpens();
  await visitor.says("Dette er mellom oss.");
  await other.asksForATalk();
  await other.waitsBehind(0);

  await lost.page.context().close();
  await visitor.isTold("visit-notice-counsellor-lost");
  await visitor.waitsBehind(0);
  await other.waitsBehind(1);
  await other.isTold("visit-rose-returning-first");
  await picture(visitor.page, "visitor-counsellor-lost");
  await picture(other.page, "visitor-overtaken");
  await audit(visitor.page);
  await audit(other.page);

  await colleague.readyForNext();
  await visitor.starts();
  await colleague.talkOpens();
  // The colleague reads what was written, and the visitor knows that.
  await visitor.isTold("visit-talk-colleague");
  await colleague.log.shows(["Dette er mellom oss."]);
  await visitor.says("Kan vi fortsette?");
  await colleague.says("Ja, jeg har lest det du skrev.");
  await colleague.log.shows(["Dette er mellom oss.", "Kan vi fortsette?", "Ja, jeg har lest det du skrev."]);
  await visitor.log.shows(await colleague.log.texts());
  expect(await other.button("visit-start").count()).toBe(0);
  await audit(colleague.page);
});
