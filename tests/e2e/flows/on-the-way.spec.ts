/** What happens on the way through a talk, and is said or mended without anybody losing a word. */

import { afterEach, describe, expect, test } from "vitest";
import { audit } from "../support/a11y.ts";
import { press } from "../support/keyboard.ts";
import { picture } from "../support/screens.ts";
import { serviceForThisFile } from "../support/service.ts";
import { until } from "../support/until.ts";

describe("who is not safe", () => {
  const service = serviceForThisFile({ "talk.pause_s": 0 });

  test("goes first, and the one overtaken is told why", async () => {
    const [calm, afraid] = [await service().visitor(), await service().visitor()];
    await calm.asksForATalk({ safety: "safe" });
    await calm.waitsBehind(0);
    await afraid.asksForATalk({ safety: "unsafe" });
    await afraid.waitsBehind(0);
    await calm.waitsBehind(1);
    await calm.isTold("visit-rose-urgent-first");
    await audit(calm.page);
    const counsellor = await service().counsellor();
    await counsellor.sees(2);
    await counsellor.isTold("desk-lane-urgent");
    await picture(counsellor.page, "desk-queue-urgent");
    await audit(counsellor.page);
    await counsellor.readyForNext();
    await afraid.starts();
    await afraid.says("Jeg er redd.");
    await counsellor.log.shows(["Jeg er redd."]);
    await calm.waitsBehind(0);
    expect(await calm.button("visit-start").count()).toBe(0);
    await audit(counsellor.page);
  });
});

describe("a service that takes one message a second", () => {
  const service = serviceForThisFile({
    "limits.socket_messages_per_second": 1,
    "limits.socket_messages_burst": 1,
  });

  test("what was not sent is marked, kept, and sent by a tap", async () => {
    const [visitor, counsellor] = [await service().visitor(), await service().counsellor()];
    await visitor.asksForATalk();
    await counsellor.readyForNext();
    await visitor.starts();
    await counsellor.talkOpens();
    await visitor.say("Første.");
    await visitor.say("Andre.");
    await visitor.isTold("visit-message-not-sent");
    await visitor.isTold("error-too-fast");
    await picture(visitor.page, "visitor-not-sent");
    await audit(visitor.page);
    await counsellor.log.shows(["Første."]);
    const retry = visitor.button("visit-message-try-again");
    await until("the message is taken", async () => {
      if ((await retry.count()) > 0) await press(retry.first());
      return (await counsellor.log.texts()).length === 2;
    });
    await counsellor.log.shows(["Første.", "Andre."]);
    await visitor.log.shows(["Første.", "Andre."]);
    await audit(visitor.page);
  });
});

describe("a talk over a network that breaks", () => {
  const service = serviceForThisFile({ "talk.pause_s": 0 });

  afterEach(() => service().network.goOnline());

  test("a goodbye without a network is told when the network is back, and promised no sooner", async () => {
    const visitor = await service().visitor({ throughNetwork: true });
    const counsellor = await service().counsellor();
    await visitor.asksForATalk();
    await counsellor.readyForNext();
    await visitor.starts();
    await counsellor.talkOpens();
    await visitor.says("Nå må jeg gå.");
    service().network.goOffline();
    await visitor.isTold("visit-lost");
    await visitor.isTold("visit-counsellor-unknown");
    await picture(visitor.page, "visitor-connection-lost");
    await press(visitor.button("visit-end"));
    await press(visitor.button("visit-end-yes"));
    await visitor.isTold("visit-ended-title-leaving-talk");
    await visitor.isTold("visit-ended-untold");
    expect(await visitor.page.content()).not.toContain("Nå må jeg gå.");
    await picture(visitor.page, "visitor-ended-offline");
    await audit(visitor.page);
    await counsellor.isTold("desk-visitor-lost");
    service().network.goOnline();
    await counsellor.isTold("desk-ended-visitor-left");
    await visitor.isTold("visit-ended-erased");
    await picture(visitor.page, "visitor-ended-told");
    await audit(visitor.page);
    await counsellor.erasesTheTalk();
    await counsellor.page.context().close();
  });

  test("back again after a loss, both are told so", async () => {
    const visitor = await service().visitor({ throughNetwork: true });
    const counsellor = await service().counsellor(1);
    await visitor.asksForATalk();
    await counsellor.readyForNext();
    await visitor.starts();
    await visitor.says("Hei.");
    service().network.goOffline();
    await visitor.isTold("visit-lost");
    await counsellor.isTold("desk-visitor-lost");
    service().network.goOnline();
    await visitor.isTold("visit-back-talk");
    await counsellor.isTold("desk-visitor-back");
    await picture(visitor.page, "visitor-connection-back");
    await picture(counsellor.page, "desk-visitor-back");
    await audit(visitor.page);
    await audit(counsellor.page);
  });
});

describe("whoever says that others look at the phone", () => {
  const service = serviceForThisFile();

  test("has a whole talk that is nowhere in the phone, also not after a reload", async () => {
    const [visitor, counsellor] = [await service().visitor(), await service().counsellor()];
    await visitor.opensTheChat();
    await visitor.answersTheTaps();
    await visitor.saysOthersLook();
    await visitor.joins();
    await counsellor.readyForNext();
    await visitor.starts();
    await visitor.says("Ingen må se dette.");
    await counsellor.log.has("Ingen må se dette.");
    expect(await visitor.page.evaluate(() => ({ ...sessionStorage, ...localStorage }))).toEqual({});
    await visitor.page.reload();
    await visitor.button("visit-begin").waitFor();
    expect(await visitor.page.content()).not.toContain("Ingen må se dette.");
    await counsellor.isTold("desk-visitor-lost");
    await audit(visitor.page);
    await audit(counsellor.page);
  });
});
