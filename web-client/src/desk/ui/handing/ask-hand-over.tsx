// Asks whom to hand a talk to, and for a note. Whatever is written here stays here until it
// is asked for, and is gone when the dialog closes.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Colleague, Receiver } from "../../../protocol/wire.ts";
import type { Talk } from "../../chat/state.ts";
import type { Session } from "../../session.ts";
import { Dialog } from "../dialog/dialog.tsx";
import { Choice } from "./choice.tsx";
import { left_of, NoteField } from "./note-field.tsx";

/** The dialog, while a talk is open. */
export function AskHandOver({
  session,
  talk,
  on_done,
}: {
  readonly session: Session;
  readonly talk: Talk;
  readonly on_done: () => void;
}): JSX.Element {
  const { t } = session;
  const [chosen, choose] = useState<Receiver | undefined>(undefined);
  const [note, set_note] = useState("");
  const able = (session.desk.value.shift?.colleagues ?? []).filter(({ languages }) =>
    languages.includes(talk.needs.language),
  );
  const to = still_there(chosen, able);
  const left = left_of(note);
  return (
    <Dialog label={t("desk-hand-over-title")} on_close={on_done}>
      <p>{t("desk-hand-over-lead")}</p>
      <form
        class="hand-over"
        onSubmit={(event) => {
          event.preventDefault();
          if (to === undefined || left < 0) return;
          session.hand_over(talk.conversation, to, note);
          on_done();
        }}
      >
        <fieldset class="hand-over-to">
          <legend>{t("desk-hand-over-to")}</legend>
          {able.map((colleague) => (
            <Choice
              group="hand-over-to"
              key={colleague.id}
              name={colleague.alias}
              is_chosen={to?.kind === "colleague" && to.id === colleague.id}
              on_choose={() => choose({ kind: "colleague", id: colleague.id })}
            />
          ))}
          <Choice
            group="hand-over-to"
            name={t("desk-hand-over-queue")}
            hint={t("desk-hand-over-queue-hint")}
            is_chosen={to?.kind === "queue"}
            on_choose={() => choose({ kind: "queue" })}
          />
          {able.length === 0 && <p class="hand-over-nobody">{t("desk-hand-over-nobody")}</p>}
        </fieldset>
        <NoteField
          t={t}
          label={t("desk-hand-over-note")}
          hint={t("desk-hand-over-note-hint")}
          note={note}
          on_note={set_note}
        />
        <div class="desk-actions">
          <button type="submit" class="ds-button" aria-disabled={to === undefined || left < 0}>
            {t("desk-hand-over-ask")}
          </button>
          <button type="button" class="ds-button" data-variant="secondary" onClick={on_done}>
            {t("desk-hand-over-cancel")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** Somebody who was chosen and has gone since is chosen no more. */
function still_there(chosen: Receiver | undefined, able: readonly Colleague[]): Receiver | undefined {
  if (chosen?.kind !== "colleague") return chosen;
  return able.some(({ id }) => id === chosen.id) ? chosen : undefined;
}
