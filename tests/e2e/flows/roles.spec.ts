/** Somebody whose role has no business at the desk signs in. */

import { expect, test } from "vitest";
import { audit } from "../support/a11y.ts";
import { press, write } from "../support/keyboard.ts";
import { picture } from "../support/screens.ts";
import { account } from "../support/server.ts";
import { serviceForThisFile } from "../support/service.ts";
import { Texts } from "../support/texts.ts";

const service = serviceForThisFile();

test("an editor is told kindly that the desk is not theirs, and sees nothing of it", async () => {
  const [texts, editor] = [new Texts("nb"), account("red-1", "Redaktør")];
  await service().server.hires(editor, "editor");
  const page = await service().browser.newPage();
  await page.goto(`${service().home}/desk/sign-in`);
  await write(page.getByLabel(texts.text("page-sign-in-name")), editor.name);
  await write(page.getByLabel(texts.text("page-sign-in-password")), editor.password);
  await press(page.getByRole("button", { name: texts.text("page-sign-in-submit"), exact: true }));
  // Signing in leads to a page of theirs; the desk is none.
  await page.getByRole("heading", { name: texts.text("page-keys-title") }).waitFor();
  expect((await page.goto(`${service().home}/desk`))?.status()).toBe(403);
  await page.getByText(texts.text("error-not-permitted")).waitFor();
  expect(await page.locator("#app").count()).toBe(0);
  await picture(page, "page-not-permitted");
  await audit(page);
  await press(page.getByRole("button", { name: texts.text("desk-sign-out") }));
  await page.waitForURL("**/desk/sign-in");
  expect(await page.context().cookies()).toEqual([]);
});
