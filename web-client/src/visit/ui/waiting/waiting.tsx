// In the queue: the place, an honest guess, and why if it got longer. Told aloud now
// and then, not at every step.

import "./waiting.css";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Confirm } from "../../../ui/confirm/confirm.tsx";
import { Dots } from "../../../ui/dots/dots.tsx";
import type { Place, VisitState } from "../../chat/state.ts";
import { use_surroundings } from "../context.ts";
import { Phones } from "../screen/phones.tsx";
import { Screen } from "../screen/screen.tsx";
import { Reading } from "./reading.tsx";
import { StayAwake } from "./stay-awake.tsx";
import { use_calm } from "./use-calm.ts";

/** Longer than this at the least is long: say that nobody is forgotten. */
const long_wait_min = 25;

/** The queue as the visitor sees it. */
export function Waiting({ state }: { readonly state: VisitState }): JSX.Element {
  const { t, visit, page } = use_surroundings();
  const [reads, set_reads] = useState(false);
  const { place, notice, late } = state;
  const at = place === undefined ? t("visit-joining") : place_text(place, t);
  const estimate = place === undefined ? t("visit-joining") : estimate_text(place, state, t);
  const why = place?.rose === undefined ? "" : t(`visit-rose-${rose_keys[place.rose]}`);
  const calm = use_calm(place === undefined ? at : `${at} ${estimate} ${why}`);

  if (reads) return <Reading place={at} calm={calm} on_end={() => set_reads(false)} />;
  return (
    <Screen title={t("visit-waiting-title")} kind="waiting">
      <div role="status" class="waiting-notice">
        {notice !== undefined && (
          <p class="note" data-color="info">
            {t(`visit-notice-${notice_keys[notice]}`)}
          </p>
        )}
      </div>
      <div class="place">
        <p class="place-number" aria-hidden="true">
          <small>{t("visit-place-label")}</small>
          {place === undefined ? <Dots /> : place.ahead + 1}
        </p>
        <p class="place-estimate">{estimate}</p>
        {why !== "" && <p class="place-why">{why}</p>}
      </div>
      <div role="status">
        {late && (
          <p class="note" data-color="info">
            {t("visit-waiting-late")}
          </p>
        )}
      </div>
      <p class="visually-hidden" role="status">
        {calm}
      </p>
      <p>
        {is_long(place) && `${t("visit-waiting-long")} `}
        {t("visit-waiting-stay", { minutes: Math.max(1, Math.floor(state.limits.kept_s / 60)) })}
      </p>
      {page.reading !== undefined && place !== undefined && (
        <button type="button" class="ds-button main-act" data-variant="secondary" onClick={() => set_reads(true)}>
          {t("visit-read")}
        </button>
      )}
      <StayAwake />
      {place?.estimate.kind === "nobody_yet" && lacks_language(state) && (
        <Confirm
          text={t("visit-choose-language")}
          question={t("visit-choose-language-question")}
          yes={t("visit-choose-language-yes")}
          no={t("visit-leave-queue-no")}
          on_yes={() => visit.choose_language()}
        />
      )}
      <Confirm
        text={t("visit-leave-queue")}
        question={t("visit-leave-queue-question")}
        yes={t("visit-leave-queue-yes")}
        no={t("visit-leave-queue-no")}
        on_yes={() => visit.leave()}
      />
      <Phones />
    </Screen>
  );
}

const rose_keys = {
  urgent_first: "urgent-first",
  returning_first: "returning-first",
  came_back: "came-back",
} as const;

const notice_keys = {
  offer_missed: "offer-missed",
  offer_withdrawn: "offer-withdrawn",
  counsellor_lost: "counsellor-lost",
  handed_over: "handed-over",
} as const;

type T = ReturnType<typeof use_surroundings>["t"];

function place_text(place: Place, t: T): string {
  return place.ahead === 0 ? t("visit-place-next") : t("visit-place", { n: place.ahead + 1 });
}

function estimate_text({ estimate }: Place, state: VisitState, t: T): string {
  switch (estimate.kind) {
    case "soon":
      return t("visit-estimate-soon");
    case "nobody_yet":
      return t(lacks_language(state) ? "visit-estimate-nobody" : "visit-estimate-nobody-ready");
    case "minutes":
      return estimate.from >= estimate.to
        ? t("visit-estimate-about", { n: Math.max(1, estimate.to) })
        : t("visit-estimate-minutes", { from: estimate.from, to: estimate.to });
    default:
      return estimate satisfies never;
  }
}

/** Whether it is the language that nobody has; with nobody on shift at all it is not. */
function lacks_language({ service, answers }: VisitState): boolean {
  const staffed = service?.languages ?? [];
  return staffed.length > 0 && !staffed.includes(answers.language);
}

function is_long(place: Place | undefined): boolean {
  return place?.estimate.kind === "minutes" && place.estimate.from >= long_wait_min;
}
