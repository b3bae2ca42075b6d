/** The web outside the service, which no test asks: what was open before, and the weather. */

import type { BrowserContext } from "playwright-core";

/** Where leaving goes. */
export const WEATHER = "https://www.yr.no/";
/** The pages that were open before ours, oldest first. */
export const EARLIER = "https://earlier.test/";
export const BEFORE = "https://before.test/";

const TITLES = new Map([
  [WEATHER, "Været"],
  [EARLIER, "Noe annet"],
  [BEFORE, "Noe helt annet"],
]);

/** Answers for the outside, also while the context has no network: a cache would too. */
export async function pretendTheWeb(context: BrowserContext): Promise<void> {
  for (const [address, title] of TITLES) {
    const body = `<!doctype html><html lang="nb"><title>${title}</title><h1>${title}</h1></html>`;
    await context.route(`${address}**`, (route) => route.fulfill({ contentType: "text/html", body }));
  }
}
