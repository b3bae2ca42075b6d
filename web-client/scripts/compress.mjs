// Writes a .br and a .gz beside every built file, and holds the weight of the
// chat page: everything a phone downloads until it can send the first message.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const dist = new URL("../dist/", import.meta.url);
const js_max_bytes = 25_000;
const all_max_bytes = 40_000;
// The page itself with its texts, which the server makes and packs as gzip: just under this with today's texts.
const html_bytes = { br: 6_400, gz: 6_400 };
// Every browser that runs these scripts takes brotli over HTTPS, and there is no other way for the public; gzip is
// for whoever tries the service out without.
const held = "br";

const sizes = new Map();
for (const name of readdirSync(new URL("assets/", dist))) {
  if (/\.(br|gz)$/.test(name)) continue;
  const file = new URL(`assets/${name}`, dist);
  const plain = readFileSync(file);
  const br = brotliCompressSync(plain, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length },
  });
  const gz = gzipSync(plain, { level: 9 });
  writeFileSync(new URL(`assets/${name}.br`, dist), br);
  writeFileSync(new URL(`assets/${name}.gz`, dist), gz);
  sizes.set(`assets/${name}`, { br: br.length, gz: gz.length });
}

const manifest = JSON.parse(readFileSync(new URL("manifest.json", dist), "utf8"));
const needed = new Set();
const need = (key) => {
  const chunk = manifest[key];
  if (chunk === undefined) throw new Error(`${key} is not in the manifest`);
  needed.add(chunk.file);
  for (const css of chunk.css ?? []) needed.add(css);
  for (const imported of chunk.imports ?? []) need(imported);
};
need("visit/main.tsx");
need("styles/site.css");

let too_heavy = false;
for (const kind of ["gz", "br"]) {
  const weigh = (ending) =>
    [...needed].filter((file) => file.endsWith(ending)).reduce((sum, file) => sum + sizes.get(file)[kind], 0);
  const js = weigh(".js");
  const css = weigh(".css");
  const all = js + css + html_bytes[kind];
  too_heavy ||= kind === held && (js > js_max_bytes || all > all_max_bytes);
  const kb = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
  console.log(
    `chat page, ${kind}: script ${kb(js)} (at most ${kb(js_max_bytes)}) + style ${kb(css)} + page ${kb(html_bytes[kind])}` +
      ` = ${kb(all)} (at most ${kb(all_max_bytes)})`,
  );
}
if (too_heavy) {
  console.error("The chat page is heavier than a phone on a slow network should have to carry.");
  process.exit(1);
}
