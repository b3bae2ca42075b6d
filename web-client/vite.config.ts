import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const source = (path: string): string => fileURLToPath(new URL(`src/${path}`, import.meta.url));

const public_entries = [
  "visit/main.tsx",
  "page/main.ts",
  "page/article.ts",
  "page/search.ts",
  "styles/site.css",
  "styles/library.css",
  "styles/directory.css",
  "styles/further.css",
  "styles/print.css",
  "styles/sheets.css",
  "styles/sign-in.css",
  "styles/live.css",
];
// Built by themselves, each in a mode of its own, after the public pages: in one build they
// share chunks, and a visitor on a slow network would carry what only the others need.
const apart: Readonly<Record<string, readonly string[]>> = {
  desk: ["desk/main.tsx", "staff/passkey-page.ts", "staff/onward-page.ts", "staff/live-page.ts"],
  check: ["check/main.tsx"],
  plan: ["plan/main.tsx"],
  reading: ["reading/main.ts"],
};

// The server finds each entry in dist/manifest.json by its name below `src`.
export default defineConfig(({ mode }) => ({
  root: fileURLToPath(new URL("src", import.meta.url)),
  base: "/",
  publicDir: false,
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: fileURLToPath(new URL("dist", import.meta.url)),
    emptyOutDir: !(mode in apart),
    assetsDir: "assets",
    // Nothing is inlined: the content security policy allows only files of our own.
    assetsInlineLimit: 0,
    manifest: mode in apart ? `manifest-${mode}.json` : "manifest.json",
    modulePreload: { polyfill: false },
    target: "es2022",
    reportCompressedSize: false,
    rolldownOptions: {
      input: (apart[mode] ?? public_entries).map(source),
      // What is asked for by a page that runs gives it something to call.
      preserveEntrySignatures: mode === "reading" ? "exports-only" : false,
    },
  },
  test: {
    dir: fileURLToPath(new URL(".", import.meta.url)),
    environment: "node",
    include: ["src/**/*.test.{ts,tsx}"],
  },
}));
