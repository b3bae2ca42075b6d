// A card and what it opens, as the visitor sees it: before it is sent, and whenever somebody
// wants to know what was.

import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Card } from "../../../protocol/wire.ts";
import { get_reader } from "../../../ui/page-data/page-data.ts";
import type { Session } from "../../session.ts";
import { Dialog } from "../dialog/dialog.tsx";
import "./cards.css";

/** What it needs. */
export type CardViewProps = {
  readonly session: Session;
  readonly card: Card;
  /** Absent when it has been sent. */
  readonly on_send?: () => void;
  readonly on_close: () => void;
};

/** The dialog. */
export function CardView({ session, card, on_send, on_close }: CardViewProps): JSX.Element {
  const { t, cards, reading } = session;
  const host = useRef<HTMLElement>(null);
  const known = cards.find(({ kind, id }) => kind === card.kind && id === card.id)?.words[card.language];
  useEffect(() => {
    const into = host.current;
    if (reading === undefined || into === null) return undefined;
    const words = {
      loading: t("desk-card-loading"),
      failed: t("desk-card-failed"),
      again: t("desk-card-again"),
      back: t("desk-card-back"),
    };
    let end: (() => void) | undefined;
    let ended = false;
    get_reader(reading.script)
      .then(({ read, path_of }) => {
        if (!ended)
          end = read({
            ...reading,
            host: into,
            first: path_of(card),
            words,
            takes_focus: false,
            to_top: () => into.scrollTo(0, 0),
          });
      })
      .catch(() => {
        into.textContent = words.failed;
      });
    return () => {
      ended = true;
      end?.();
    };
  }, []);
  return (
    <Dialog label={t(on_send === undefined ? "desk-card-sent" : "desk-card-send-ask")} on_close={on_close}>
      {known !== undefined && (
        <p class="card-face" lang={card.language}>
          <b>{known.title}</b>
          <span>{known.line}</span>
        </p>
      )}
      <div class="desk-actions">
        {on_send !== undefined && (
          <button type="button" class="ds-button" data-variant="primary" onClick={on_send}>
            {t("desk-card-send")}
          </button>
        )}
        <button type="button" class="ds-button" data-variant="secondary" onClick={on_close}>
          {t(on_send === undefined ? "desk-close" : "desk-card-other")}
        </button>
      </div>
      <p class="card-opens">{t("desk-card-opens")}</p>
      <section
        class="reading card-page"
        ref={host}
        lang={card.language}
        aria-label={known?.title}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        tabIndex={0}
      />
    </Dialog>
  );
}
