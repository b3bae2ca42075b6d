// Says aloud, to a screen reader, what has changed elsewhere on the desk.

import type { Session } from "../../session.ts";
import { news_key } from "../words.ts";

/** A live region that nobody sees. */
export function Announcer({ session }: { session: Session }) {
  const said = session.news.value;
  return (
    <p class="visually-hidden" role="status">
      {said === undefined ? "" : session.t(news_key[said])}
    </p>
  );
}
