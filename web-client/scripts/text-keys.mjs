// Writes src/texts/keys.ts from the Bokmål texts, so that t() knows every key and
// the names it must be given. With --check it only says whether the file is current.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";

const texts = new URL("../../content/texts/nb/", import.meta.url);
const target = new URL("../src/texts/keys.ts", import.meta.url);
// The pages the server renders read their own texts; the browser never sees them.
const in_browser = /^(shared|error|visit|desk|check|plan)-/;

/** The key file as it should be. */
export function text_keys() {
  const keys = new Map();
  for (const file of readdirSync(texts).sort()) {
    if (!file.endsWith(".ftl")) continue;
    let names;
    for (const line of readFileSync(new URL(file, texts), "utf8").split("\n")) {
      const start = /^([a-z][a-z0-9-]*) *=/.exec(line);
      if (start !== null) {
        names = new Set();
        if (in_browser.test(start[1])) keys.set(start[1], names);
      }
      if (!line.startsWith("#")) for (const found of line.matchAll(/\{ *\$([a-z_]+)/g)) names?.add(found[1]);
    }
  }
  const rows = [...keys]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([key, names]) =>
        `  "${key}": ${
          [...names]
            .sort()
            .map((name) => `"${name}"`)
            .join(" | ") || "never"
        };`,
    );
  return [
    "// Written by `npm run keys` from content/texts/nb. Do not edit.",
    "",
    "/** Every text the browser may show, with the names it must be given. */",
    "export type TextKeys = {",
    ...rows,
    "};",
    "",
  ].join("\n");
}

if (process.argv[1]?.endsWith("text-keys.mjs")) {
  const wanted = text_keys();
  if (!process.argv.includes("--check")) {
    writeFileSync(target, wanted);
  } else if (readFileSync(target, "utf8") !== wanted) {
    console.error("src/texts/keys.ts is older than content/texts/nb: run `npm run keys`.");
    process.exit(1);
  }
}
