import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { items_of } from "./items.ts";

test("everything that is asked has words, and no words are left over", () => {
  const file = readFileSync(new URL("../../../content/texts/nb/check.ftl", import.meta.url), "utf8");
  const written = [...file.matchAll(/^check-((?:me|friend|own)-[a-z]\d+) =/gm)].map((found) => found[1]);
  const asked = (["me", "friend", "own"] as const).flatMap((view) => items_of(view).map((item) => `${view}-${item}`));
  expect(written.sort()).toEqual(asked.sort());
});
