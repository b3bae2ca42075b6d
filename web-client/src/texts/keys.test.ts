import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { text_keys } from "../../scripts/text-keys.mjs";

test("the keys the page knows are those of the texts", () => {
  const written = readFileSync(new URL("./keys.ts", import.meta.url), "utf8");
  expect(written, "run `npm run keys`").toBe(text_keys());
});
