// One step: what can be ticked first, then a place for words of one's own.

import type { JSX } from "preact";
import type { TextKeys } from "../../texts/keys.ts";
import type { Translate } from "../../texts/t.ts";
import { no_suggestions } from "../../ui/browser/no-suggestions.ts";
import { Sheet } from "../../ui/tool/sheet.tsx";
import { type Act, type Plan, step_at, words_max } from "../state.ts";
import { type Step, steps_of, type Tick, ticks_of } from "../steps.ts";

/** What it shows. */
export type StepProps = { readonly t: Translate; readonly plan: Plan; readonly act: (act: Act) => void };

/** The step that is due. */
export function StepView({ t, plan, act }: StepProps): JSX.Element | null {
  const step = step_at(plan);
  if (step === undefined || plan.stage.name !== "step") return null;
  const count = { n: plan.stage.at + 1, of: steps_of(plan.mode, plan.family).length };
  return (
    <Sheet title={t(`plan-${step}`)} over={t("plan-count", count)} takes_focus>
      <fieldset class="plan-ticks">
        <legend class="visually-hidden">{t(`plan-${step}`)}</legend>
        {ticks_of(step, plan.family).map((tick) => (
          <label class="plan-tick" key={tick}>
            <input
              type="checkbox"
              checked={plan.ticked.has(tick)}
              onChange={(event) => act({ type: "tick", tick, on: event.currentTarget.checked })}
            />
            <span>{t(tick_key(tick))}</span>
          </label>
        ))}
      </fieldset>
      {(step === "phone" || step === "others") && <p class="note">{t(`plan-${step}-note`)}</p>}
      <Words key={step} t={t} step={step} words={plan.words[step] ?? ""} act={act} />
      <button type="button" class="ds-button tool-act" onClick={() => act({ type: "next" })}>
        {t("plan-next")}
      </button>
      <div class="tool-ways">
        <button type="button" class="ds-button" data-variant="tertiary" onClick={() => act({ type: "back" })}>
          {t("plan-back")}
        </button>
        <button type="button" class="ds-button" data-variant="tertiary" onClick={() => act({ type: "show" })}>
          {t("plan-show")}
        </button>
      </div>
    </Sheet>
  );
}

type WordsProps = {
  readonly t: Translate;
  readonly step: Step;
  readonly words: string;
  readonly act: (act: Act) => void;
};

function Words({ t, step, words, act }: WordsProps): JSX.Element {
  return (
    <div class="plan-words">
      <label class="ds-label" for="words">
        {t("plan-words")}
      </label>
      <p class="plan-hint" id="words-hint">
        {t("plan-words-hint")}
      </p>
      {/* What is written here is no keyboard's, dictionary's or translator's business. */}
      <textarea
        id="words"
        class="ds-input"
        rows={3}
        maxLength={words_max}
        aria-describedby="words-hint"
        autocomplete="off"
        autocorrect="off"
        spellcheck={false}
        translate={false}
        {...no_suggestions}
        value={words}
        onInput={(event) => act({ type: "write", step, words: event.currentTarget.value })}
      />
    </div>
  );
}

/** The key of something to tick. */
export function tick_key(tick: Tick): keyof TextKeys & `plan-${Tick}` {
  return `plan-${tick}` as keyof TextKeys & `plan-${Tick}`;
}
