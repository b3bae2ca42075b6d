import { expect, test } from "vitest";
import { create_translate, locales_of } from "./t.ts";

const texts = {
  "visit-place": "Du er nummer {n} i køen.",
  "visit-begin": "Snakk med oss",
  "visit-ready-left": { by: "seconds", one: "Ett sekund igjen", other: "{seconds} sekunder igjen" },
};

test("a value is put where its name stands", () => {
  const t = create_translate("nb", texts);
  expect(t("visit-place", { n: 3 })).toBe("Du er nummer 3 i køen.");
});

test("one is told apart from more, in every language", () => {
  for (const language of ["nb", "nn", "en"]) {
    const t = create_translate(language, texts);
    expect(t("visit-ready-left", { seconds: 1 })).toBe("Ett sekund igjen");
    expect(t("visit-ready-left", { seconds: 0 })).toBe("0 sekunder igjen");
    expect(t("visit-ready-left", { seconds: 12 })).toBe("12 sekunder igjen");
  }
});

test("a text that is missing shows its key", () => {
  expect(create_translate("nb", {})("visit-begin")).toBe("visit-begin");
});

test("Nynorsk has Bokmål beside it where the browser knows no Nynorsk", () => {
  expect(locales_of("nn")).toEqual(["nn", "nb"]);
});
