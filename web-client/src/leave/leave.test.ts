// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from "vitest";
import { arm_leaving } from "./leave.ts";

let left = 0;
const replaced = vi.fn();

beforeEach(() => {
  left = 0;
  replaced.mockReset();
  vi.stubGlobal("location", { replace: replaced });
  document.documentElement.className = "";
  document.body.replaceChildren();
  const button = document.createElement("a");
  button.id = "leave";
  button.href = "https://weather.example/";
  const talk = document.createElement("p");
  talk.textContent = "a secret";
  document.body.append(button, talk);
});

const press = (key: string): boolean => window.dispatchEvent(new KeyboardEvent("keydown", { key }));
const arm = (): void => {
  arm_leaving({
    on_leaving: () => {
      left += 1;
    },
  });
};

test("one tap covers the page, empties it, tells the server and goes", () => {
  arm();
  document.getElementById("leave")?.click();
  expect(document.documentElement.classList.contains("leaving")).toBe(true);
  expect(document.body.textContent).toBe("");
  expect(left).toBe(1);
  expect(replaced).toHaveBeenCalledWith("https://weather.example/");
});

test("somebody who writes capital letters stays", () => {
  arm();
  for (const key of ["Shift", "A", "Shift", "B", "Shift", "C"]) press(key);
  expect(replaced).not.toHaveBeenCalled();
});

test("Shift three times leaves", () => {
  arm();
  for (const key of ["Shift", "Shift", "Shift"]) press(key);
  expect(replaced).toHaveBeenCalled();
});

test("leaving goes on even when telling the server fails", () => {
  arm_leaving({
    on_leaving: () => {
      throw new Error("no network");
    },
  });
  expect(() => press("Shift") && press("Shift") && press("Shift")).not.toThrow(TypeError);
  expect(document.body.textContent).toBe("");
  expect(replaced).toHaveBeenCalled();
});
