// Five questions, one at a time, each with large answers and a way past it.

import "./taps.css";
import type { JSX } from "preact";
import { type Choice, Choices } from "../../../ui/choices/choices.tsx";
import { type Answers, type Tap, taps, type VisitState } from "../../chat/state.ts";
import { use_surroundings } from "../context.ts";
import { Screen } from "../screen/screen.tsx";
import { LanguageTap } from "./language.tsx";
import { TapHelp } from "./tap-help.tsx";

const safeties = ["safe", "unsure", "unsafe"] as const;
const ages = ["under_16", "16_17", "18_20", "21_23", "24_25", "over_25"] as const;
const wishes = ["woman", "man"] as const;
const themes = ["myself", "someone_else", "my_actions", "my_work", "question"] as const;

/** The question that is due, or the help its answer calls for. */
export function Taps({ state }: { readonly state: VisitState }): JSX.Element | null {
  const { t, visit } = use_surroundings();
  const { stage, answers } = state;
  if (stage.name !== "taps") return null;
  if (stage.help) return <TapHelp tap={stage.tap} answers={answers} />;

  const over = t("visit-tap-count", { n: taps.indexOf(stage.tap) + 1, of: taps.length });
  const back = (
    <button type="button" class="ds-button" data-variant="tertiary" onClick={() => visit.act({ type: "back" })}>
      {t("visit-tap-back")}
    </button>
  );
  if (stage.tap === "language") {
    return (
      <Screen title={t("visit-tap-language")} over={over}>
        <LanguageTap answers={answers} staffed={state.service?.languages} />
        <div class="tap-ways">{back}</div>
      </Screen>
    );
  }
  const tap = stage.tap;
  const take = (change: Partial<Answers>): void => {
    visit.act({ type: "answer", answers: change });
    visit.act({ type: "next" });
  };
  return (
    <Screen title={t(`visit-tap-${tap}`)} over={over} key={tap}>
      {tap === "wish" && <p>{t("visit-wish-hint")}</p>}
      <Choices choices={choices(tap, t)} chosen={answers[tap]} on_choose={(value) => take({ [tap]: value })} />
      <div class="tap-ways">
        {back}
        <button type="button" class="ds-button" data-variant="tertiary" onClick={() => visit.act({ type: "skip" })}>
          {t(skip_keys[tap])}
        </button>
      </div>
    </Screen>
  );
}

const skip_keys = {
  safety: "visit-tap-skip",
  age: "visit-age-skip",
  theme: "visit-tap-skip",
  wish: "visit-wish-skip",
} as const;

function choices(
  tap: Exclude<Tap, "language">,
  t: ReturnType<typeof use_surroundings>["t"],
): readonly Choice<string>[] {
  switch (tap) {
    case "safety":
      return safeties.map((value) => ({ value, text: t(`visit-safety-${value}`) }));
    case "age":
      return ages.map((value) => ({ value, text: t(`visit-age-${dashed(value)}`) }));
    case "theme":
      return themes.map((value) => ({ value, text: t(`visit-theme-${dashed(value)}`) }));
    case "wish":
      return wishes.map((value) => ({ value, text: t(`visit-wish-${value}`) }));
    default:
      return tap satisfies never;
  }
}

/** Wire words have `_` where text keys have `-`. */
type Dashed<Word extends string> = Word extends `${infer Before}_${infer After}` ? `${Before}-${Dashed<After>}` : Word;

function dashed<const Word extends string>(word: Word): Dashed<Word> {
  return word.replaceAll("_", "-") as Dashed<Word>;
}
