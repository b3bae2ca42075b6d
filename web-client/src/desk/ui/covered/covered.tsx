// The desk when nobody has sat at it for a while: nothing of it can be read, and whoever
// signs in goes on where it was left.

import type { JSX } from "preact";
import type { Session } from "../../session.ts";
import { SignIn } from "../sign-in/sign-in.tsx";
import "./covered.css";

/** Stands in the place of the whole desk, so that no word of a talk is left on the page. */
export function Covered({ session }: { readonly session: Session }): JSX.Element {
  const { t } = session;
  return (
    <div class="covered">
      <h1 class="ds-heading" data-size="2xs">
        {t("desk-title")}
      </h1>
      <SignIn session={session} hint={t("desk-covered-hint")} />
    </div>
  );
}
