// The list of shortcuts.

import type { JSX } from "preact";
import type { Session } from "../../session.ts";
import { Dialog } from "../dialog/dialog.tsx";
import type { PlainKey } from "../words.ts";
import { type Shortcut, shortcuts } from "./shortcuts.ts";
import "./keys.css";

const words: Record<Shortcut, PlainKey> = {
  ready: "desk-keys-ready",
  message: "desk-keys-message",
  replies: "desk-keys-replies",
  cards: "desk-keys-cards",
  support: "desk-keys-support",
  end: "desk-keys-end",
  talk: "desk-keys-talk",
  queue: "desk-keys-queue",
  sound: "desk-keys-sound",
  help: "desk-keys-help",
};

/** The shortcuts in a dialog. */
export function Keys({ session, on_close }: { readonly session: Session; readonly on_close: () => void }): JSX.Element {
  const { t } = session;
  return (
    <Dialog label={t("desk-keys")} on_close={on_close}>
      <p>{t("desk-keys-hint")}</p>
      <dl class="keys">
        {shortcuts.map(({ name, key }) => (
          <div key={name}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(words[name])}</dd>
          </div>
        ))}
      </dl>
      <div class="desk-actions">
        <button type="button" class="ds-button" data-variant="secondary" onClick={on_close}>
          {t("desk-close")}
        </button>
      </div>
    </Dialog>
  );
}
