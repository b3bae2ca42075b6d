// Our other pages while somebody waits. Nothing of them is on the phone before it is asked
// for, and the place in line does not know of it. When a counsellor is ready, the screen
// that says so takes this one's place.

import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { get_reader } from "../../../ui/page-data/page-data.ts";
import { use_surroundings } from "../context.ts";
import { reader_words } from "../talk/words.ts";

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
    const words = reader_words(t);
    get_reader(reading.script)
      .then(({ read }) => {
        if (!ended) end = read({ ...reading, host: into, words, takes_focus: true, to_top: () => scrollTo(0, 0) });
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
