// The way to the support, in the head of a talk.

import type { JSX } from "preact";
import type { Session } from "../../session.ts";
import type { Support } from "./use-support.ts";

/** Opens and closes the support. */
export function SupportButton({
  session,
  support,
  current,
}: {
  readonly session: Session;
  readonly support: Support;
  /** Whether it is the one that the shortcut means. */
  readonly current: boolean;
}): JSX.Element {
  return (
    <button
      type="button"
      class="ds-button support-button"
      data-variant="tertiary"
      data-size="sm"
      id={current ? "support-button" : undefined}
      aria-expanded={support.open}
      onClick={() => support.toggle()}
    >
      <svg class="desk-icon" viewBox="0 0 24 24" aria-hidden="true">
        <path d="M4 6l1.5 1.5L8 5 M4 12l1.5 1.5L8 11 M4 18l1.5 1.5L8 17 M12 6h8 M12 12h8 M12 18h8" />
      </svg>
      <span class="support-button-name">{session.t("desk-support")}</span>
    </button>
  );
}
