// The visitor's chat: reads what the server put into the page, binds the visit to the
// browser, and shows it. Nothing else knows all the layers.

import "./visit.css";
import { render } from "preact";
import { arm_leaving } from "../leave/leave.ts";
import { replace_own_links } from "../leave/replace-links.ts";
import type { Language } from "../protocol/wire.ts";
import { create_translate } from "../texts/t.ts";
import { browser_environment, random_ref, socket_url, was_reloaded } from "../ui/browser/environment.ts";
import { cell } from "../ui/cell/cell.ts";
import { read_page_data, read_texts } from "../ui/page-data/page-data.ts";
import { follow_viewport } from "../ui/viewport/viewport.ts";
import { create_visit } from "./chat/visit.ts";
import { App } from "./ui/app/app.tsx";
import { token_shelf } from "./ui/app/shelf.ts";
import { SurroundingsContext } from "./ui/context.ts";
import { forget_draft } from "./ui/talk/draft.ts";

const page = read_page_data();
const texts = read_texts();
const t = create_translate(page.language, texts);
const visit = create_visit({
  environment: browser_environment(),
  url: socket_url("/ws/visit"),
  language: page.language as Language,
  shelf: token_shelf(),
  reloaded: was_reloaded(),
  new_ref: random_ref,
  tell_exit: (token) => navigator.sendBeacon("/visit/exit", token),
});
const state = cell(visit.state());
visit.on_change((next) => {
  state.value = next;
});

arm_leaving({
  leave_when_restored: true,
  on_leaving: () => {
    forget_draft();
    visit.exit();
  },
});
replace_own_links();
// What the browser might keep of this page for Back shows nothing; a reload comes from the server.
addEventListener("pagehide", () => document.body.replaceChildren());

const app = document.getElementById("app");
if (app !== null) {
  app.replaceChildren();
  app.classList.add("visit");
  const error = (error_id: string): string => {
    const key = `error-${error_id.replaceAll("_", "-")}`;
    const text = texts[key] ?? texts["error-internal"];
    return typeof text === "string" ? text : t("visit-stopped-title");
  };
  render(
    <SurroundingsContext.Provider value={{ t, error, page, visit }}>
      <App state={state} />
    </SurroundingsContext.Provider>,
    app,
  );
  follow_viewport();
  visit.open();
}
