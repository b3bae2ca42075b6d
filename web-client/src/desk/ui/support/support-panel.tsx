// The support beside a talk: the five steps of a first contact, and the thinking aid for
// the duties. On a wide screen it stands beside the talk, on a smaller one in the place of
// the counsellor's own column; on a phone it lies over the talk, as a dialog of the
// browser's own.

import type { ComponentChildren, JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { use_media } from "../../../ui/viewport/use-media.ts";
import type { Talk } from "../../chat/state.ts";
import type { Session } from "../../session.ts";
import { Duty } from "./duty.tsx";
import { Steps } from "./steps.tsx";
import type { Support, View } from "./use-support.ts";
import "./support.css";

/** From this width on, talk and support stand side by side. */
const beside = "(width >= 54rem)";

/** What the support needs. */
export type SupportPanelProps = {
  readonly session: Session;
  readonly talk: Talk;
  readonly support: Support;
};

/** The support, open. */
export function SupportPanel({ session, talk, support }: SupportPanelProps): JSX.Element {
  const { t } = session;
  const wide = use_media(beside);
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), [wide]);
  const Frame = wide ? Beside : Over;
  return (
    <Frame on_close={() => support.close()}>
      <div class="support-head">
        <h2 class="ds-heading" data-size="2xs" id="support-title" tabIndex={-1} ref={heading}>
          {t("desk-support-title")}
        </h2>
        <button type="button" class="ds-button" data-variant="tertiary" data-size="sm" onClick={() => support.close()}>
          {t("desk-close")}
        </button>
      </div>
      <Tabs session={session} support={support} />
      <div
        class="support-view"
        role="tabpanel"
        id="support-view"
        aria-labelledby={`support-${support.view}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        tabIndex={0}
      >
        {support.view === "steps" ? (
          <Steps session={session} />
        ) : (
          <Duty
            key={talk.conversation}
            session={session}
            given={support.given_in(talk)}
            on_given={(given) => support.answer(talk, given)}
          />
        )}
      </div>
      <p class="support-foot">{t("desk-support-nothing-kept")}</p>
    </Frame>
  );
}

type FrameProps = { readonly on_close: () => void; readonly children: ComponentChildren };

function Beside({ on_close, children }: FrameProps): JSX.Element {
  return (
    <aside
      class="support"
      aria-labelledby="support-title"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        on_close();
      }}
    >
      {children}
    </aside>
  );
}

function Over({ on_close, children }: FrameProps): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  // Before the heading takes the focus: behind a dialog that is not open yet it could not.
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      class="support support-over"
      aria-labelledby="support-title"
      data-shortcut="support"
      onClose={on_close}
    >
      {children}
    </dialog>
  );
}

const views: readonly View[] = ["steps", "duty"];

function Tabs({ session, support }: { readonly session: Session; readonly support: Support }): JSX.Element {
  const { t } = session;
  const list = useRef<HTMLDivElement>(null);
  const on_key = (event: KeyboardEvent): void => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    event.preventDefault();
    const other = support.view === "steps" ? "duty" : "steps";
    support.show(other);
    list.current?.querySelector<HTMLElement>(`#support-${other}`)?.focus();
  };
  return (
    <div class="support-tabs" role="tablist" aria-label={t("desk-support-views")} ref={list} onKeyDown={on_key}>
      {views.map((view) => (
        <button
          key={view}
          type="button"
          class="ds-button"
          data-variant="tertiary"
          data-size="sm"
          role="tab"
          id={`support-${view}`}
          aria-selected={support.view === view}
          aria-controls="support-view"
          tabIndex={support.view === view ? 0 : -1}
          onClick={() => support.show(view)}
        >
          {t(view === "steps" ? "desk-support-steps" : "desk-support-duty")}
        </button>
      ))}
    </div>
  );
}
