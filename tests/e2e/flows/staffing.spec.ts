/** How many each hour of the week needs: from the last weeks, for whoever plans and watches. */

import { expect, test } from "vitest";
import { press, tabTo } from "../support/keyboard.ts";
import { looks } from "../support/looks.ts";
import { account } from "../support/server.ts";
import { serviceForThisFile } from "../support/service.ts";
import { Texts } from "../support/texts.ts";
import { type Hour, hasCounted } from "../support/weeks.ts";

const service = serviceForThisFile({ "talk.pause_s": 600 });
const texts = new Texts("nb");

/** Evenings from 17 to 22, of eight weeks, of which Sunday is the fullest. */
function evenings(): Hour[] {
  return [0, 1, 2, 3, 4, 5, 6].flatMap((day) =>
    [17, 18, 19, 20, 21].map((hour) => {
      const offered = 8 * (day === 6 ? 9 : 2 + (hour >= 20 ? 3 : 0));
      const talks = offered - 8;
      return { day, hour, weeks: 8, offered, abandoned: 8, waitedMinutes: 160, talks, talkedMinutes: talks * 45 };
    }),
  );
}

test("a shift lead sees what each hour needs, and what one fewer means", async () => {
  const { page } = await service().arrives(account("leder-1", "Vaktleder"), "shift_lead");
  await page.goto(`${service().home}/desk/live`);
  await press(page.getByRole("link", { name: texts.text("page-live-to-staffing") }));
  await page.getByRole("heading", { name: texts.text("page-staffing-title") }).waitFor();
  await page.getByText(texts.text("page-staffing-none")).waitFor();
  await looks(page, "page-staffing-empty");

  await hasCounted(service().server, evenings());
  await page.reload();
  const cell = (row: number, column: number) => page.locator(`tbody tr:nth-of-type(${row}) td:nth-of-type(${column})`);
  const needed = async (row: number, column: number) => Number(await cell(row, column).locator("strong").textContent());
  // More who ask need more.
  expect(await page.locator("tbody tr").count()).toBe(5);
  const [quiet, evening, sunday] = [await needed(1, 1), await needed(4, 1), await needed(1, 7)];
  expect(quiet).toBeGreaterThan(1);
  expect(evening).toBeGreaterThan(quiet);
  expect(sunday).toBeGreaterThan(evening);
  await cell(1, 7)
    .getByText(texts.text("page-staffing-per-hour", { n: "9,0" }))
    .waitFor();
  expect(await page.locator("dl").textContent()).toContain(texts.text("page-live-minutes", { n: 45 }));
  await looks(page, "page-staffing");

  // Fewer are enough for less.
  await tabTo(page.locator("#of-a-hundred"));
  await page.keyboard.type("50");
  await press(page.getByRole("button", { name: texts.text("page-staffing-show") }));
  await page.waitForURL(/of_a_hundred=50/u);
  expect(await page.locator("#of-a-hundred").inputValue()).toBe("50");
  expect(await needed(1, 7)).toBeLessThan(sunday);
  // What cannot be asked is as it was meant.
  await page.goto(`${service().home}/desk/staffing?of_a_hundred=500&within_minutes=x`);
  expect(await page.locator("#of-a-hundred").inputValue()).toBe("80");
  expect(await needed(1, 7)).toBe(sunday);
  // The command line says the same.
  const told = await service().server.command("plan", "--measured");
  expect(told).toMatch(new RegExp(`^17-18 +${quiet} \\(\\d+\\).* ${sunday} \\(\\d+\\)$`, "mu"));
  await page.context().close();
});

test("whoever only counsels has no use for it", async () => {
  const counsellor = await service().counsellor(0);
  expect((await counsellor.page.goto(`${service().home}/desk/staffing`))?.status()).toBe(403);
  await counsellor.page.context().close();
});
