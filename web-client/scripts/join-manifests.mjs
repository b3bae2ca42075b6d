// Makes one manifest of the two builds (see vite.config.ts), for the server reads one.

import { readFileSync, rmSync, writeFileSync } from "node:fs";

const dist = new URL("../dist/", import.meta.url);
const all = new URL("manifest.json", dist);
const desk = new URL("manifest-desk.json", dist);

const joined = JSON.parse(readFileSync(all, "utf8"));
for (const [key, chunk] of Object.entries(JSON.parse(readFileSync(desk, "utf8")))) {
  if (key in joined) throw new Error(`${key} is in both builds`);
  joined[key] = chunk;
}
writeFileSync(all, `${JSON.stringify(joined, undefined, 2)}\n`);
rmSync(desk);
