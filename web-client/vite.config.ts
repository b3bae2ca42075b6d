import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const source = (path: string): string => fileURLToPath(new URL(`src/${path}`, import.meta.url));

// The server finds each entry in dist/manifest.json by its name below `src`.
export default defineConfig({
  root: fileURLToPath(new URL("src", import.meta.url)),
  base: "/",
  publicDir: false,
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: fileURLToPath(new URL("dist", import.meta.url)),
    emptyOutDir: true,
    assetsDir: "assets",
    // Nothing is inlined: the content security policy allows only files of our own.
    assetsInlineLimit: 0,
    manifest: "manifest.json",
    modulePreload: { polyfill: false },
    target: "es2022",
    reportCompressedSize: false,
    rolldownOptions: {
      input: [source("visit/main.tsx"), source("desk/main.tsx"), source("page/main.ts"), source("styles/site.css")],
    },
  },
  test: {
    dir: fileURLToPath(new URL(".", import.meta.url)),
    environment: "node",
    include: ["src/**/*.test.{ts,tsx}", "test/**/*.test.{ts,tsx}"],
  },
});
