// When it does not go as it should: closed, full, forgotten, taken over. Each says what
// happened, whose fault it is not, and who else answers.

import type { JSX } from "preact";
import { useLayoutEffect } from "preact/hooks";
import { close_code } from "../../../protocol/close-codes.ts";
import { use_now } from "../../../ui/clock/clock.ts";
import type { Stage, VisitState } from "../../chat/state.ts";
import { use_surroundings } from "../context.ts";
import { Phones } from "../screen/phones.tsx";
import { Screen } from "../screen/screen.tsx";
import { Opens, opens_at_ms } from "./opens.tsx";

/** At the opening the page looks by itself; when that is past, or not known, as often as this. */
const look_again_ms = 120_000;
const look_spread_ms = 15_000;
/** A browser's timer does not hold more than 31 bits. */
const longest_timer_ms = 2_000_000_000;

/** The chat is closed: when it opens, and who answers now. */
export function Closed({ state }: { readonly state: VisitState }): JSX.Element {
  const { t, page, visit } = use_surroundings();
  const opens_ms = opens_at_ms(state.service);
  const connected = state.phase === "connected";
  // In the layout, for it must end with the connection: whoever leaves is not fetched back.
  useLayoutEffect(() => {
    // Without a network a new page would be the browser's own, with no number to call.
    if (!connected) return undefined;
    const now_ms = Date.now();
    // Not all in the same second, and not again and again should the clocks disagree.
    const wait_ms =
      (opens_ms !== undefined && opens_ms > now_ms ? opens_ms - now_ms : look_again_ms) +
      Math.random() * look_spread_ms;
    // Why it is closed stands in the page as it came: only a new one knows better.
    const timer = setTimeout(() => location.reload(), Math.min(wait_ms, longest_timer_ms));
    return () => clearTimeout(timer);
  }, [opens_ms, connected]);
  return (
    <Screen title={t("visit-closed-title")} kind="closed">
      <Opens at_ms={opens_ms} />
      <p>{t("visit-closed-alone")}</p>
      <Phones />
      <div class="ways">
        <button type="button" class="ds-button" onClick={() => visit.again()}>
          {t("visit-closed-look")}
        </button>
        <a class="ds-button" data-variant="secondary" href={page.home}>
          {t("visit-home")}
        </a>
      </div>
    </Screen>
  );
}

/** The place in the queue was not given. */
export function Refused({ stage }: { readonly stage: Extract<Stage, { name: "refused" }> }): JSX.Element {
  const { t, error, visit } = use_surroundings();
  const now_ms = use_now(stage.retry_at_ms === undefined ? undefined : 1_000);
  const wait_s = Math.max(0, Math.ceil(((stage.retry_at_ms ?? 0) - now_ms) / 1_000));
  const by_itself = stage.retry_at_ms !== undefined;
  useLayoutEffect(() => {
    // When thousands come at once, nobody has to press until they are let in.
    if (by_itself && wait_s === 0) visit.join();
  }, [by_itself, wait_s, visit]);
  // Tonight's line is full: trying again is of little use, and others answer.
  const too_late = stage.error_id === "last_entry";
  const other_language = stage.error_id === "language_closed";
  const retry = (
    <div class="ways">
      <button
        type="button"
        class="ds-button"
        data-variant={too_late ? "secondary" : "primary"}
        onClick={() => (other_language ? visit.choose_language() : stage.words ? visit.again() : visit.join())}
      >
        {t(other_language ? "visit-choose-language" : "visit-retry")}
      </button>
    </div>
  );
  return (
    <Screen title={t("visit-refused-title")} kind="refused">
      <p class="lead">{stage.words ?? error(stage.error_id)}</p>
      {by_itself ? <p>{t("visit-retry-in", { seconds: wait_s })}</p> : !too_late && retry}
      <Phones />
      {too_late && retry}
    </Screen>
  );
}

/** The server does not know us any more. */
export function Forgotten({ talked }: { readonly talked: boolean }): JSX.Element {
  const { t, visit } = use_surroundings();
  return (
    <Screen title={t("visit-forgotten-title")} kind="forgotten">
      <p class="lead">{t(talked ? "visit-forgotten-talk" : "visit-forgotten-place")}</p>
      <div class="ways">
        <button type="button" class="ds-button" onClick={() => visit.again()}>
          {t("visit-again")}
        </button>
      </div>
      <Phones />
    </Screen>
  );
}

/** Another tab took over, or something is broken between us and the server. */
export function Stopped({ code }: { readonly code: number }): JSX.Element {
  const { t, visit } = use_surroundings();
  const replaced = code === close_code.replaced;
  return (
    <Screen title={t(replaced ? "visit-replaced-title" : "visit-stopped-title")} kind="stopped">
      <p class="lead">{t(replaced ? "visit-replaced-text" : "visit-stopped-text")}</p>
      <div class="ways">
        <button type="button" class="ds-button" onClick={() => visit.resume()}>
          {t(replaced ? "visit-replaced-here" : "visit-retry")}
        </button>
      </div>
      <Phones />
    </Screen>
  );
}
