// The server has forgotten who sits here: signing in again without leaving the talk, so
// that what was said and what is on its way stay on the desk.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { ErrorId } from "../../../protocol/wire.ts";
import type { Elsewhere, Entry, Session } from "../../session.ts";
import { Dialog } from "../dialog/dialog.tsx";
import { refusal } from "../words.ts";
import { CodeForm } from "./code-form.tsx";
import { BackAgain, ElsewhereFirst, ProviderBeside } from "./elsewhere.tsx";
import { PasswordForm } from "./password-form.tsx";
import "./sign-in.css";

/** What is asked for now. */
type Step = "password" | "code" | "provider" | Elsewhere;

/** The forms over the desk. They stay until they are answered: there is nothing behind them to go on with. */
export function SignIn({
  session,
  hint = session.t("desk-sign-in-hint"),
}: {
  readonly session: Session;
  /** Why it is asked for. */
  readonly hint?: string;
}): JSX.Element {
  const { t } = session;
  const [step, set_step] = useState<Step>("password");
  const [problem, set_problem] = useState<ErrorId | "given_up">();
  const [busy, set_busy] = useState(false);
  /** `false` when it was refused, and the field wants other words. */
  const give = async (attempt: Promise<Entry>): Promise<boolean> => {
    set_busy(true);
    const entry = await attempt;
    set_busy(false);
    const refused = typeof entry === "object" ? entry.refused : undefined;
    set_problem(entry === "given_up" ? entry : refused);
    if (entry === "code" || entry === "set_up" || entry === "choose") set_step(entry);
    if (refused === "second_step_expired") set_step("password");
    return refused === undefined;
  };
  return (
    <Dialog label={t("desk-sign-in")} stays>
      {step === "password" && <p>{hint}</p>}
      {step === "code" && <p>{t("desk-sign-in-code-hint")}</p>}
      <div role="alert">
        {problem !== undefined && (
          <div class="ds-alert" data-color="warning">
            <p>{problem === "given_up" ? t("desk-sign-in-passkey-given-up") : refusal(t, problem)}</p>
          </div>
        )}
      </div>
      {step === "password" && (
        <PasswordForm t={t} busy={busy} give={(name, password) => give(session.sign_in_again(name, password))} />
      )}
      {step === "password" && session.has_passkeys && (
        <button
          type="button"
          class="ds-button sign-in-passkey"
          data-variant="secondary"
          aria-disabled={busy}
          onClick={() => void (busy || give(session.use_passkey()))}
        >
          {t("desk-sign-in-passkey")}
        </button>
      )}
      {(step === "password" || step === "provider") && session.provider !== undefined && (
        <ProviderBeside session={session} name={session.provider} left={() => set_step("provider")} />
      )}
      {step === "provider" && (
        <div class="sign-in-again">
          <p>{t("desk-sign-in-provider-hint")}</p>
          <BackAgain session={session} />
          <button type="button" class="ds-button" data-variant="tertiary" onClick={() => set_step("password")}>
            {t("desk-sign-in-otherwise")}
          </button>
        </div>
      )}
      {step === "code" && <CodeForm t={t} busy={busy} give={(code) => give(session.give_code(code))} />}
      {(step === "set_up" || step === "choose") && <ElsewhereFirst session={session} what={step} />}
    </Dialog>
  );
}
