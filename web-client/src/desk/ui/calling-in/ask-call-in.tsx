// Asks whom to call into a talk, and for a note. Whatever is written here stays here until it
// is asked for, and is gone when the dialog closes.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Called } from "../../../protocol/wire.ts";
import type { Talk } from "../../chat/state.ts";
import type { Session } from "../../session.ts";
import { Dialog } from "../dialog/dialog.tsx";
import { Choice } from "../handing/choice.tsx";
import { left_of, NoteField } from "../handing/note-field.tsx";

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
  const is_there =
    chosen?.kind === "colleague" ? able.some((colleague) => colleague.id === chosen.id) : chosen !== undefined && lead;
  const to = is_there ? chosen : undefined;
  const left = left_of(note);
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
            <Choice
              group="call-in-to"
              name={t("desk-call-in-shift-lead")}
              hint={t("desk-call-in-shift-lead-hint")}
              is_chosen={to?.kind === "lead"}
              on_choose={() => choose({ kind: "lead" })}
            />
          )}
          {able.map((colleague) => (
            <Choice
              group="call-in-to"
              key={colleague.id}
              name={colleague.alias}
              is_chosen={to?.kind === "colleague" && to.id === colleague.id}
              on_choose={() => choose({ kind: "colleague", id: colleague.id })}
            />
          ))}
          {!lead && able.length === 0 && <p class="hand-over-nobody">{t("desk-call-in-nobody")}</p>}
        </fieldset>
        <NoteField
          t={t}
          label={t("desk-call-in-note")}
          hint={t("desk-call-in-note-hint")}
          note={note}
          on_note={set_note}
        />
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
