/** Two nodes and one Redis, each of which dies while two people talk. */

import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { audit } from "../support/a11y.ts";
import type { Counsellor } from "../support/counsellor.ts";
import { Redis } from "../support/redis.ts";
import { picture } from "../support/screens.ts";
import type { Server } from "../support/server.ts";
import { serviceForThisFile } from "../support/service.ts";
import type { Visitor } from "../support/visitor.ts";

let redis: Redis;
let other: Server;

beforeAll(async () => {
  redis = await Redis.start();
});
const service = serviceForThisFile(() => ({
  "talk.pause_s": 0,
  "queue.settle_s": 0,
  "live.store": "redis",
  "live.redis": redis.url,
}));
beforeAll(async () => {
  other = await service().server.another();
});
afterAll(async () => {
  await other.stop();
  await redis.dies();
});

let visitor: Visitor;
let counsellor: Counsellor;

beforeEach(async () => {
  // The network stands for the balancer in front of both nodes.
  service().network.leadTo(service().server.port);
  visitor = await service().visitor({ throughNetwork: true });
  counsellor = await service().counsellor(0, { at: other });
  await visitor.asksForATalk();
  await counsellor.readyForNext();
  await visitor.starts();
  await counsellor.talkOpens();
  await visitor.says("Hei. Er det noen der?");
  await counsellor.says("Ja, jeg er her.");
  return async () => {
    await audit(visitor.page);
    await audit(counsellor.page);
    await visitor.endsTheTalk();
    await counsellor.isTold("desk-ended-visitor-left");
    await Promise.all([visitor.page.context().close(), counsellor.page.context().close()]);
  };
});

test("the visitor's node dies in mid-sentence, and both go on", async () => {
  await visitor.composer.pressSequentially("Det begynte i ");
  const answering = counsellor.say("Ta den tiden du trenger.");
  await service().server.dies();
  service().network.leadTo(other.port);
  await answering;
  expect(await visitor.composer.inputValue()).toBe("Det begynte i ");
  await visitor.composer.pressSequentially("sommer.");
  await visitor.sendsWhatIsWritten();
  const all = ["Hei. Er det noen der?", "Ja, jeg er her.", "Ta den tiden du trenger.", "Det begynte i sommer."];
  await counsellor.log.shows(all);
  await visitor.log.shows(all);
  await counsellor.says("Vil du si mer?");
  await visitor.log.shows([...all, "Vil du si mer?"]);
  await service().server.startsAgain();
});

test("a node is stopped for a new version, and nobody is dropped", async () => {
  const stopping = service().server.leaves();
  await visitor.say("Skrevet mens serveren byttes.");
  service().network.leadTo(other.port);
  await stopping;
  const all = ["Hei. Er det noen der?", "Ja, jeg er her.", "Skrevet mens serveren byttes."];
  await counsellor.log.shows(all);
  await visitor.log.shows(all);
  await service().server.startsAgain();
});

test("Redis dies with everything it holds, and every word is back once", async () => {
  await redis.dies();
  await visitor.isTold("visit-live-away");
  await counsellor.isTold("desk-live-away");
  await picture(visitor.page, "visitor-live-away-for-real");
  await picture(counsellor.page, "desk-live-away-for-real");
  await visitor.say("Skrevet mens alt var borte.");
  await counsellor.say("Jeg også.");
  await redis.startsEmpty();
  await counsellor.log.has("Skrevet mens alt var borte.");
  await visitor.log.has("Jeg også.");
  const both = await counsellor.log.texts();
  expect(both.slice(0, 2)).toEqual(["Hei. Er det noen der?", "Ja, jeg er her."]);
  expect([...both.slice(2)].sort()).toEqual(["Jeg også.", "Skrevet mens alt var borte."]);
  await visitor.log.shows(both);
});
