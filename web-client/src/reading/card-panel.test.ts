// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { open_card, path_of } from "./card-panel.ts";

const words = {
  loading: "Getting",
  failed: "Failed",
  again: "Again",
  back: "Before",
  close: "To the talk",
  news: "New",
};
const card = { kind: "article", id: "samtykke", language: "nn" } as const;

let wide = false;
let host: HTMLElement;
let opener: HTMLButtonElement;
let covers: boolean[];

beforeEach(() => {
  wide = false;
  covers = [];
  vi.stubGlobal("matchMedia", () => ({ matches: wide, addEventListener() {}, removeEventListener() {} }));
  // No page is had here: what is looked at is the panel.
  vi.stubGlobal(
    "XMLHttpRequest",
    class {
      open() {}
      send() {}
      abort() {}
    },
  );
  opener = document.createElement("button");
  host = document.createElement("div");
  document.body.replaceChildren(opener, host);
  opener.focus();
});
afterEach(() => vi.unstubAllGlobals());

const open = () => open_card({ host, card, styles: [], words, on_cover: (covered) => covers.push(covered) });
const status = (): string | null | undefined => host.querySelector(".card-panel-head [role=status]")?.textContent;

test("a card leads to the page of its kind in its language", () => {
  expect(path_of(card)).toBe("/nn/articles/samtykke");
  expect(path_of({ kind: "service", id: "politi-02800", language: "nb" })).toBe("/services/politi-02800");
});

test("over the talk it says that it covers it, and what is new beneath", () => {
  const panel = open();
  expect(covers).toEqual([true]);
  expect(status()).toBe("");
  panel.told();
  expect(status()).toBe("New");
  panel.end();
  expect(covers).toEqual([true, false]);
  expect(host.childElementCount).toBe(0);
});

test("the focus goes in, and back to where it was", () => {
  open();
  expect(document.activeElement?.textContent).toBe("To the talk");
  dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
  expect(host.childElementCount).toBe(0);
  expect(document.activeElement).toBe(opener);
});

test("a question in the talk takes the place of what covers it, and of nothing beside it", () => {
  open().give_way();
  expect(host.childElementCount).toBe(0);
  wide = true;
  const beside = open();
  beside.give_way();
  expect(host.childElementCount).toBe(1);
  expect(covers.at(-1)).toBe(false);
  beside.end();
});

test("a second card takes the place of the first, and the first closes nothing any more", () => {
  const first = open();
  open();
  expect(host.childElementCount).toBe(1);
  first.end();
  expect(host.childElementCount).toBe(1);
});
