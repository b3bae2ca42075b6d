// Who is on by the rota and who is next. It says who was expected; the bar says who is there.

import type { JSX } from "preact";
import type { Language, RotaPicture, RotaShift } from "../../../protocol/wire.ts";
import type { Session } from "../../session.ts";
import { language_key } from "../words.ts";
import "./rota.css";

const all_languages: readonly Language[] = ["nb", "nn", "en"];

const nothing_planned: RotaPicture = { now: [], next: [] };

/** The card, when there is a rota; for a shift lead always, as the way to plan one. */
export function Rota({ session }: { readonly session: Session }): JSX.Element | null {
  const { t } = session;
  const rota = session.desk.value.rota ?? nothing_planned;
  if (is_empty(rota) && !session.leads) return null;
  return (
    <section class="rota-card" aria-labelledby="rota">
      <h2 id="rota">{t("desk-rota")}</h2>
      {rota.now.length === 0 && <p>{t("desk-rota-nobody-now")}</p>}
      {rota.now.map((shift) => (
        <p key={shift.from + shift.members.join()}>
          <strong>{t("desk-rota-now", { ...times(shift), members: named(shift.members) })}</strong>
        </p>
      ))}
      {rota.now.length > 0 && <Covered session={session} shifts={rota.now} />}
      <StandIns session={session} shifts={rota.now} />
      {rota.next.map((shift) => (
        <p key={shift.day + shift.from + shift.members.join()}>
          {t("desk-rota-next", { ...times(shift), date: as_people_write(shift.day), members: named(shift.members) })}
        </p>
      ))}
      <p>
        <a href={`${session.home}/rota`} target="_blank" rel="noopener">
          {t("desk-rota-open")}
        </a>
      </p>
    </section>
  );
}

function Covered({
  session,
  shifts,
}: {
  readonly session: Session;
  readonly shifts: readonly RotaShift[];
}): JSX.Element {
  const { t } = session;
  const is_covered = (language: Language) => shifts.some(({ languages }) => languages.includes(language));
  const names = (languages: readonly Language[]) => languages.map((language) => t(language_key[language])).join(", ");
  const covered = all_languages.filter(is_covered);
  const missing = all_languages.filter((language) => !is_covered(language));
  return (
    <>
      {covered.length > 0 && <p>{t("desk-rota-covered", { languages: names(covered) })}</p>}
      {missing.length > 0 && <p class="rota-missing">{t("desk-rota-uncovered", { languages: names(missing) })}</p>}
    </>
  );
}

function StandIns({
  session,
  shifts,
}: {
  readonly session: Session;
  readonly shifts: readonly RotaShift[];
}): JSX.Element | null {
  const people = shifts.flatMap(({ stand_ins }) => stand_ins);
  return people.length === 0 ? null : <p>{session.t("desk-rota-stand-ins", { members: named(people) })}</p>;
}

function is_empty({ now, next }: RotaPicture): boolean {
  return now.length === 0 && next.length === 0;
}

function times({ from, to }: RotaShift): { from: string; to: string } {
  return { from, to };
}

function named(people: readonly string[]): string {
  return people.length === 0 ? "–" : people.join(", ");
}

/** `2026-11-22` as `22.11.2026`, which is the same in every zone. */
function as_people_write(day: string): string {
  return day.split("-").reverse().join(".");
}
