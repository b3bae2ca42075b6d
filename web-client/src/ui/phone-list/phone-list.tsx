// Others who answer, with a number that can be tapped. The same form as the public
// pages give the list.

import type { JSX } from "preact";
import type { Phone } from "../page-data/page-data.ts";

/** What it shows. */
export type PhoneListProps = {
  readonly phones: readonly Phone[];
  /** Says that a call shows in the phone's log. */
  readonly note: string;
};

/** The list of numbers and the note about the call log. */
export function PhoneList({ phones, note }: PhoneListProps): JSX.Element {
  return (
    <>
      <ul class="phone-list">
        {phones.map((phone) => (
          <li class="phone" key={phone.tel}>
            <a class="phone-number" href={`tel:${phone.tel}`} aria-label={`${phone.number}, ${phone.name}`}>
              {phone.number}
            </a>
            <span class="phone-name">{phone.name}</span>
            <span class="phone-note">{phone.note}</span>
          </li>
        ))}
      </ul>
      <p class="phone-log">{note}</p>
    </>
  );
}
