// A labelled field of the forms over the desk.

import type { JSX } from "preact";

/** A form was sent. */
export type Submitted = Event & { readonly currentTarget: HTMLFormElement };

/** One line that must be filled in. */
export function Field({
  label,
  name,
  type = "text",
  autocomplete,
  inputMode,
  maxLength,
}: {
  readonly label: string;
  readonly name: string;
  readonly type?: "text" | "password";
  readonly autocomplete: string;
  readonly inputMode?: "numeric";
  readonly maxLength: number;
}): JSX.Element {
  const id = `sign-in-${name}`;
  const line = {
    class: "ds-input",
    id,
    name,
    autocomplete,
    autocapitalize: "none",
    spellcheck: false,
    maxLength,
  } as const;
  return (
    <div class="ds-field">
      <label class="ds-label" for={id}>
        {label}
      </label>
      {type === "password" ? (
        <input type="password" {...line} required />
      ) : (
        <input type="text" inputMode={inputMode} {...line} required />
      )}
    </div>
  );
}
