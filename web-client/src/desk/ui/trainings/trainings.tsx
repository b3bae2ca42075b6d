// Trainings of one's own that have lapsed or are due soon, with what follows and whom to ask.

import type { JSX } from "preact";
import type { TrainingNote } from "../../../protocol/wire.ts";
import type { Session } from "../../session.ts";
import { theme_key } from "../words.ts";
import "./trainings.css";

/** All of them; nothing when everything holds. */
export function Trainings({ session }: { readonly session: Session }): JSX.Element | null {
  const { trainings } = session.desk.value;
  if (trainings === undefined || trainings.length === 0) return null;
  return (
    <section class="trainings" aria-labelledby="trainings" data-color={stops(trainings) ? "warning" : "info"}>
      <h2 id="trainings">{session.t("desk-trainings")}</h2>
      <ul>
        {trainings.map((training) => (
          <li key={training.name}>{in_words(session, training)}</li>
        ))}
      </ul>
    </section>
  );
}

function stops(trainings: readonly TrainingNote[]): boolean {
  return trainings.some(({ lapsed, mandatory }) => lapsed && mandatory);
}

function in_words({ t }: Session, { name, due, lapsed, mandatory, theme }: TrainingNote): string {
  const words = { name, date: as_people_write(due) };
  if (!lapsed) return t("desk-training-due", words);
  if (!mandatory) return t("desk-training-lapsed", words);
  if (theme === undefined) return t("desk-training-stops", words);
  return t("desk-training-stops-theme", { ...words, theme: t(theme_key[theme]) });
}

/** `2026-11-22` as `22.11.2026`, which is the same in every zone. */
function as_people_write(due: string): string {
  return due.split("-").reverse().join(".");
}
