// What colleagues ask: to come into a talk.

import type { JSX } from "preact";
import type { Session } from "../../session.ts";
import { AskedCard } from "../handing/asked-card.tsx";

/** One card for each. */
export function CalledIns({ session }: { readonly session: Session }): JSX.Element {
  const { t } = session;
  return (
    <div class="take-overs">
      {session.desk.value.called_ins.map((asked) => (
        <AskedCard
          key={asked.conversation}
          session={session}
          title={t(asked.lead ? "desk-called-in-lead" : "desk-called-in", { alias: asked.from })}
          asked={asked}
          take={t("desk-called-in-take")}
          taken={asked.coming ? t("desk-called-in-coming") : undefined}
          on_answer={(answer) => session.answer_call_in(asked.conversation, asked.number, answer)}
        />
      ))}
    </div>
  );
}
