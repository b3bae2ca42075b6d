// The first step of signing in again.

import type { JSX } from "preact";
import type { Translate } from "../../../texts/t.ts";
import { Field, type Submitted } from "./field.tsx";

/**
 * As in `domain::password`: 200 characters, each of which may be typed as three signs of four
 * bytes. A narrower field would cut the end off a long password, and nobody would see it.
 */
const PASSWORD_MAX_UNITS = 2400;

/** Name and password. After a refusal the password is the one to type anew. */
export function PasswordForm({
  t,
  busy,
  give,
}: {
  readonly t: Translate;
  readonly busy: boolean;
  readonly give: (name: string, password: string) => Promise<boolean>;
}): JSX.Element {
  const submit = async (event: Submitted): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    const form = event.currentTarget;
    const given = new FormData(form);
    const taken = await give(String(given.get("name")), String(given.get("password")));
    if (!taken) form.querySelector<HTMLElement>("[name=password]")?.focus();
  };
  return (
    <form class="sign-in-again" onSubmit={(event) => void submit(event)}>
      <Field label={t("desk-sign-in-name")} name="name" autocomplete="username" maxLength={64} />
      <Field
        label={t("desk-sign-in-password")}
        name="password"
        type="password"
        autocomplete="current-password"
        maxLength={PASSWORD_MAX_UNITS}
      />
      <button type="submit" class="ds-button" data-variant="primary" aria-disabled={busy}>
        {t("desk-sign-in-submit")}
      </button>
    </form>
  );
}
