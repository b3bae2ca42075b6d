// Others who answer, with a number that can be tapped.

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
            <span>
              {phone.name}
              <small>{phone.note}</small>
            </span>
            <a href={`tel:${phone.tel}`}>{phone.number}</a>
          </li>
        ))}
      </ul>
      <p class="small">{note}</p>
    </>
  );
}
