// Says aloud, to a screen reader, what has changed elsewhere on the desk.

import type { JSX } from "preact";
import type { Session } from "../../session.ts";
import { news_key } from "../words.ts";

/** A live region that nobody sees. */
export function Announcer({ session }: { readonly session: Session }): JSX.Element {
  const said = session.news.value;
  return (
    <p class="visually-hidden" role="status">
      {said === undefined ? "" : session.t(news_key[said])}
    </p>
  );
}
