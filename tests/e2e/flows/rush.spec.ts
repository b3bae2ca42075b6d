/** Three visitors and two counsellors at once: served in order, and no word crosses over. */

import { expect, test } from "vitest";
import { audit } from "../support/a11y.ts";
import { serviceForThisFile } from "../support/service.ts";

const service = serviceForThisFile({ "talk.pause_s": 0 });

test("those who came first are served first, and nobody reads another's words", async () => {
  const visitors = await Promise.all([1, 2, 3].map(() => service().visitor()));
  const [first, second, third] = visitors;
  if (first === undefined || second === undefined || third === undefined) throw new Error("three visitors");
  for (const [ahead, visitor] of visitors.entries()) {
    await visitor.asksForATalk();
    await visitor.waitsBehind(ahead);
  }
  const [one, two] = [await service().counsellor(0), await service().counsellor(1)];
  await one.sees(3);

  await Promise.all([one.readyForNext(), two.readyForNext()]);
  await Promise.all([first.starts(), second.starts()]);
  await third.waitsBehind(0);
  expect(await third.button("visit-start").count()).toBe(0);

  await first.says("Dette skriver den første.");
  await second.says("Dette skriver den andre.");
  await Promise.all([one.talkOpens(), two.talkOpens()]);
  const heard = await Promise.all(
    [one, two].map(async (counsellor) => {
      await counsellor.says(`Jeg heter ${counsellor.account.alias}.`);
      return counsellor.log.texts();
    }),
  );
  expect(heard.map((texts) => texts.length)).toEqual([2, 2]);
  for (const visitor of [first, second]) {
    const own = (await visitor.log.texts())[0];
    const talk = heard.find((texts) => texts[0] === own);
    await visitor.log.shows(talk ?? []);
  }

  // Whoever had the first visitor takes the third.
  const free = heard[0]?.[0] === "Dette skriver den første." ? one : two;
  await first.endsTheTalk();
  await free.isTold("desk-ended-visitor-left");
  await free.erasesTheTalk();
  await free.readyForNext();
  await third.starts();
  await third.says("Dette skriver den tredje.");
  await free.log.shows(["Dette skriver den tredje."]);
  await audit(third.page);
  await audit(free.page);
});
