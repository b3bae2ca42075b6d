// Where a person writes. The draft stays in the page until it is sent: nothing is
// offered to the browser's own completion, correction or spelling service.

import "./composer.css";
import type { ComponentChildren, JSX } from "preact";
import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { length_in_chars } from "../../protocol/limits.ts";
import { no_suggestions } from "../browser/no-suggestions.ts";
import { type Cell, use_cell } from "../cell/cell.ts";

/** The words the composer needs. */
export type ComposerWords = {
  readonly label: string;
  readonly send: string;
  /** How Enter behaves here: `[on phones, with a keyboard]`. */
  readonly enter: readonly [string, string];
  readonly left: (chars: number) => string;
  readonly too_long: (chars: number) => string;
  /** Why nothing more is taken just now. */
  readonly full: string;
};

/** What the composer shows and tells. */
export type ComposerProps = {
  readonly draft: Cell<string>;
  readonly max_chars: number;
  readonly words: ComposerWords;
  /** `false` when it was not taken; the draft then stays. */
  readonly on_send: (text: string) => boolean;
  readonly on_typing: () => void;
  /** Takes the focus when it appears. */
  readonly takes_focus?: boolean;
  /** Stands before the field: another way to begin. */
  readonly beside?: ComponentChildren;
};

/** The counter shows when this little is left. */
const counter_from = 200;

/** Whether Enter sends. On a phone it makes a new line: there is no Shift to hold. */
function enter_sends(): boolean {
  return matchMedia("(hover: hover) and (pointer: fine)").matches;
}

/** A growing text field with a send button. */
export function Composer({
  draft,
  max_chars,
  words,
  on_send,
  on_typing,
  takes_focus,
  beside,
}: ComposerProps): JSX.Element {
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const [full, set_full] = useState(false);
  const sends = enter_sends();
  const written = use_cell(draft);
  const left = max_chars - length_in_chars(written.trim());
  const ready = written.trim() !== "" && left >= 0;

  const send = (): void => {
    if (ready) {
      const taken = on_send(draft.value);
      if (taken) draft.value = "";
      set_full(!taken);
    }
    field.current?.focus();
  };
  const on_key = (event: KeyboardEvent): void => {
    // While a character is being composed, Enter belongs to the input method.
    if (event.key !== "Enter" || event.isComposing) return;
    if (event.ctrlKey || event.metaKey || (sends && !event.shiftKey)) {
      event.preventDefault();
      send();
    }
  };
  useLayoutEffect(() => {
    const { current } = field;
    if (current === null || CSS.supports("field-sizing", "content")) return;
    current.style.height = "auto";
    current.style.height = `${current.scrollHeight + 2}px`;
  }, [written]);
  useLayoutEffect(() => {
    if (takes_focus === true) field.current?.focus();
  }, []);

  return (
    <form
      class="composer"
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label class="visually-hidden" for={id}>
        {words.label}
      </label>
      <div class="composer-row">
        {beside}
        <textarea
          id={id}
          ref={field}
          rows={1}
          placeholder={words.label}
          value={written}
          autocomplete="off"
          autocorrect="off"
          autocapitalize="sentences"
          spellcheck={false}
          {...no_suggestions}
          translate={false}
          enterkeyhint={sends ? "send" : "enter"}
          aria-describedby={`${id}-hint`}
          aria-invalid={left < 0}
          onInput={(event) => {
            draft.value = event.currentTarget.value;
            if (draft.value !== "") on_typing();
          }}
          onKeyDown={on_key}
        />
        <button type="submit" class="ds-button composer-send" aria-disabled={!ready}>
          {words.send}
        </button>
      </div>
      <p class="composer-full" role="status">
        {full ? words.full : ""}
      </p>
      <div class="composer-foot">
        <p id={`${id}-hint`}>{words.enter[sends ? 1 : 0]}</p>
        <p class="composer-left" data-over={left < 0} aria-live={left < 0 ? "polite" : "off"}>
          {left < 0 ? words.too_long(-left) : left <= counter_from ? words.left(left) : ""}
        </p>
      </div>
    </form>
  );
}
