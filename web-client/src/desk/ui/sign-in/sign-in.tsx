// The server has forgotten who sits here: signing in again without leaving the talk, so
// that what was said and what is on its way stay on the desk.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { ErrorId } from "../../../protocol/wire.ts";
import type { Session } from "../../session.ts";
import { Dialog } from "../dialog/dialog.tsx";
import { refusal } from "../words.ts";
import "./sign-in.css";

/** The form over the desk. It stays until it is answered: there is nothing behind it to go on with. */
export function SignIn({
  session,
  hint = session.t("desk-sign-in-hint"),
}: {
  readonly session: Session;
  /** Why it is asked for. */
  readonly hint?: string;
}): JSX.Element {
  const { t } = session;
  const [problem, set_problem] = useState<ErrorId>();
  const [busy, set_busy] = useState(false);
  const submit = async (event: Event & { readonly currentTarget: HTMLFormElement }): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    const form = event.currentTarget;
    const given = new FormData(form);
    set_busy(true);
    const refused = await session.sign_in_again(String(given.get("name")), String(given.get("password")));
    set_busy(false);
    set_problem(refused);
    if (refused !== undefined) form.querySelector<HTMLElement>("[name=password]")?.focus();
  };
  return (
    <Dialog label={t("desk-sign-in")} stays>
      <p>{hint}</p>
      <div role="alert">
        {problem !== undefined && (
          <div class="ds-alert" data-color="warning">
            <p>{refusal(t, problem)}</p>
          </div>
        )}
      </div>
      <form class="sign-in-again" onSubmit={(event) => void submit(event)}>
        <div class="ds-field">
          <label class="ds-label" for="sign-in-name">
            {t("desk-sign-in-name")}
          </label>
          <input
            class="ds-input"
            id="sign-in-name"
            name="name"
            autocomplete="username"
            autocapitalize="none"
            spellcheck={false}
            maxLength={64}
            required
          />
        </div>
        <div class="ds-field">
          <label class="ds-label" for="sign-in-password">
            {t("desk-sign-in-password")}
          </label>
          <input
            class="ds-input"
            id="sign-in-password"
            name="password"
            type="password"
            autocomplete="current-password"
            maxLength={200}
            required
          />
        </div>
        <button type="submit" class="ds-button" data-variant="primary" aria-disabled={busy}>
          {t("desk-sign-in-submit")}
        </button>
      </form>
    </Dialog>
  );
}
