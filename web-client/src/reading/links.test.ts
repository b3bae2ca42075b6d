import { expect, test } from "vitest";
import { way_of } from "./links.ts";

const ORIGIN = "https://chat.example.no";
const kind = (href: string) => way_of(href, ORIGIN).kind;

test("our own pages are read inside, also in the other languages", () => {
  for (const path of [
    "/articles",
    "/articles/samtykke",
    "/nn/articles/vanskelig-a-ga",
    "/en/services",
    "/services/politi-02800",
    "/about",
  ]) {
    expect(way_of(path, ORIGIN)).toEqual({ kind: "inside", path });
    expect(kind(ORIGIN + path)).toBe("inside");
  }
});

test("nothing leads away from the chat's page", () => {
  for (const href of [
    "/",
    "/chat",
    "/en",
    "/questions",
    "/list",
    "/desk",
    "/articles/../chat",
    "",
    "http://x.no/",
    "javascript:1",
  ]) {
    expect(kind(href), href).toBe("not_now");
  }
});

test("a call is a call, and another's page opens beside this one", () => {
  expect(kind("tel:112")).toBe("free");
  expect(kind("https://dinutvei.no/")).toBe("apart");
});
