// Large buttons below each other, one for each answer.

import "./choices.css";
import type { JSX } from "preact";

/** One thing to choose. */
export type Choice<Value> = { readonly value: Value; readonly text: string };

/** What can be chosen, and what was before. */
export type ChoicesProps<Value> = {
  readonly choices: readonly Choice<Value>[];
  readonly chosen?: Value | undefined;
  readonly on_choose: (value: Value) => void;
};

/** The list of them. */
export function Choices<Value>({ choices, chosen, on_choose }: ChoicesProps<Value>): JSX.Element {
  return (
    <ul class="choices">
      {choices.map(({ value, text }) => (
        <li key={text}>
          <button
            type="button"
            class="choice"
            aria-pressed={chosen !== undefined && value === chosen ? "true" : undefined}
            onClick={() => on_choose(value)}
          >
            {text}
          </button>
        </li>
      ))}
    </ul>
  );
}
