// Makes one manifest of the builds (see vite.config.ts), for the server reads one.

import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";

const dist = new URL("../dist/", import.meta.url);
const all = new URL("manifest.json", dist);

const joined = JSON.parse(readFileSync(all, "utf8"));
for (const name of readdirSync(dist).filter((file) => /^manifest-.+\.json$/.test(file))) {
  const part = new URL(name, dist);
  for (const [key, chunk] of Object.entries(JSON.parse(readFileSync(part, "utf8")))) {
    if (key in joined) throw new Error(`${key} is in two builds`);
    joined[key] = chunk;
  }
  rmSync(part);
}
writeFileSync(all, `${JSON.stringify(joined, undefined, 2)}\n`);
