/** Said once, before any test: what is missing and how to get it. */

import { access } from "node:fs/promises";
import { chromiumPath, serverPath } from "./paths.ts";

export async function setup(): Promise<void> {
  await need(serverPath(), "The server is not built: cargo build --package server");
  await need(chromiumPath(), "Chromium is missing: sudo apt-get install -y chromium");
}

async function need(path: string, otherwise: string): Promise<void> {
  try {
    await access(path);
  } catch {
    throw new Error(`${otherwise} (looked for ${path})`);
  }
}
