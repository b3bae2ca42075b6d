// The safety plan: takes over the list that the server put into the page. Nothing of what is
// chosen or written leaves the page, is kept, or stands in the address.

import { render } from "preact";
import { create_translate } from "../texts/t.ts";
import { read_block, read_texts } from "../ui/page-data/page-data.ts";
import type { PlanPage } from "./ui/page.ts";
import { PlanTool } from "./ui/plan.tsx";

const page = read_block("page") as PlanPage;
const tool = document.getElementById("tool");

if (tool !== null) {
  tool.replaceChildren();
  render(<PlanTool t={create_translate(page.language, read_texts())} page={page} />, tool);
  // What the browser may keep of this page for Back holds nothing of the plan.
  addEventListener("pagehide", () => render(null, tool));
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
}
