/** Every state of the desk, as a picture and under the audit. */

import { expect, test } from "vitest";
import type { ToDesk } from "../../../web-client/src/protocol/wire.ts";
import { audit } from "../support/a11y.ts";
import { PHONE } from "../support/browser.ts";
import type { Counsellor } from "../support/counsellor.ts";
import { press } from "../support/keyboard.ts";
import { picture } from "../support/screens.ts";
import { serviceForThisFile } from "../support/service.ts";
import { ToldServer } from "../support/told-server.ts";

const service = serviceForThisFile();

async function looks(counsellor: Counsellor, name: string): Promise<void> {
  await picture(counsellor.page, `desk-${name}`);
  await audit(counsellor.page);
}

test("an evening at the desk, from idle to the question before signing out", async () => {
  const counsellor = await service().counsellor(0, { throughNetwork: true });
  await counsellor.isTold("desk-me-resting");
  await looks(counsellor, "idle");
  await press(counsellor.button("desk-keys"));
  await counsellor.isTold("desk-keys-hint");
  await looks(counsellor, "shortcuts");
  await press(counsellor.button("desk-close"));
  await counsellor.readyForNext();
  await counsellor.isTold("desk-me-ready-hint-empty");
  await looks(counsellor, "ready");
  await press(counsellor.button("desk-pause"));

  const [first, second] = [await service().visitor(), await service().visitor({ language: "en" })];
  await first.asksForATalk({ safety: "unsure", theme: "myself" });
  await second.asksForATalk({ safety: "unsafe", age: "16-17" });
  await counsellor.sees(2);
  await looks(counsellor, "queue-two");
  await press(counsellor.button("desk-queue-hide"));
  await counsellor.isTold("desk-queue-hidden");
  await looks(counsellor, "queue-hidden");
  await press(counsellor.button("desk-queue-show"));

  await counsellor.readyForNext();
  await counsellor.isTold("desk-me-offering");
  await looks(counsellor, "offering-from-two");
  await second.starts();
  await counsellor.talkOpens();
  await second.says("Hello. I am not sure I can write for long.");
  await counsellor.says("Thank you for writing. You can leave whenever you need to.");
  await press(counsellor.button("desk-end"));
  await counsellor.isTold("desk-end-ask");
  await looks(counsellor, "end-question");
  await press(counsellor.button("desk-end-no"));
  await press(counsellor.button("desk-sign-out"));
  await counsellor.isTold("desk-sign-out-consequence");
  await looks(counsellor, "sign-out-question");
  await press(counsellor.button("desk-sign-out-no"));

  service().network.goOffline();
  await counsellor.isTold("desk-link-again");
  await counsellor.isTold("desk-visitor-unknown");
  await looks(counsellor, "link-down");
  await counsellor.isTold("desk-link-again-long");
  await looks(counsellor, "link-down-long");
  service().network.goOnline();
  await counsellor.isTold("desk-link-back");
  await looks(counsellor, "link-back");
  expect(await counsellor.log.texts()).toHaveLength(2);
  await counsellor.endsTheTalk();
  await looks(counsellor, "ended-by-me");
  await counsellor.erasesTheTalk();
  await counsellor.isTold("desk-me-paused");
  await looks(counsellor, "pause-with-queue");
}, 240_000);

const LIMITS = { text_max_chars: 2_000, ping_every_ms: 10_000, kept_s: 300, erased_within_s: 60 };
const IN_A_TALK: readonly ToDesk[] = [
  { type: "welcome", alias: "Rådgiver 2", languages: ["nb"], capacity: 1, limits: LIMITS, quiet_after_s: 600 },
  {
    type: "shift",
    me: { state: "talking" },
    waiting: [],
    waiting_total: 0,
    counsellors: { on_shift: 1, ready: 0, talking: 1, paused: 0 },
    service: { open: true, languages: ["nb"] },
  },
  {
    type: "talk",
    conversation: "A".repeat(22),
    needs: { language: "nb" },
    lane: "normal",
    waited_s: 90,
    visitor: "present",
    epoch: 1,
    began_at_ms: Date.now(),
  },
];

test("trouble at our end, and what may be missing", async () => {
  const counsellor = await service().counsellor(1);
  const server = await ToldServer.at<ToDesk>(counsellor.page, "/ws/desk", IN_A_TALK);
  await counsellor.page.reload();
  await counsellor.talkOpens();
  const conversation = "A".repeat(22);
  const line = { from: "visitor", text: "Er du der?", sent_at_ms: Date.now(), receipt: "r", client_ref: "1" } as const;
  server.says({ type: "message", conversation, line: { ...line, position: { epoch: 1, offset: 1 } } });
  await counsellor.log.shows(["Er du der?"]);
  server.says({ type: "notice", notice: "live_away" });
  await counsellor.isTold("desk-live-away");
  await counsellor.isTold("desk-visitor-unknown");
  await counsellor.say("Ja, jeg er her.");
  await looks(counsellor, "live-away");
  server.says({ type: "notice", notice: "live_back" });
  await counsellor.isTold("desk-live-back");
  server.says({ type: "epoch_changed", conversation, epoch: 2, lines: 0 });
  server.says({ type: "notice", conversation, notice: "may_be_missing" });
  await counsellor.isTold("desk-may-be-missing");
  await server.hears("restore");
  expect(server.last("restore")).toMatchObject({ conversation, lines: [{ text: "Er du der?" }], done: true });
  await looks(counsellor, "may-be-missing");
  await counsellor.page.context().close();
});

test("the other one lost, and on a narrow phone nothing of that runs off the edge", async () => {
  const counsellor = await service().counsellor(1);
  const { page } = counsellor;
  await ToldServer.at<ToDesk>(page, "/ws/desk", IN_A_TALK.map(lost));
  await page.reload();
  await counsellor.isTold("desk-visitor-lost");
  await looks(counsellor, "visitor-lost");
  for (const width of [PHONE.width, 320]) {
    await page.setViewportSize({ width, height: PHONE.height });
    for (const part of [counsellor.button("desk-end"), page.locator(".talk-head-lost")]) {
      const box = await part.boundingBox();
      expect((box?.x ?? width) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
    }
  }
  await page.context().close();
});

function lost(message: ToDesk): ToDesk {
  return message.type === "talk" ? { ...message, visitor: "lost" } : message;
}

test("the desk after the server has said stop", async () => {
  const counsellor = await service().counsellor(1);
  const server = await ToldServer.at<ToDesk>(counsellor.page, "/ws/desk", []);
  await counsellor.page.reload();
  await server.hears("hello");
  await looks(counsellor, "connecting");
  await server.closes(4599);
  await counsellor.isTold("desk-stopped");
  await looks(counsellor, "stopped");
});
