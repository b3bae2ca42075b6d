// A dialog over the desk. The browser's own: it keeps the focus inside, closes on
// Escape and gives the focus back.

import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";

/** Shows its children in a dialog for as long as it is there. */
export function Dialog({
  label,
  on_close,
  stays = false,
  children,
}: {
  readonly label: string;
  readonly on_close?: () => void;
  /** Escape does not close it. */
  readonly stays?: boolean;
  readonly children: ComponentChildren;
}): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      class="ds-dialog desk-dialog"
      aria-labelledby="dialog-title"
      // A second Escape closes in spite of the first's refusal: then it opens again.
      onCancel={(event) => stays && event.preventDefault()}
      onClose={() => (stays ? dialog.current?.showModal() : on_close?.())}
    >
      <h2 class="ds-heading" data-size="xs" id="dialog-title">
        {label}
      </h2>
      {children}
    </dialog>
  );
}

/** Asks before something that cannot be undone. The gentle answer has the focus. */
export function Ask({
  question,
  consequence,
  yes,
  no,
  on_yes,
  on_no,
}: {
  readonly question: string;
  readonly consequence: string;
  readonly yes: string;
  readonly no: string;
  readonly on_yes: () => void;
  readonly on_no: () => void;
}): JSX.Element {
  return (
    <Dialog label={question} on_close={on_no}>
      <p>{consequence}</p>
      <div class="desk-actions">
        <button type="button" class="ds-button" data-variant="primary" onClick={on_no}>
          {no}
        </button>
        <button type="button" class="ds-button" data-variant="secondary" onClick={on_yes}>
          {yes}
        </button>
      </div>
    </Dialog>
  );
}
