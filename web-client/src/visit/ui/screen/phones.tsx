// The other numbers, as they stand on many screens.

import type { JSX } from "preact";
import { PhoneList } from "../../../ui/phone-list/phone-list.tsx";
import { use_surroundings } from "../context.ts";

/** What it shows. */
export type PhonesProps = {
  /** This number before the others. */
  readonly first?: string;
  /** Not these: they stand on the screen already, or are for others. */
  readonly without?: readonly string[];
};

/** Heading and list. */
export function Phones({ first, without = [] }: PhonesProps): JSX.Element {
  const { t, page } = use_surroundings();
  const phones = (page.phones ?? []).filter(({ tel }) => !without.includes(tel));
  const sorted = [...phones.filter((phone) => phone.tel === first), ...phones.filter((phone) => phone.tel !== first)];
  return (
    <div class="screen-phones">
      <h2 class="ds-heading" data-size="xs">
        {t("visit-phones-title")}
      </h2>
      <PhoneList phones={sorted} note={t("shared-call-log")} />
    </div>
  );
}
