// Takes the numbers of the live page anew every few seconds. The page itself is asked for, and
// the browser parses it into a document in which nothing runs; what stands under `live` takes
// the place of what is there. When nothing comes back the page says that its numbers are old.

/** The server adds up as often. */
const every_ms = 5_000;

const live = document.getElementById("live");
const stale = document.getElementById("stale");

if (live !== null && stale !== null) {
  let acted = false;
  const act = (): void => {
    acted = true;
  };
  addEventListener("keydown", act);
  addEventListener("pointerdown", act);

  const tell = (words: string | undefined): void => {
    const hidden = words === undefined;
    // Said once, not at every try.
    if (!hidden && stale.textContent !== words) stale.textContent = words;
    stale.hidden = hidden;
  };

  const show = (answer: Document | null): void => {
    const fresh = answer?.getElementById("live");
    if (!fresh) {
      tell(stale.dataset["signedOut"]);
      return;
    }
    tell(undefined);
    const was_open = live.querySelector("details")?.open === true;
    const had_focus = document.activeElement?.closest("summary, .live-table")?.tagName;
    live.replaceChildren(...document.importNode(fresh, true).childNodes);
    const table = live.querySelector("details");
    if (table !== null) table.open = was_open;
    // Whoever was at the table stays there.
    if (had_focus !== undefined)
      table?.querySelector<HTMLElement>(had_focus === "SUMMARY" ? "summary" : ".live-table")?.focus();
  };

  const ask = (): void => {
    const request = new XMLHttpRequest();
    request.open("GET", acted ? `${location.pathname}?acted` : location.pathname);
    request.responseType = "document";
    request.timeout = every_ms * 2;
    request.onload = () => (request.status < 500 ? show(request.responseXML) : tell(stale.dataset["away"]));
    request.onerror = request.ontimeout = () => tell(stale.dataset["away"]);
    request.onloadend = () => setTimeout(ask, every_ms);
    request.send();
    acted = false;
  };
  setTimeout(ask, every_ms);
}
