// Where a note to a colleague is written, with what is left of its length.

import type { JSX } from "preact";
import { useId } from "preact/hooks";
import { length_in_chars, note_max_chars } from "../../../protocol/limits.ts";
import type { Translate } from "../../../texts/t.ts";
import { no_suggestions } from "../../../ui/browser/no-suggestions.ts";
import "./handing.css";

/** The counter shows when this little is left. */
const counter_from = 100;

/** How many characters a note may still have; below 0 it cannot be sent. */
export function left_of(note: string): number {
  return note_max_chars - length_in_chars(note.trim());
}

/** The field, with its name and its hint. */
export function NoteField({
  t,
  label,
  hint,
  note,
  on_note,
}: {
  readonly t: Translate;
  readonly label: string;
  readonly hint: string;
  readonly note: string;
  readonly on_note: (note: string) => void;
}): JSX.Element {
  const id = useId();
  const left = left_of(note);
  return (
    <div class="hand-over-note">
      <label for={id}>{label}</label>
      <textarea
        id={id}
        class="ds-input"
        rows={3}
        autocomplete="off"
        spellcheck={false}
        {...no_suggestions}
        aria-describedby={`${id}-hint`}
        value={note}
        onInput={(event) => on_note(event.currentTarget.value)}
      />
      <p id={`${id}-hint`} class="hand-over-hint">
        {hint}
      </p>
      <p class="hand-over-left" role="status" data-over={left < 0}>
        {left < 0
          ? t("desk-hand-over-note-over", { n: -left })
          : left < counter_from
            ? t("desk-chars-left", { n: left })
            : ""}
      </p>
    </div>
  );
}
