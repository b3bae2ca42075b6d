/**
 * Every state a visitor can meet, as a picture and under the audit. The server is one
 * that says what it is told to, since some of these take an evening to reach; the
 * flows beside this one reach theirs with the real server.
 */

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { EndReason, ToVisitor } from "../../../web-client/src/protocol/wire.ts";
import { audit } from "../support/a11y.ts";
import { press, write } from "../support/keyboard.ts";
import { picture } from "../support/screens.ts";
import { serviceForThisFile } from "../support/service.ts";
import { ToldServer } from "../support/told-server.ts";
import type { Visitor } from "../support/visitor.ts";
import { expectWayOut } from "../support/way-out.ts";

const ALIAS = "Rådgiver 1";
const WELCOME: ToVisitor = {
  type: "welcome",
  token: "A".repeat(43),
  resumed: false,
  service: { open: true, languages: ["nb", "nn", "en"] },
  limits: { text_max_chars: 2_000, ping_every_ms: 10_000, kept_s: 300, erased_within_s: 60 },
};
const TALKING: ToVisitor = { type: "talking", alias: ALIAS, counsellor: "present", epoch: 1 };

const service = serviceForThisFile();

let visitor: Visitor;
let server: ToldServer<ToVisitor>;

beforeEach(async () => {
  visitor = await service().visitor();
  server = await ToldServer.at<ToVisitor>(visitor.page, "/ws/visit", [WELCOME]);
});

afterEach(async () => {
  await visitor.page.context().close();
});

/** As it looks, and as it can be used. */
async function looks(name: string): Promise<void> {
  await picture(visitor.page, `visitor-${name}`);
  await expectWayOut(visitor);
  await audit(visitor.page);
}

function line(offset: number, from: "visitor" | "counsellor", text: string): ToVisitor {
  const position = { epoch: 1, offset };
  const [sent_at_ms, client_ref] = [Date.now(), `line-${offset}`];
  return { type: "message", position, from, text, sent_at_ms, receipt: "A".repeat(43), client_ref };
}

/** How many other numbers stand on the screen. */
function otherNumbers(): Promise<number> {
  return visitor.page.locator(".phone-list a").count();
}

async function showsWhoAnswers(): Promise<void> {
  expect(await otherNumbers()).toBeGreaterThan(0);
}

async function joins(): Promise<void> {
  await visitor.asksForATalk();
  await server.hears("join");
}

async function talks(): Promise<void> {
  await joins();
  server.says(TALKING);
  server.says(line(1, "counsellor", "Hei, og fint at du skriver."));
  server.says(line(2, "visitor", "Hei. Jeg vet ikke hvor jeg skal begynne."));
  await visitor.log.has("Hei. Jeg vet ikke hvor jeg skal begynne.");
}

test("before the queue: each question, and each help an answer calls for", async () => {
  await visitor.opensTheChat();
  await looks("welcome");
  await press(visitor.button("visit-begin"));
  await visitor.isAsked("safety");
  await looks("tap-safety");
  await press(visitor.button("visit-safety-unsafe"));
  await visitor.isTold("visit-help-unsafe-chat");
  await looks("help-unsafe");
  await press(visitor.button("visit-help-go-on"));
  await visitor.isAsked("age");
  await looks("tap-age");
  for (const [age, tel] of [
    ["under-16", "116111"],
    ["over-25", "116006"],
  ] as const) {
    await press(visitor.button(`visit-age-${age}`));
    await visitor.isTold(`visit-help-${age}`);
    // The one number and the way on stand before the others, and the line for another age is not there at all.
    expect(await visitor.page.locator(`.call[href="tel:${tel}"] ~ .main-act ~ .screen-phones`).count()).toBe(1);
    expect(await visitor.page.locator('a[href="tel:116111"], a[href="tel:116006"]').count()).toBe(1);
    await looks(`help-${age}`);
    await press(visitor.button("visit-tap-back"));
  }
  await press(visitor.button("visit-age-skip"));
  await visitor.isAsked("theme");
  await looks("tap-theme");
  await press(visitor.button("visit-tap-skip"));
  await visitor.isAsked("wish");
  await looks("tap-wish");
  await press(visitor.button("visit-wish-skip"));
  await visitor.isAsked("language");
  await looks("tap-language");
  await visitor.saysOthersLook();
  await looks("tap-language-others-look");
});

test("in the queue: soon, in minutes, unknown, and why more are ahead", async () => {
  await joins();
  await visitor.isTold("visit-joining");
  await looks("joining");
  server.says({ type: "place", ahead: 0, estimate: { kind: "soon" } });
  await visitor.isTold("visit-estimate-soon");
  await looks("queue-soon");
  server.says({ type: "place", ahead: 4, estimate: { kind: "minutes", from: 10, to: 25 } });
  await visitor.isTold("visit-estimate-minutes");
  await looks("queue-minutes");
  server.says({ type: "place", ahead: 31, estimate: { kind: "minutes", from: 60, to: 95 } });
  await visitor.isTold("visit-waiting-long");
  await looks("queue-long");
  server.says({ type: "place", ahead: 2, estimate: { kind: "nobody_yet" } });
  await visitor.isTold("visit-estimate-nobody-ready");
  await looks("queue-nobody");
  for (const rose of ["urgent_first", "returning_first", "came_back"] as const) {
    server.says({ type: "place", ahead: 3, estimate: { kind: "minutes", from: 10, to: 25 }, rose });
    await visitor.isTold(`visit-rose-${rose.replace("_", "-")}`);
    await looks(`queue-rose-${rose.replace("_", "-")}`);
  }
  for (const notice of ["offer_missed", "offer_withdrawn", "counsellor_lost"] as const) {
    server.says({ type: "notice", notice });
    await visitor.isTold(`visit-notice-${notice.replace("_", "-")}`);
    await looks(`queue-${notice.replace("_", "-")}`);
  }
  server.says({ type: "notice", notice: "may_close_first" });
  await visitor.isTold("visit-waiting-late");
  await looks("queue-may-close-first");
  await press(visitor.button("visit-leave-queue"));
  await visitor.isTold("visit-leave-queue-question");
  await looks("queue-leave");
});

test("nobody on shift writes the visitor's language", async () => {
  const english: ToVisitor = { ...WELCOME, service: { open: true, languages: ["en"] } };
  server = await ToldServer.at<ToVisitor>(visitor.page, "/ws/visit", [english]);
  await visitor.opensTheChat();
  await visitor.answersTheTaps();
  await visitor.isTold("visit-language-nobody");
  await looks("tap-language-nobody");
  await visitor.joins();
  await server.hears("join");
  server.says({ type: "place", ahead: 0, estimate: { kind: "nobody_yet" } });
  await visitor.isTold("visit-estimate-nobody");
  await looks("queue-nobody-in-this-language");
  await press(visitor.button("visit-choose-language"));
  await visitor.isTold("visit-choose-language-question");
  await press(visitor.button("visit-choose-language-yes"));
  await server.hears("leave");
  await visitor.isAsked("language");
});

test("a counsellor is ready, and is ready for the last time", async () => {
  await joins();
  server.says({ type: "ready", seconds_left: 45, last: false });
  await visitor.isTold("visit-ready-again");
  await looks("ready");
  server.says({ type: "place", ahead: 0, estimate: { kind: "soon" } });
  server.says({ type: "notice", notice: "offer_missed" });
  server.says({ type: "ready", seconds_left: 45, last: true });
  await visitor.isTold("visit-ready-last");
  await looks("ready-last");
  await press(visitor.button("visit-start"));
  await visitor.isTold("visit-starting");
  expect(await visitor.page.getByText(visitor.texts.text("visit-ready-text")).count()).toBe(0);
  await looks("ready-starting");
});

test("in the talk: writing, help, not sent, the counsellor away and changed, the question before the end", async () => {
  await talks();
  await looks("talk");
  server.says({ type: "typing" });
  await visitor.isTold("visit-typing");
  await looks("talk-typing");
  await press(visitor.button("visit-help-now"));
  await looks("talk-help");
  await press(visitor.button("visit-help-close"));
  await visitor.say("Er det noen der?");
  await visitor.isTold("visit-message-sending");
  await looks("talk-sending");
  const client_ref = String(server.last("send")?.["client_ref"]);
  server.says({ type: "refused", client_ref, error_id: "too_fast", retry_after_ms: 1_000 });
  await visitor.isTold("visit-message-not-sent");
  await looks("talk-not-sent");
  const words = visitor.texts.text("told-away", { alias: ALIAS });
  server.says({ type: "counsellor", alias: ALIAS, presence: "away", words });
  await visitor.isTold("told-away");
  await looks("talk-counsellor-away");
  server.says({ type: "counsellor", alias: "Rådgiver 2", presence: "present" });
  await visitor.isTold("visit-talk-colleague");
  await looks("talk-colleague");
  await write(visitor.composer, `${"Dette er en lang melding. ".repeat(77)}Slutt`);
  await looks("talk-long-draft");
  await press(visitor.button("visit-end"));
  await visitor.isTold("visit-end-question");
  await looks("talk-end");
});

test("trouble at our end: words wait and go by themselves, and what was said is given back", async () => {
  await talks();
  server.says({ type: "notice", notice: "live_away" });
  await visitor.isTold("visit-live-away");
  await visitor.say("Er det noen der?");
  await server.hears("send");
  const client_ref = String(server.last("send")?.["client_ref"]);
  server.says({ type: "refused", client_ref, error_id: "live_unavailable", retry_after_ms: 60_000 });
  await visitor.isTold("visit-counsellor-unknown");
  await looks("talk-live-away");
  await visitor.log.showsNotSent(0, 1);
  server.says({ type: "notice", notice: "live_back" });
  await server.hears("send", 2);
  expect(server.last("send")?.["client_ref"]).toBe(client_ref);
  server.says({ type: "epoch_changed", epoch: 2, lines: 0 });
  server.says({ type: "notice", notice: "may_be_missing" });
  await visitor.isTold("visit-missing");
  await looks("talk-may-be-missing");
  await server.hears("restore");
  expect(server.last("restore")).toMatchObject({ lines: [{ client_ref: "line-1" }, {}], done: true });
  server.says({ type: "notice", notice: "all_here" });
  await visitor.page.getByText(visitor.texts.text("visit-missing")).waitFor({ state: "detached" });
  await visitor.log.shows([
    "Hei, og fint at du skriver.",
    "Hei. Jeg vet ikke hvor jeg skal begynne.",
    "Er det noen der?",
  ]);
});

test("trouble at our end while waiting, and a counsellor whose name is not known yet", async () => {
  await joins();
  server.says({ type: "place", ahead: 2, estimate: { kind: "soon" } });
  server.says({ type: "notice", notice: "live_away" });
  await visitor.isTold("visit-live-queue");
  await looks("queue-live-away");
  server.says({ type: "notice", notice: "live_back" });
  await visitor.isTold("visit-live-back");
  server.says({ type: "talking", alias: "", counsellor: "away", epoch: 1 });
  await visitor.page.getByRole("heading", { name: visitor.texts.text("visit-counsellor") }).waitFor();
  await looks("talk-nameless");
});

test("the last words stay readable for a moment, also those that did not get through", async () => {
  await talks();
  await visitor.say("Vent litt, jeg");
  server.says({ type: "ended", reason: "counsellor_ended", feedback: true });
  await visitor.isTold("visit-last-words-on");
  await looks("last-words");
  await press(visitor.button("visit-last-words-on"));
  await visitor.isTold("visit-feedback-title");
  await looks("ended-counsellor-ended");
  await press(visitor.button("visit-feedback-skip"));
  await visitor.isTold("visit-farewell-title");
  await looks("farewell");
});

const ENDS_IN_QUEUE: readonly EndReason[] = ["visitor_left", "missed", "expired", "closed"];
const ENDS_IN_TALK: readonly EndReason[] = ["visitor_left", "visitor_lost", "closed"];

describe("each end has its own words", () => {
  test.each(ENDS_IN_QUEUE)("in the queue: %s", async (reason) => {
    await joins();
    server.says({ type: "place", ahead: 1, estimate: { kind: "soon" } });
    await visitor.hasAPlace();
    server.says({ type: "ended", reason, feedback: false });
    // A queue that is closed is not offered again.
    await visitor.button(reason === "closed" ? "visit-closed-look" : "visit-again").waitFor();
    await showsWhoAnswers();
    await looks(`ended-queue-${reason.replace("_", "-")}`);
  });

  test.each(ENDS_IN_TALK)("in the talk: %s", async (reason) => {
    await talks();
    server.says({ type: "ended", reason, feedback: reason !== "closed" });
    await visitor.isTold("visit-ended-welcome");
    if (reason === "closed") {
      await visitor.isTold("visit-ended-closed-talk");
      await showsWhoAnswers();
    }
    await looks(`ended-talk-${reason.replace("_", "-")}`);
  });
});

test("the server wants this page to stay away, and one tap tries again", async () => {
  await talks();
  await server.closes(4599);
  await visitor.isTold("visit-stopped-title");
  await looks("stopped");
  const hellos = server.times("hello");
  await press(visitor.button("visit-retry"));
  await server.hears("hello", hellos + 1);
  await visitor.button("visit-begin").waitFor();
  await looks("stopped-tried-again");
});

test("too late for this line: the page says so before anybody waits in vain", async () => {
  await joins();
  server.says({ type: "refused", error_id: "last_entry" });
  await visitor.isTold("error-last-entry");
  await looks("refused-last-entry");
});

test("the service is busy: the page says so, waits as long as it is told and asks again by itself", async () => {
  await joins();
  const asked = server.times("join");
  server.says({ type: "refused", error_id: "service_busy", retry_after_ms: 12_000 });
  await visitor.isTold("visit-refused-title");
  await looks("refused-busy");
  await server.hears("join", asked + 1);
  // It does not press on the door: a shorter time is taken for five seconds.
  server.says({ type: "refused", error_id: "service_busy", retry_after_ms: 1 });
  await visitor.page.getByText(visitor.texts.text("visit-retry-in", { seconds: 5 })).waitFor();
  await server.hears("join", asked + 2);
});
