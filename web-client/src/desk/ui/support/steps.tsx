// The five steps of a first contact, in their order, each with a few open questions. They
// are reminders: nobody has to be taken through them.

import type { JSX } from "preact";
import type { Session } from "../../session.ts";
import type { PlainKey } from "../words.ts";

const steps: readonly { name: PlainKey; questions: readonly PlainKey[] }[] = [
  {
    name: "desk-step-invite",
    questions: ["desk-step-invite-1", "desk-step-invite-2", "desk-step-invite-3"],
  },
  {
    name: "desk-step-overview",
    questions: ["desk-step-overview-1", "desk-step-overview-2", "desk-step-overview-3"],
  },
  { name: "desk-step-inform", questions: ["desk-step-inform-1", "desk-step-inform-2"] },
  { name: "desk-step-needs", questions: ["desk-step-needs-1", "desk-step-needs-2", "desk-step-needs-3"] },
  { name: "desk-step-register", questions: ["desk-step-register-1", "desk-step-register-2"] },
];

/** The steps as a list to look at. */
export function Steps({ session }: { readonly session: Session }): JSX.Element {
  const { t } = session;
  return (
    <ol class="steps">
      {steps.map(({ name, questions }) => (
        <li key={name}>
          <h3 class="steps-name">{t(name)}</h3>
          <ul>
            {questions.map((question) => (
              <li key={question}>{t(question)}</li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
