// An act that asks once more, in place: no dialog on top of the page, so the way out
// is never covered.

import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

/** What it asks. */
export type ConfirmProps = {
  /** The button. */
  readonly text: ComponentChildren;
  /** The question. */
  readonly question: string;
  readonly yes: string;
  readonly no: string;
  readonly on_yes: () => void;
  /** Designsystemet's look of the first button. */
  readonly variant?: "secondary" | "tertiary";
};

/** A button that turns into a question with two answers. */
export function Confirm({ text, question, yes, no, on_yes, variant = "secondary" }: ConfirmProps): JSX.Element {
  const [asking, set_asking] = useState(false);
  const first = useRef<HTMLButtonElement>(null);
  const group = useRef<HTMLDivElement>(null);
  const was_asking = useRef(false);
  useEffect(() => {
    // The question, not an answer: a key held too long must not decide.
    if (asking) group.current?.focus();
    else if (was_asking.current) first.current?.focus();
    was_asking.current = asking;
  }, [asking]);

  if (!asking) {
    return (
      <button
        type="button"
        class="ds-button"
        data-variant={variant}
        data-color="neutral"
        ref={first}
        onClick={() => set_asking(true)}
      >
        {text}
      </button>
    );
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a question, not a set of form fields
    <div
      class="confirm"
      role="group"
      aria-label={question}
      tabIndex={-1}
      ref={group}
      onKeyDown={(event) => {
        if (event.key === "Escape") set_asking(false);
        if (event.repeat && event.key !== "Tab") event.preventDefault();
      }}
    >
      <p>{question}</p>
      <div class="confirm-answers">
        {/* What changes nothing stands out, as at the desk: a stray tap lands there. */}
        <button type="button" class="ds-button" data-color="neutral" onClick={() => set_asking(false)}>
          {no}
        </button>
        <button type="button" class="ds-button" data-variant="secondary" data-color="neutral" onClick={on_yes}>
          {yes}
        </button>
      </div>
    </div>
  );
}
