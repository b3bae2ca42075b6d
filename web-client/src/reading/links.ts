// Which links may be followed while somebody waits or talks. Whatever would leave the chat's page
// would cost the connection.

/** What becomes of a link. */
export type Way =
  /** One of our own pages to read: shown here. */
  | { readonly kind: "inside"; readonly path: string }
  /** Somebody else's page: in a tab of its own. */
  | { readonly kind: "apart" }
  /** Within the page or a call: as the browser does it. */
  | { readonly kind: "free" }
  /** One of our pages that cannot be shown here. */
  | { readonly kind: "not_now" };

const readable = /^(?:\/(?:nn|en))?\/(?:articles(?:\/[a-z0-9-]+)?|doors\/[a-z-]+|services(?:\/[a-z0-9-]+)?|about)$/;

/** What becomes of a link to `href` on the page at `origin`. */
export function way_of(href: string, origin: string): Way {
  const url = URL.canParse(href, origin) ? new URL(href, origin) : undefined;
  if (url === undefined) return { kind: "not_now" };
  if (url.protocol === "tel:" || url.protocol === "sms:") return { kind: "free" };
  if (url.origin !== origin) return url.protocol === "https:" ? { kind: "apart" } : { kind: "not_now" };
  return readable.test(url.pathname) ? { kind: "inside", path: url.pathname + url.hash } : { kind: "not_now" };
}
