// The plan as a whole: to read, to print, to copy. It is never sent and never a file.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Translate } from "../../texts/t.ts";
import { Sheet } from "../../ui/tool/sheet.tsx";
import { type Act, type Part, type Plan, parts } from "../state.ts";
import type { PlanPage } from "./page.ts";
import { tick_key } from "./step.tsx";

/** What it shows. */
export type DoneProps = {
  readonly t: Translate;
  readonly page: PlanPage;
  readonly plan: Plan;
  readonly act: (act: Act) => void;
};

/** The last screen. */
export function Done({ t, page, plan, act }: DoneProps): JSX.Element {
  const chosen = parts(plan);
  const heading = t(plan.neutral ? "plan-title" : "plan-heading");
  return (
    <Sheet title={t("plan-done")} takes_focus>
      {chosen.length === 0 ? (
        <p class="lead">{t("plan-empty")}</p>
      ) : (
        <>
          <section class="plan-paper" aria-labelledby="plan-heading">
            <h2 id="plan-heading">{heading}</h2>
            {chosen.map(({ step, ticks, words }) => (
              <div class="plan-part" key={step}>
                <h3>{t(`plan-${step}`)}</h3>
                {ticks.length > 0 && (
                  <ul>
                    {ticks.map((tick) => (
                      <li key={tick}>{t(tick_key(tick))}</li>
                    ))}
                  </ul>
                )}
                {words !== "" && <p class="plan-own">{words}</p>}
              </div>
            ))}
          </section>
          <p>{t("plan-closing")}</p>
          <label class="plan-tick">
            <input
              type="checkbox"
              checked={plan.neutral}
              onChange={(event) => act({ type: "neutral", neutral: event.currentTarget.checked })}
            />
            <span>{t("plan-neutral")}</span>
          </label>
          <p class="note">{t("plan-warning")}</p>
          <TakeAlong t={t} text={() => as_text(t, heading, chosen)} />
        </>
      )}
      <p>
        <a class="ds-button tool-act" data-variant={chosen.length === 0 ? "primary" : "secondary"} href={page.chat}>
          {t("plan-talk")}
        </a>
      </p>
      <div class="tool-ways">
        <button type="button" class="ds-button" data-variant="tertiary" onClick={() => act({ type: "back" })}>
          {t("plan-back")}
        </button>
        <button type="button" class="ds-button" data-variant="tertiary" onClick={() => act({ type: "again" })}>
          {t("plan-again")}
        </button>
      </div>
    </Sheet>
  );
}

function TakeAlong({ t, text }: { readonly t: Translate; readonly text: () => string }): JSX.Element {
  const [copied, set_copied] = useState<boolean | undefined>(undefined);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text());
      set_copied(true);
    } catch {
      set_copied(false);
    }
  };
  return (
    <>
      <div class="plan-take">
        <button type="button" class="ds-button" onClick={() => print()}>
          {t("plan-print")}
        </button>
        <button type="button" class="ds-button" data-variant="secondary" onClick={() => void copy()}>
          {t("plan-copy")}
        </button>
      </div>
      <p class="plan-hint" role="status">
        {copied === undefined ? "" : t(copied ? "plan-copied" : "plan-not-copied")}
      </p>
    </>
  );
}

function as_text(t: Translate, heading: string, chosen: readonly Part[]): string {
  const part = ({ step, ticks, words }: Part): string =>
    [t(`plan-${step}`), ...ticks.map((tick) => `- ${t(tick_key(tick))}`), ...(words === "" ? [] : [words])].join("\n");
  return [heading, ...chosen.map(part)].join("\n\n");
}
