/** The network breaks in the middle of a talk: each word arrives once, in order. */

import { afterEach, beforeEach, test } from "vitest";
import { audit } from "../support/a11y.ts";
import type { Counsellor } from "../support/counsellor.ts";
import { picture } from "../support/screens.ts";
import { serviceForThisFile } from "../support/service.ts";
import type { Visitor } from "../support/visitor.ts";

const OFFLINE_MS = 30_000;

const service = serviceForThisFile({ "talk.pause_s": 0 });

let visitor: Visitor;
let counsellor: Counsellor;

beforeEach(async () => {
  // Only the visitor comes through the network that breaks.
  visitor = await service().visitor({ throughNetwork: true });
  counsellor = await service().counsellor();
  await visitor.asksForATalk();
  await counsellor.readyForNext();
  await visitor.starts();
  await counsellor.talkOpens();
  await visitor.says("Før bruddet.");
  await counsellor.log.shows(["Før bruddet."]);
});

afterEach(async () => {
  service().network.goOnline();
  service().network.flow();
  await audit(visitor.page);
  await audit(counsellor.page);
  await visitor.endsTheTalk();
  await Promise.all([visitor.page.context().close(), counsellor.page.context().close()]);
});

test("a killed connection is back by itself, with what both wrote meanwhile", async () => {
  service().network.goOffline();
  await visitor.isTold("visit-lost");
  await counsellor.isTold("desk-visitor-lost");
  await picture(visitor.page, "visitor-lost");
  await picture(counsellor.page, "desk-lost");
  await visitor.say("Skrevet uten nett.");
  await counsellor.says("Jeg er her når du er tilbake.");
  service().network.goOnline();
  await counsellor.log.has("Skrevet uten nett.");
  const both = await counsellor.log.texts();
  await visitor.log.shows(both);
  await counsellor.log.shows(["Før bruddet.", "Jeg er her når du er tilbake.", "Skrevet uten nett."]);
});

test("half a minute without a network loses nothing", async () => {
  const over = new Promise((resolve) => setTimeout(resolve, OFFLINE_MS));
  await visitor.page.context().setOffline(true);
  service().network.goOffline();
  await counsellor.isTold("desk-visitor-lost");
  await visitor.say("Én.");
  await visitor.say("To.");
  await counsellor.says("Tre.");
  await counsellor.says("Fire.");
  // The thirty seconds are what is tested, so here time itself is waited for.
  await over;
  await visitor.page.context().setOffline(false);
  service().network.goOnline();
  await counsellor.log.shows(["Før bruddet.", "Tre.", "Fire.", "Én.", "To."]);
  await visitor.log.shows(await counsellor.log.texts());
});

test("a network that swallows everything is found out, and the talk goes on", async () => {
  service().network.stall();
  await visitor.say("Inn i tunnelen.");
  await counsellor.says("Hører du meg?");
  await counsellor.isTold("desk-visitor-lost");
  service().network.cut();
  service().network.flow();
  await counsellor.log.shows(["Før bruddet.", "Hører du meg?", "Inn i tunnelen."]);
  await visitor.log.shows(await counsellor.log.texts());
});

test("a reload keeps the talk on both sides", async () => {
  await visitor.page.reload();
  await visitor.composer.waitFor();
  await visitor.log.shows(["Før bruddet."]);
  await counsellor.page.reload();
  await counsellor.talkOpens();
  await counsellor.log.shows(["Før bruddet."]);
  await visitor.says("Etter at siden ble lastet på nytt.");
  await counsellor.says("Og her også.");
  await visitor.log.shows(["Før bruddet.", "Etter at siden ble lastet på nytt.", "Og her også."]);
  await counsellor.log.shows(["Før bruddet.", "Etter at siden ble lastet på nytt.", "Og her også."]);
});
