/** While nobody else can reach the service, no paper says that they can. */

import { expect, test } from "vitest";
import { audit } from "../support/a11y.ts";
import { serviceForThisFile } from "../support/service.ts";

// The address of this run is one that only this machine reaches.
const service = serviceForThisFile();

test("a sheet says what is missing instead of a wrong address, and how to set it", async () => {
  const visitor = await service().visitor();
  const { page } = visitor;
  for (const kind of ["leaflet", "poster"]) {
    await visitor.opens(`/sheets/chat/${kind}`);
    await visitor.isTold("page-sheets-no-address");
    await visitor.isTold("page-sheet-no-address");
    expect(await page.locator(".qr, .strips").count()).toBe(0);
    expect(await page.locator(".sheet").first().innerText()).not.toMatch(/localhost|127\.0\.0\.1/);
    await audit(page);
  }
  await visitor.opens("/sheets");
  await visitor.isTold("page-sheets-no-address");
  await page.context().close();
});
