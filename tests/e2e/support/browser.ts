/** A real Chromium that asks nobody but the server under test. */

import { type Browser, type BrowserContext, chromium, type LaunchOptions } from "playwright-core";
import { chromiumPath } from "./paths.ts";

export const PHONE = { width: 360, height: 740 } as const;
export const DESK = { width: 1440, height: 900 } as const;

const FLAGS = [
  "--no-sandbox", // root in a container has no sandbox to offer
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export function launchOptions(): LaunchOptions {
  return { executablePath: chromiumPath(), args: FLAGS };
}

export function launch(): Promise<Browser> {
  return chromium.launch(launchOptions());
}

/** A browser with a profile folder on disk, as a phone has, that calls itself `userAgent`. */
export function launchWithProfile(folder: string, userAgent: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, { ...launchOptions(), viewport: PHONE, userAgent });
}
