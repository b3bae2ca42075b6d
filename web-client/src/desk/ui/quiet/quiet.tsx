// The room where a talk will be, while there is none.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Availability } from "../../../protocol/wire.ts";
import type { Session } from "../../session.ts";
import { OwnReplies } from "../own-replies/own-replies.tsx";
import type { PlainKey } from "../words.ts";
import "./quiet.css";

const words: Record<Exclude<Availability["state"], "talking">, { name: PlainKey; hint: PlainKey }> = {
  resting: { name: "desk-quiet-resting", hint: "desk-quiet-resting-hint" },
  paused: { name: "desk-quiet-paused", hint: "desk-quiet-paused-hint" },
  ready: { name: "desk-quiet-ready", hint: "desk-quiet-ready-hint" },
  offering: { name: "desk-quiet-offering", hint: "desk-quiet-offering-hint" },
};

/** Some kind words about what happens next. */
export function Quiet({ session }: { readonly session: Session }): JSX.Element {
  const { shift, me } = session.desk.value;
  const state = shift?.me.state;
  const [preparing, set_preparing] = useState(false);
  if (state === undefined || state === "talking") return <div class="quiet" />;
  // Who is ready may be called away from it at any moment.
  const has_time = state === "resting" || state === "paused";
  return (
    <>
      <div class="quiet" data-state={state}>
        <LitWindow />
        <h2 class="ds-heading" data-size="sm">
          {session.t(words[state].name)}
        </h2>
        <p>{session.t(words[state].hint)}</p>
        {has_time && (
          <button type="button" class="ds-button" data-variant="tertiary" onClick={() => set_preparing(true)}>
            {session.t("desk-own-replies-prepare")}
          </button>
        )}
      </div>
      {preparing && (
        <OwnReplies session={session} language={me?.languages[0] ?? "nb"} on_close={() => set_preparing(false)} />
      )}
    </>
  );
}

/** A window with the light on: somebody is in, and nothing moves. */
function LitWindow(): JSX.Element {
  return (
    <svg class="quiet-window" viewBox="0 0 64 64" aria-hidden="true">
      <path class="quiet-light" d="M14 56V30a18 18 0 0 1 36 0v26z" />
      <path d="M14 56V30a18 18 0 0 1 36 0v26z M32 12v44 M14 36h36 M8 56h48" />
    </svg>
  );
}
