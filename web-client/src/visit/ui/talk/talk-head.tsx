// Over the talk: who answers and whether they are there, other help, and the end.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { CounsellorPresence } from "../../../protocol/wire.ts";
import { Confirm } from "../../../ui/confirm/confirm.tsx";
import { use_surroundings } from "../context.ts";
import { Phones } from "../screen/phones.tsx";

/** What it shows. */
export type TalkHeadProps = {
  readonly alias: string;
  /** While nothing is heard, nobody knows whether they are there. */
  readonly counsellor: CounsellorPresence | "unknown";
};

/** The head of the talk. */
export function TalkHead({ alias, counsellor }: TalkHeadProps): JSX.Element {
  const { t, visit } = use_surroundings();
  const [help, set_help] = useState(false);
  return (
    <header class="talk-head">
      <div class="talk-who">
        <h1 class="ds-heading" data-size="2xs">
          {alias}
        </h1>
        <p class="presence" data-presence={counsellor}>
          {t(`visit-counsellor-${counsellor}`)}
        </p>
      </div>
      <div class="talk-acts">
        <button
          type="button"
          class="ds-button"
          data-variant="tertiary"
          aria-expanded={help}
          aria-controls="talk-help"
          onClick={() => set_help(!help)}
        >
          {t(help ? "visit-help-close" : "visit-help-now")}
        </button>
        <Confirm
          text={t("visit-end")}
          question={t("visit-end-question")}
          yes={t("visit-end-yes")}
          no={t("visit-end-no")}
          on_yes={() => visit.leave()}
        />
      </div>
      <div id="talk-help" class="talk-help" hidden={!help}>
        {help && <Phones first="112" />}
      </div>
    </header>
  );
}
