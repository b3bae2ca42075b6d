// Results while one types or chooses. The form is sent as it would be without a script, so
// that what somebody looks for never stands in an address, but in the background: the tab's
// back list gets no step of it. What comes back is the page itself; the part with the results
// takes the place of the one that is there.

/** Somebody who types pauses about this long when a word is done. */
const pause_ms = 250;

/** What stands in the page and changes with the query. */
const parts = ["count", "found"];

const form = document.querySelector<HTMLFormElement>("form#search, form#choose");

if (form) {
  let last: XMLHttpRequest | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const look = (): void => {
    clearTimeout(timer);
    // A slow answer to what was typed before must not come after this one.
    last?.abort();
    const request = new XMLHttpRequest();
    last = request;
    request.open("POST", form.action);
    request.responseType = "document";
    request.onload = () => {
      for (const id of parts) show(id, request.response);
    };
    const asked = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === "string") asked.append(name, value);
    request.send(asked);
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    look();
  });
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, pause_ms);
  });
}

/** Puts what an answer has under a name in the place of what the page has. */
function show(id: string, answer: Document | null): void {
  const fresh = answer?.getElementById(id);
  if (fresh) document.getElementById(id)?.replaceChildren(...document.importNode(fresh, true).childNodes);
}
