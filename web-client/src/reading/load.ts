// Gets one of our own pages and takes its text out of it. The browser parses the page into
// a document of its own, in which nothing runs and nothing is loaded; no text is ever made
// into markup here.

/** What was got: the text, or that there is none. */
export type Got = DocumentFragment | undefined;

/** A stop for what has been begun. */
export type Stop = () => void;

/** Gets the page at `path`; `on_got` hears `undefined` when it could not be had. */
export function load(path: string, on_got: (got: Got) => void): Stop {
  const request = new XMLHttpRequest();
  request.open("GET", path);
  request.responseType = "document";
  request.onload = () => on_got(request.status === 200 ? text_of(request.responseXML) : undefined);
  request.onerror = () => on_got(undefined);
  request.send();
  return () => request.abort();
}

/** The text of a page without what belongs to the page around it. */
export function text_of(page: Document | null): Got {
  const main = page?.querySelector("main") ?? null;
  if (main === null) return undefined;
  for (const foreign of main.querySelectorAll("script, style, form, nav")) foreign.remove();
  const content = document.createDocumentFragment();
  content.append(...[...main.childNodes].map((node) => document.importNode(node, true)));
  return content;
}
