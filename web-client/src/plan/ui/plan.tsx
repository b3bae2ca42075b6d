// The safety plan, one screen at a time.

import "./plan.css";
import type { JSX } from "preact";
import { useReducer, useRef } from "preact/hooks";
import type { Translate } from "../../texts/t.ts";
import { Choices } from "../../ui/choices/choices.tsx";
import { Cover } from "../../ui/cover/cover.tsx";
import { Sheet } from "../../ui/tool/sheet.tsx";
import { after, fresh } from "../state.ts";
import { Done } from "./done.tsx";
import type { PlanPage } from "./page.ts";
import { StepView } from "./step.tsx";

const modes = ["staying", "leaving", "over", "short"] as const;

/** What it is made of. */
export type PlanProps = { readonly t: Translate; readonly page: PlanPage };

/** The whole of it. What is chosen lives in this component and nowhere else. */
export function PlanTool({ t, page }: PlanProps): JSX.Element {
  const [plan, act] = useReducer(after, fresh);
  const begun = useRef(false);
  begun.current ||= plan !== fresh;
  const { stage } = plan;
  return (
    <Cover text={t("plan-cover")}>
      {stage.name === "gate" && (
        <Sheet title={t("plan-heading")} takes_focus={begun.current}>
          <p class="lead">{t("plan-lead")}</p>
          <h2>{t("plan-gate")}</h2>
          <p>{t("plan-gate-hint")}</p>
          <button type="button" class="ds-button tool-act" onClick={() => act({ type: "here" })}>
            {t("plan-gate-here")}
          </button>
          <ul class="tool-links">
            <li>
              <a href={page.phone}>{t("plan-gate-read")}</a>
            </li>
            <li>
              <a href={page.chat}>{t("plan-gate-talk")}</a>
            </li>
          </ul>
        </Sheet>
      )}
      {stage.name === "mode" && (
        <Sheet title={t("plan-mode")} takes_focus>
          <label class="plan-tick">
            <input
              type="checkbox"
              checked={plan.family}
              onChange={(event) => act({ type: "family", family: event.currentTarget.checked })}
            />
            <span>
              {t("plan-family")}
              <small>{t("plan-family-hint")}</small>
            </span>
          </label>
          <Choices
            choices={modes.map((value) => ({ value, text: t(`plan-mode-${value}`) }))}
            on_choose={(mode) => act({ type: "mode", mode })}
          />
          <div class="tool-ways">
            <button type="button" class="ds-button" data-variant="tertiary" onClick={() => act({ type: "back" })}>
              {t("plan-back")}
            </button>
          </div>
        </Sheet>
      )}
      {stage.name === "step" && <StepView t={t} plan={plan} act={act} />}
      {stage.name === "done" && <Done t={t} page={page} plan={plan} act={act} />}
    </Cover>
  );
}
