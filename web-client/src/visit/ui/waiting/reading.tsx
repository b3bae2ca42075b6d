// Our other pages while somebody waits. Nothing of them is on the phone before it is asked
// for, and the place in line does not know of it. When a counsellor is ready, the screen
// that says so takes this one's place.

import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { use_surroundings } from "../context.ts";

/** What it shows beside the pages. */
export type ReadingProps = {
  /** The place alone: on a phone every line above the page is one less to read. */
  readonly place: string;
  /** The place and the estimate, at the pace of a screen reader. */
  readonly calm: string;
  readonly on_end: () => void;
};

/** The pages, under a strip with the place. */
export function Reading({ place, calm, on_end }: ReadingProps): JSX.Element {
  const { t, page } = use_surroundings();
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { reading } = page;
    if (reading === undefined || host.current === null) return undefined;
    const into = host.current;
    let end: (() => void) | undefined;
    let ended = false;
    wear(reading.styles);
    const words = {
      loading: t("visit-read-loading"),
      failed: t("visit-read-failed"),
      again: t("visit-read-again"),
      back: t("visit-read-back"),
    };
    get(reading.script)
      .then(({ read }) => {
        if (!ended) end = read({ host: into, first: reading.first, words });
      })
      .catch(() => {
        into.textContent = words.failed;
      });
    return () => {
      ended = true;
      end?.();
    };
  }, []);
  return (
    <section class="screen" data-kind="reading">
      <div class="place-strip">
        <p aria-hidden="true">{place}</p>
        <button type="button" class="ds-button" data-variant="secondary" onClick={on_end}>
          {t("visit-read-end")}
        </button>
      </div>
      <p class="visually-hidden" role="status">
        {calm}
      </p>
      <div class="reading" ref={host} />
      <p class="small">{t("visit-read-hint")}</p>
    </section>
  );
}

/** The reader is built by itself, and what the server names is where it is. */
function get(script: string): Promise<typeof import("../../../reading/main.ts")> {
  return import(/* @vite-ignore */ script);
}

function wear(styles: readonly string[]): void {
  for (const href of styles) {
    if (document.querySelector(`link[href="${href}"]`) !== null) continue;
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = href;
    document.head.append(link);
  }
}
