// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { text_of } from "./load.ts";

function page(main: string): Document {
  const made = document.implementation.createHTMLDocument("A title");
  const body = made.createElement("main");
  body.innerHTML = main;
  made.body.append(body);
  return made;
}

test("the text of a page comes without its scripts, its forms and its ways about", () => {
  const got = text_of(page("<h1>A</h1><nav>on this page</nav><script>1</script><form><button>x</button></form><p>B</p>"));
  const box = document.createElement("div");
  if (got !== undefined) box.append(got);
  expect(box.innerHTML).toBe("<h1>A</h1><p>B</p>");
});

test("what is no page of ours has no text", () => {
  expect(text_of(null)).toBeUndefined();
  expect(text_of(document.implementation.createHTMLDocument("x"))).toBeUndefined();
});
