// In the dialog that ends a talk: a break from the connection, for whom it is too much. Out of
// sight until it is looked for, and as short as it can be.

import type { JSX } from "preact";
import { useId, useState } from "preact/hooks";
import type { RespiteLength } from "../../../protocol/wire.ts";
import type { Talk } from "../../chat/state.ts";
import type { Session } from "../../session.ts";
import "./respite.css";

const lengths = [
  ["quarter_hour", "desk-respite-quarter-hour"],
  ["hour", "desk-respite-hour"],
  ["evening", "desk-respite-evening"],
] as const;

/** What may be chosen, and the button that ends the talk with it. */
export function AskRespite({
  session,
  talk,
  says_something,
  on_end,
}: {
  readonly session: Session;
  readonly talk: Talk;
  /** Whether there is a last word to send. */
  readonly says_something: boolean;
  readonly on_end: (respite: RespiteLength) => void;
}): JSX.Element {
  const { t, leads } = session;
  const [length, set_length] = useState<RespiteLength | undefined>(undefined);
  const name = useId();
  return (
    <details class="ask-respite">
      <summary>{t("desk-respite")}</summary>
      <p class="ask-respite-care">{t("desk-respite-care")}</p>
      {talk.visitor === "lost" ? (
        <p>{t("desk-respite-lost")}</p>
      ) : (
        <>
          <p class="ask-respite-hint" id={`${name}-hint`}>
            {t("desk-respite-hint")}
          </p>
          <fieldset aria-describedby={`${name}-hint`}>
            <legend>{t("desk-respite-length")}</legend>
            {lengths.map(([one, key]) => (
              <label key={one}>
                <input
                  type="radio"
                  class="ds-input"
                  name={name}
                  checked={length === one}
                  onChange={() => set_length(one)}
                />
                <span>{t(one === "evening" && leads ? "desk-respite-evening-lead" : key)}</span>
              </label>
            ))}
          </fieldset>
          <button
            type="button"
            class="ds-button"
            data-variant="secondary"
            aria-disabled={length === undefined}
            onClick={() => length !== undefined && on_end(length)}
          >
            {t(says_something ? "desk-respite-send" : "desk-respite-end")}
          </button>
        </>
      )}
    </details>
  );
}
