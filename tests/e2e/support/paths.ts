/** Where the things under test are. */

import { fileURLToPath } from "node:url";

const root = new URL("../../../", import.meta.url);

/** A path from the root of the clone. */
export function fromRoot(path: string): string {
  return fileURLToPath(new URL(path, root));
}

export function serverPath(): string {
  return process.env["FORTROLIG_BIN"] ?? fromRoot("target/debug/fortrolig");
}

export function chromiumPath(): string {
  return process.env["FORTROLIG_CHROMIUM"] ?? "/usr/bin/chromium";
}
