// Something has to be done before one is in: the second step was taken away while somebody sat
// here, or the password was replaced. It is done in another window, so that this one keeps
// the talk.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Elsewhere, Session } from "../../session.ts";

/** Where each is done, below the desk, and what is said of it. */
const PLACES = {
  set_up: { path: "/sign-in/set-up", hint: "desk-sign-in-set-up-hint", name: "desk-sign-in-set-up" },
  choose: { path: "/sign-in/password", hint: "desk-sign-in-choose-hint", name: "desk-sign-in-choose" },
} as const satisfies Readonly<Record<Elsewhere, object>>;

/** The way to the other window, and back. */
export function ElsewhereFirst({
  session,
  what,
}: {
  readonly session: Session;
  readonly what: Elsewhere;
}): JSX.Element {
  const { t } = session;
  const { path, hint, name } = PLACES[what];
  return (
    <div class="sign-in-again">
      <p>{t(hint)}</p>
      <a class="ds-button" data-variant="primary" href={`${session.home}${path}`} target="_blank" rel="noopener">
        {t(name)}
      </a>
      <BackAgain session={session} />
    </div>
  );
}

/** The sign-in provider asks on its own pages, so that is another window too. `left` is called when it opens. */
export function ProviderBeside({
  session,
  name,
  left,
}: {
  readonly session: Session;
  readonly name: string;
  readonly left: () => void;
}): JSX.Element {
  const { t } = session;
  return (
    <form method="post" action={`${session.home}/sign-in/provider`} target="_blank" rel="noopener" onSubmit={left}>
      <button type="submit" name="beside" value="talk" class="ds-button sign-in-passkey" data-variant="secondary">
        {t("desk-sign-in-provider", { name })}
      </button>
    </form>
  );
}

/** Says that it has been done there. */
export function BackAgain({ session }: { readonly session: Session }): JSX.Element {
  const { t } = session;
  const [not_yet, set_not_yet] = useState(false);
  const go_on = async (): Promise<void> => set_not_yet(!(await session.go_on_signed_in()));
  return (
    <>
      <button type="button" class="ds-button" data-variant="secondary" onClick={() => void go_on()}>
        {t("desk-sign-in-set-up-done")}
      </button>
      <p role="status">{not_yet && t("desk-sign-in-set-up-not-yet")}</p>
    </>
  );
}
