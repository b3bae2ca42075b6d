// The other numbers, as they stand on many screens.

import type { JSX } from "preact";
import { PhoneList } from "../../../ui/phone-list/phone-list.tsx";
import { use_surroundings } from "../context.ts";

/** Heading and list; `first` puts one number before the others. */
export function Phones({ first }: { readonly first?: string }): JSX.Element {
  const { t, page } = use_surroundings();
  const phones = page.phones ?? [];
  const sorted = [...phones.filter((phone) => phone.tel === first), ...phones.filter((phone) => phone.tel !== first)];
  return (
    <div class="screen-phones">
      <h2 class="ds-heading" data-size="xs">
        {t("visit-phones-title")}
      </h2>
      <PhoneList phones={sorted} note={t("visit-phones-note")} />
    </div>
  );
}
