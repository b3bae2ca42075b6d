// Fewer are at their desks than the house wants: why the chat has not opened, and, once it has,
// that it is told to whoever leads the shift and does not close by itself.

import type { JSX } from "preact";
import type { Session } from "../../session.ts";
import "./rota.css";

/** The sentence, for whom it concerns. */
export function TooFew({ session }: { readonly session: Session }): JSX.Element {
  return (
    <div class="too-few" role="status" data-color="warning">
      {in_words(session)}
    </div>
  );
}

function in_words(session: Session): string | undefined {
  const { t, leads } = session;
  const few = session.desk.value.shift?.too_few;
  if (few === undefined) return undefined;
  const values = { here: few.here, wanted: few.wanted };
  if (!few.opened) return t(leads ? "desk-too-few-closed-lead" : "desk-too-few-closed", values);
  return leads ? t("desk-too-few-open", values) : undefined;
}
