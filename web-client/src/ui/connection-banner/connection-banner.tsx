// Says in words how the connection is, and nothing while all is well. The place for
// the words is always there, so that a screen reader hears them when they come.

import "./connection-banner.css";
import type { JSX } from "preact";

/** What it says. */
export type ConnectionBannerProps = {
  /** `fine` shows nothing, `starting` says so quietly, `lost` is a warning, `back` a short relief. */
  readonly state: "fine" | "starting" | "lost" | "back";
  readonly text: string;
  /** Trying now instead of waiting, when that is of use. */
  readonly try_now?: { readonly text: string; readonly run: () => void };
};

/** A quiet line under the bar. */
export function ConnectionBanner({ state, text, try_now }: ConnectionBannerProps): JSX.Element {
  return (
    <div class="connection-banner" role="status" data-state={state}>
      {state !== "fine" && (
        <>
          <p>{text}</p>
          {try_now !== undefined && (
            <button type="button" class="ds-button" data-variant="secondary" data-color="neutral" onClick={try_now.run}>
              {try_now.text}
            </button>
          )}
        </>
      )}
    </div>
  );
}
