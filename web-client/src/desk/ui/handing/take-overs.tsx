// What colleagues ask: to take a talk over.

import type { JSX } from "preact";
import type { Session } from "../../session.ts";
import { AskedCard } from "./asked-card.tsx";

/** One card for each. */
export function TakeOvers({ session }: { readonly session: Session }): JSX.Element {
  const { t } = session;
  return (
    <div class="take-overs">
      {session.desk.value.take_overs.map((asked) => (
        <AskedCard
          key={asked.number}
          session={session}
          title={t("desk-take-over", { alias: asked.from })}
          asked={asked}
          take={t("desk-take-over-take")}
          taken={asked.taken ? t("desk-take-over-taken") : undefined}
          on_answer={(answer) => session.answer_take_over(asked.conversation, asked.number, answer)}
        />
      ))}
    </div>
  );
}
