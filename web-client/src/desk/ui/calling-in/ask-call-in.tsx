// Asks whom to call into a talk, and for a note. Whatever is written here stays here until it
// is asked for, and is gone when the dialog closes.

import type { JSX } from "preact";
import { useId, useState } from "preact/hooks";
import { length_in_chars, note_max_chars } from "../../../protocol/limits.ts";
import type { Called } from "../../../protocol/wire.ts";
import { no_suggestions } from "../../../ui/browser/no-suggestions.ts";
import type { Talk } from "../../chat/state.ts";
import type { Session } from "../../session.ts";
import { Dialog } from "../dialog/dialog.tsx";
import "../handing/handing.css";

/** The counter shows when this little is left. */
const counter_from = 100;

/** The dialog, while a talk is open. */
export function AskCallIn({
  session,
  talk,
  on_done,
}: {
  readonly session: Session;
  readonly talk: Talk;
  readonly on_done: () => void;
}): JSX.Element {
  const { t } = session;
  const { lead, colleagues } = session.desk.value.callable;
  const able = colleagues.filter(({ languages }) => languages.includes(talk.needs.language));
  const [chosen, choose] = useState<Called | undefined>(lead ? { kind: "lead" } : undefined);
  const [note, set_note] = useState("");
  const id = useId();
  const is_there =
    chosen?.kind === "colleague" ? able.some((colleague) => colleague.id === chosen.id) : chosen !== undefined && lead;
  const to = is_there ? chosen : undefined;
  const left = note_max_chars - length_in_chars(note.trim());
  return (
    <Dialog label={t("desk-call-in-title")} on_close={on_done}>
      <p>{t("desk-call-in-lead")}</p>
      <form
        class="hand-over"
        onSubmit={(event) => {
          event.preventDefault();
          if (to === undefined || left < 0) return;
          session.call_in(talk.conversation, to, note);
          on_done();
        }}
      >
        <fieldset class="hand-over-to">
          <legend>{t("desk-call-in-to")}</legend>
          {lead && (
            <label class="hand-over-choice">
              <input
                type="radio"
                class="ds-input"
                name="call-in-to"
                checked={to?.kind === "lead"}
                onChange={() => choose({ kind: "lead" })}
              />
              <span>
                {t("desk-call-in-shift-lead")}
                <small>{t("desk-call-in-shift-lead-hint")}</small>
              </span>
            </label>
          )}
          {able.map((colleague) => (
            <label key={colleague.id} class="hand-over-choice">
              <input
                type="radio"
                class="ds-input"
                name="call-in-to"
                checked={to?.kind === "colleague" && to.id === colleague.id}
                onChange={() => choose({ kind: "colleague", id: colleague.id })}
              />
              <span>{colleague.alias}</span>
            </label>
          ))}
          {!lead && able.length === 0 && <p class="hand-over-nobody">{t("desk-call-in-nobody")}</p>}
        </fieldset>
        <div class="hand-over-note">
          <label for={id}>{t("desk-call-in-note")}</label>
          <textarea
            id={id}
            class="ds-input"
            rows={3}
            autocomplete="off"
            spellcheck={false}
            {...no_suggestions}
            aria-describedby={`${id}-hint`}
            value={note}
            onInput={(event) => set_note(event.currentTarget.value)}
          />
          <p id={`${id}-hint`} class="hand-over-hint">
            {t("desk-call-in-note-hint")}
          </p>
          <p class="hand-over-left" role="status" data-over={left < 0}>
            {left < 0
              ? t("desk-hand-over-note-over", { n: -left })
              : left < counter_from
                ? t("desk-chars-left", { n: left })
                : ""}
          </p>
        </div>
        <div class="desk-actions">
          <button type="submit" class="ds-button" aria-disabled={to === undefined || left < 0}>
            {t("desk-call-in")}
          </button>
          <button type="button" class="ds-button" data-variant="secondary" onClick={on_done}>
            {t("desk-hand-over-cancel")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
