// The talk's own words for the list of messages, for the open talk and for its end.

import type { Line } from "../../../protocol/wire.ts";
import type { Translate } from "../../../texts/t.ts";
import type { MessageWords } from "../../../ui/message-list/message-list.tsx";
import type { Reader } from "../../../ui/page-data/page-data.ts";
import { day_name } from "../trouble/day.ts";

/** What the reader of our other pages says. */
export function reader_words(t: Translate): Parameters<Reader["read"]>[0]["words"] {
  return {
    loading: t("visit-read-loading"),
    failed: t("visit-read-failed"),
    again: t("visit-read-again"),
    back: t("visit-read-back"),
  };
}

/** What the visitor has said. */
export const is_visitors = ({ from }: Line): boolean => from === "visitor";

/** The words of the list; `error` gives the text of a refusal. */
export function message_words(
  t: Translate,
  error: (error_id: string) => string,
  alias: string,
  now_ms: number,
): MessageWords {
  return {
    label: t("visit-message-label"),
    me: t("visit-message-me"),
    other: t("visit-message-other", { alias }),
    name: ({ guest }) => guest && t(`visit-guest-${guest.role}`, guest),
    sending: t("visit-message-sending"),
    sent: t("visit-message-sent"),
    seen: t("visit-message-seen"),
    not_sent: t("visit-message-not-sent"),
    try_again: t("visit-message-try-again"),
    open: t("visit-card-open"),
    newer: t("visit-message-newer"),
    day: (at_ms) => day_name(at_ms, now_ms, t),
    why: (reason) => (reason === "held" ? t("visit-message-held") : error(reason)),
  };
}
