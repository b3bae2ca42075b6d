// Leaving in one tap, or with Shift three times. In the same frame the page is
// covered and emptied; then the server is told, and the tab shows the weather. It
// works with the network off. What it cannot do, and what the page says honestly, is
// to erase the browser's history.

/** What a page adds to leaving. */
export type Leaving = {
  /** Forgets what the page holds and tells the server; runs after the page is empty. */
  readonly on_leaving: () => void;
  /** Whether a page that comes back from the browser's memory leaves again even if it was not left. */
  readonly leave_when_restored?: boolean;
};

const presses_to_leave = 3;
const presses_within_ms = 5_000;

/** Arms the leave button and the key; returns the act itself, for a button inside the page. */
export function arm_leaving(leaving: Leaving): () => void {
  const button = document.getElementById("leave");
  const destination = button instanceof HTMLAnchorElement ? button.href : "about:blank";
  let left = false;

  const leave = (): void => {
    left = true;
    // The class covers at once, even where a style keeps something on the top layer.
    document.documentElement.classList.add("leaving");
    document.body.replaceChildren();
    try {
      leaving.on_leaving();
    } finally {
      location.replace(destination);
    }
  };

  button?.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  on_three_shifts(leave);
  addEventListener("pageshow", (event) => {
    if (event.persisted && (left || leaving.leave_when_restored === true)) leave();
  });
  return leave;
}

function on_three_shifts(run: () => void): void {
  let presses: number[] = [];
  addEventListener(
    "keydown",
    (event) => {
      // Any other key between means somebody is writing capital letters.
      if (event.key !== "Shift") presses = [];
      else if (!event.repeat) {
        presses = [...presses.filter((at) => event.timeStamp - at <= presses_within_ms), event.timeStamp];
        if (presses.length >= presses_to_leave) run();
      }
    },
    { capture: true },
  );
}
