import { expect, test } from "vitest";
import { type CardChoice, find_cards, text_of_card } from "./cards.ts";

const all: readonly CardChoice[] = [
  {
    kind: "article",
    id: "samtykke",
    words: {
      nb: { title: "Samtykke", line: "Hva et ja er." },
      nn: { title: "Samtykke", line: "Kva eit ja er." },
      en: { title: "Consent", line: "What a yes is." },
    },
  },
  {
    kind: "service",
    id: "vo-linjen",
    words: {
      nb: { title: "VO\u2011linjen", line: "Om vold og overgrep" },
      nn: { title: "VO-linja", line: "Om vald og overgrep" },
      en: { title: "VO line", line: "About violence and abuse" },
    },
  },
];
const names = { article: "Artikler", service: "Hjelpetjenester" } as const;
const found = (search: string): readonly string[] => find_cards(all, search, (kind) => names[kind]).map(({ id }) => id);

test("a search that says nothing finds everything, in its order", () => {
  expect(found(" ")).toEqual(["samtykke", "vo-linjen"]);
});

test("a card is found in the visitor's words and in the counsellor's own", () => {
  expect(found("CONSENT")).toEqual(["samtykke"]);
  expect(found("hva ja")).toEqual(["samtykke"]);
  expect(found("vald")).toEqual(["vo-linjen"]);
});

test("a hyphen is found as it is typed", () => {
  expect(found("vo-linjen")).toEqual(["vo-linjen"]);
});

test("all of one kind are found by its name", () => {
  expect(found("hjelpetjen")).toEqual(["vo-linjen"]);
  expect(found("artikler vold")).toEqual([]);
});

test("the words are put as the server puts them", () => {
  expect(text_of_card({ title: "Samtykke", line: "Hva et ja er." })).toBe("Samtykke\nHva et ja er.");
});
