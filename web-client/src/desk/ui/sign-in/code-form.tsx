// The second step of signing in again.

import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Translate } from "../../../texts/t.ts";
import { Field, type Submitted } from "./field.tsx";

/** A code from the app, or a recovery code: each with the keyboard that a phone should show for it. */
export function CodeForm({
  t,
  busy,
  give,
}: {
  readonly t: Translate;
  readonly busy: boolean;
  readonly give: (code: string) => Promise<boolean>;
}): JSX.Element {
  const [recovery, set_recovery] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const to_the_field = (): void => form.current?.querySelector("input")?.select();
  // It took the place of what had the focus. Whoever turns to the other code goes on typing, too.
  useEffect(to_the_field, [recovery]);
  const submit = async (event: Submitted): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    const taken = await give(String(new FormData(event.currentTarget).get("code")));
    if (!taken) to_the_field();
  };
  return (
    <form ref={form} class="sign-in-again" onSubmit={(event) => void submit(event)}>
      {recovery ? (
        <Field key="recovery" label={t("desk-sign-in-recovery-code")} name="code" autocomplete="off" maxLength={40} />
      ) : (
        <Field
          key="app"
          label={t("desk-sign-in-code")}
          name="code"
          autocomplete="one-time-code"
          inputMode="numeric"
          maxLength={16}
        />
      )}
      <button type="submit" class="ds-button" data-variant="primary" aria-disabled={busy}>
        {t("desk-sign-in-submit")}
      </button>
      <button type="button" class="ds-button" data-variant="tertiary" onClick={() => set_recovery(!recovery)}>
        {t(recovery ? "desk-sign-in-app" : "desk-sign-in-recovery")}
      </button>
    </form>
  );
}
