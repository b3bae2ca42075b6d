/** What a page leaves behind: in its browser, and on its way out of it. */

import type { Page } from "playwright-core";

/** A browser that has kept nothing of a page. */
export const NOTHING_KEPT = { cookies: 0, local: 0, session: 0, databases: 0, caches: 0, state: null };

/** What the browser has kept of the page, by any of its ways. */
export async function kept(page: Page): Promise<typeof NOTHING_KEPT> {
  const cookies = (await page.context().cookies()).length;
  const inPage = await page.evaluate(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    state: history.state,
  }));
  return { cookies, ...inPage };
}

/** Every address that the page turns to from now on. */
export function sentBy(page: Page): readonly string[] {
  const sent: string[] = [];
  page.on("request", (request) => sent.push(request.url()));
  page.on("websocket", (socket) => sent.push(socket.url()));
  return sent;
}
