// The self-check, one screen at a time.

import type { JSX } from "preact";
import { useReducer, useRef } from "preact/hooks";
import type { TextKeys } from "../../texts/keys.ts";
import type { Translate } from "../../texts/t.ts";
import { Choices } from "../../ui/choices/choices.tsx";
import { Cover } from "../../ui/cover/cover.tsx";
import { Sheet } from "../../ui/tool/sheet.tsx";
import { type Answer, answers_to, type Item, items_of, type View } from "../items.ts";
import { type Act, type Check as CheckState, fresh, item_at, step } from "../state.ts";
import type { CheckPage } from "./page.ts";
import { Result } from "./result.tsx";

const views = ["me", "friend", "own"] as const;

/** What it is made of. */
export type CheckProps = { readonly t: Translate; readonly page: CheckPage };

/** The whole of it. What is answered lives in this component and nowhere else. */
export function Check({ t, page }: CheckProps): JSX.Element {
  const [check, act] = useReducer(step, fresh);
  const begun = useRef(false);
  begun.current ||= check !== fresh;
  const { view, stage, answers } = check;
  return (
    <Cover text={t("check-cover")}>
      {stage.name === "choose" && (
        <Sheet title={t("check-heading")} takes_focus={begun.current}>
          <p class="lead">{t("check-lead")}</p>
          <h2>{t("check-view")}</h2>
          <Choices
            choices={views.map((value) => ({ value, text: t(`check-view-${value}`) }))}
            on_choose={(chosen) => act({ type: "choose", view: chosen })}
          />
        </Sheet>
      )}
      {stage.name === "asking" && <Question t={t} check={check} act={act} />}
      {stage.name === "gate" && (
        <Sheet title={t("check-gate")} takes_focus>
          <p>{t("check-gate-hint")}</p>
          <Choices
            choices={[
              { value: "go_on", text: t("check-gate-yes") },
              { value: "finish", text: t("check-gate-no") },
            ]}
            on_choose={(type) => act({ type } as Act)}
          />
          <Ways t={t} act={act} />
        </Sheet>
      )}
      {stage.name === "result" && (
        <Result t={t} page={page} view={view} answers={answers} on_again={() => act({ type: "again" })} />
      )}
    </Cover>
  );
}

type QuestionProps = { readonly t: Translate; readonly check: CheckState; readonly act: (act: Act) => void };

function Question({ t, check, act }: QuestionProps): JSX.Element | null {
  const item = item_at(check);
  if (item === undefined || check.stage.name !== "asking") return null;
  const { view, stage, answers } = check;
  const count = { n: stage.at + 1, of: items_of(view).length };
  return (
    <Sheet
      title={t(statement(view, item))}
      over={t(view === "own" ? "check-count-own" : "check-count", count)}
      takes_focus
    >
      <Choices<Answer>
        choices={answers_to(item).map((value) => ({ value, text: t(`check-${value}`) }))}
        chosen={answers[item]}
        on_choose={(answer) => act({ type: "answer", answer })}
      />
      <Ways t={t} act={act}>
        <button
          type="button"
          class="ds-button"
          data-variant="tertiary"
          onClick={() => act({ type: "answer", answer: undefined })}
        >
          {t(view === "friend" ? "check-pass-friend" : "check-pass")}
        </button>
      </Ways>
      <button
        type="button"
        class="ds-button tool-finish"
        data-variant="tertiary"
        onClick={() => act({ type: "finish" })}
      >
        {t("check-finish")}
      </button>
    </Sheet>
  );
}

type WaysProps = { readonly t: Translate; readonly act: (act: Act) => void; readonly children?: JSX.Element };

function Ways({ t, act, children }: WaysProps): JSX.Element {
  return (
    <div class="tool-ways">
      <button type="button" class="ds-button" data-variant="tertiary" onClick={() => act({ type: "back" })}>
        {t("check-back")}
      </button>
      {children}
    </div>
  );
}

/** The key of what is asked. Not every view asks everything; `items_of` says what it does. */
function statement(view: View, item: Item): keyof TextKeys & `check-${View}-${Item}` {
  return `check-${view}-${item}` as keyof TextKeys & `check-${View}-${Item}`;
}
