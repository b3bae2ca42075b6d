// The pages on which staff sign in: shows the forms that ask a device where the browser can,
// and sends them. Every sentence stands in the page already, or comes with a refusal.

import { make_passkey, may_ask, type Outcome, use_passkey } from "./passkey.ts";

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-passkey]")) {
  if (may_ask(form.dataset["host"])) offer(form);
}

function offer(form: HTMLFormElement): void {
  const { at = "", then, passkey } = form.dataset;
  const told = form.querySelector("[role=alert]");
  let busy = false;
  form.hidden = false;
  for (const instead of document.querySelectorAll<HTMLElement>(".without-passkey")) instead.hidden = true;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    told?.replaceChildren();
    const name = String(new FormData(form).get("name") ?? "");
    void (passkey === "make" ? make_passkey(at, name) : use_passkey(at)).then((outcome) => {
      busy = false;
      if (outcome.kind === "done") location.assign(then ?? outcome.to);
      else told?.replaceChildren(warning(sentence(form, outcome)));
    });
  });
}

/** As the pages themselves tell why something was not done. */
function warning(words: string): HTMLElement {
  const [box, paragraph] = [document.createElement("div"), document.createElement("p")];
  box.className = "ds-alert";
  box.dataset["color"] = "warning";
  paragraph.textContent = words;
  box.append(paragraph);
  return box;
}

function sentence(form: HTMLFormElement, outcome: Exclude<Outcome, { kind: "done" }>): string {
  const { givenUp = "", known = givenUp, unreachable = "" } = form.dataset;
  switch (outcome.kind) {
    case "refused":
      return outcome.sentence;
    case "given_up":
      return givenUp;
    case "known":
      return known;
    case "unreachable":
      return unreachable;
    default:
      return outcome satisfies never;
  }
}
