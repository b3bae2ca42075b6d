import { expect, test } from "vitest";
import { by_group, step } from "./found.ts";
import { find_replies, fitted, type Reply, type ReplyGroup } from "./replies.ts";

const reply = (id: string, group: ReplyGroup, title: string, nb: string, en: string): Reply => ({
  id,
  group,
  title,
  text: { nb, nn: nb, en },
});
const all: readonly Reply[] = [
  reply("hei", "beginning", "Velkommen", "Hei! Fint at du er her.", "Hi! Good that you are here."),
  reply("fare", "safety", "I fare nå", "Er du i fare, ring 112.", "Are you in danger? Call 112."),
  reply("takk", "ending", "Takk", "Takk for praten.", "Thank you for talking."),
];
const names: Partial<Record<ReplyGroup, string>> = { beginning: "Begynnelsen", safety: "Trygghet" };
const found = (search: string, language: "nb" | "en" = "nb"): readonly string[] =>
  find_replies(all, language, search, (group) => names[group] ?? group).map(({ id }) => id);

test("a search that says nothing finds everything, in its order", () => {
  expect(found("")).toEqual(["hei", "fare", "takk"]);
  expect(found("   ")).toEqual(["hei", "fare", "takk"]);
});

test("a counsellor finds a reply by its title, by its words and by its group", () => {
  expect(found("VELK")).toEqual(["hei"]);
  expect(found("praten")).toEqual(["takk"]);
  expect(found("trygg")).toEqual(["fare"]);
});

test("every word counts, wherever it stands", () => {
  expect(found("112 fare")).toEqual(["fare"]);
  expect(found("112 takk")).toEqual([]);
});

test("what is searched is what would be put in: the visitor's language", () => {
  expect(found("danger", "en")).toEqual(["fare"]);
  expect(found("danger", "nb")).toEqual([]);
});

test("replies stand under their groups, and empty groups do not", () => {
  expect(by_group(all).map((shelf) => [shelf.group, shelf.all.length])).toEqual([
    ["beginning", 1],
    ["safety", 1],
    ["ending", 1],
  ]);
  expect(by_group([])).toEqual([]);
});

test("the arrows go round, and stay in a list of none", () => {
  expect(step(0, 1, 3)).toBe(1);
  expect(step(2, 1, 3)).toBe(0);
  expect(step(0, -1, 3)).toBe(2);
  expect(step(0, 1, 0)).toBe(0);
});

test("a reply is never glued to what is written already", () => {
  expect(fitted("Hei.", "", "")).toBe("Hei.");
  expect(fitted("Hei.", "Ja.", "")).toBe(" Hei.");
  expect(fitted("Hei.", "Ja. ", "Og")).toBe("Hei. ");
  expect(fitted("Hei.", "Ja.\n", "\nOg")).toBe("Hei.");
});
