/** The whole line at 320 px and at 400 % zoom: nobody scrolls sideways, and the way out stays in view. */

import { test } from "vitest";
import { audit, expectNoSidewaysScroll } from "../support/a11y.ts";
import { press } from "../support/keyboard.ts";
import { serviceForThisFile } from "../support/service.ts";
import type { Visitor } from "../support/visitor.ts";
import { expectWayOut, expectWayOutWhenScrolled } from "../support/way-out.ts";

const service = serviceForThisFile();

async function fits(visitor: Visitor): Promise<void> {
  await expectNoSidewaysScroll(visitor.page);
  await expectWayOut(visitor);
  await expectWayOutWhenScrolled(visitor);
}

test.each([
  { width: 320, height: 640 },
  { width: 320, height: 256 },
])("a talk fits in $width × $height", async (viewport) => {
  const visitor = await service().visitor({ viewport });
  await visitor.opensTheChat();
  await fits(visitor);
  await visitor.answersTheTaps({ safety: "unsafe" });
  await fits(visitor);
  await visitor.joins();
  await visitor.waitsBehind(0);
  await fits(visitor);
  await press(visitor.button("visit-leave-queue"));
  await fits(visitor);
  await press(visitor.button("visit-leave-queue-no"));
  const counsellor = await service().counsellor(0, { viewport: { width: 360, height: 640 } });
  await counsellor.readyForNext();
  await visitor.button("visit-start").waitFor();
  await fits(visitor);
  await visitor.starts();
  await visitor.says(`${"w".repeat(500)} og https://example.org/${"langt/".repeat(40)}`);
  await fits(visitor);
  await press(visitor.button("visit-help-now"));
  await fits(visitor);
  await press(visitor.button("visit-help-close"));
  await press(visitor.button("visit-end"));
  await fits(visitor);
  await press(visitor.button("visit-end-no"));
  await fits(visitor);
  await counsellor.talkOpens();
  await expectNoSidewaysScroll(counsellor.page);
  await audit(visitor.page);
  await audit(counsellor.page);
  await visitor.endsTheTalk();
  await fits(visitor);
  await counsellor.erasesTheTalk();
  await counsellor.page.context().close();
});
