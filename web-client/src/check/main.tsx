// The self-check: takes over the list that the server put into the page. Nothing of what is
// answered leaves the page, is kept, or stands in the address.

import { render } from "preact";
import { create_translate } from "../texts/t.ts";
import { read_block, read_texts } from "../ui/page-data/page-data.ts";
import { Check } from "./ui/check.tsx";
import type { CheckPage } from "./ui/page.ts";

const page = read_block("page") as CheckPage;
const tool = document.getElementById("tool");

if (tool !== null) {
  tool.replaceChildren();
  render(<Check t={create_translate(page.language, read_texts())} page={page} />, tool);
  // What the browser may keep of this page for Back holds no answer.
  addEventListener("pagehide", () => render(null, tool));
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
}
