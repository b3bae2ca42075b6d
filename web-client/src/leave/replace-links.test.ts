// @vitest-environment happy-dom
import { expect, test, vi } from "vitest";
import { replace_own_links } from "./replace-links.ts";

test("a link within the page leads there and leaves no step for Back", () => {
  const replaced = vi.spyOn(location, "replace").mockImplementation(() => {});
  const link = document.createElement("a");
  link.href = "#content";
  const content = document.createElement("main");
  content.id = "content";
  document.body.append(link, content);
  replace_own_links();
  const steps = history.length;
  link.click();
  expect(document.activeElement).toBe(content);
  expect(location.hash).toBe("");
  expect(history.length).toBe(steps);
  expect(replaced).not.toHaveBeenCalled();
});
