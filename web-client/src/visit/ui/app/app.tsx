// Shows the stage the visitor is in, and over it how the connection is.

import type { Signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { listen } from "../../../ui/browser/environment.ts";
import { Cover } from "../../../ui/cover/cover.tsx";
import type { VisitState } from "../../chat/state.ts";
import { use_surroundings } from "../context.ts";
import { Ended } from "../ended/ended.tsx";
import { Farewell } from "../ended/farewell.tsx";
import { Ready } from "../ready/ready.tsx";
import { Phones } from "../screen/phones.tsx";
import { Screen } from "../screen/screen.tsx";
import { forget_draft, TalkView } from "../talk/talk.tsx";
import { Taps } from "../taps/taps.tsx";
import { Closed, Forgotten, Refused, Stopped } from "../trouble/trouble.tsx";
import { Waiting } from "../waiting/waiting.tsx";
import { Welcome } from "../welcome/welcome.tsx";
import { Connection } from "./connection.tsx";

/** The whole chat. */
export function App({ state }: { readonly state: Signal<VisitState> }): JSX.Element {
  const { t, visit } = use_surroundings();
  const now = state.value;
  const gone = now.stage.name === "farewell";
  useEffect(() => {
    if (gone) forget_draft();
  }, [gone]);
  useEffect(
    () =>
      listen(window, "beforeunload", (event) => {
        if (visit.unanswered() > 0) event.preventDefault();
      }),
    [visit],
  );
  return (
    <>
      <Connection state={now} />
      <StageView state={now} />
      <Cover text={t("visit-cover")} />
    </>
  );
}

let first_screen = true;

function StageView({ state }: { readonly state: VisitState }): JSX.Element | null {
  const { t } = use_surroundings();
  const { stage } = state;
  const first = first_screen;
  useEffect(() => {
    first_screen = false;
  }, []);
  switch (stage.name) {
    case "returning":
      return (
        <Screen title={t("visit-returning")} takes_focus={false}>
          <Phones />
        </Screen>
      );
    case "welcome":
      return state.service?.open === false ? <Closed state={state} /> : <Welcome state={state} first={first} />;
    case "taps":
      return <Taps state={state} />;
    case "joining":
    case "waiting":
      return <Waiting state={state} />;
    case "ready":
      return <Ready stage={stage} />;
    case "talking":
      return <TalkView state={state} />;
    case "ended":
      return <Ended state={state} stage={stage} />;
    case "farewell":
      return <Farewell thanked={stage.thanked} />;
    case "refused":
      return stage.error_id === "service_closed" ? <Closed state={state} /> : <Refused stage={stage} />;
    case "forgotten":
      return <Forgotten talked={stage.talked} />;
    case "stopped":
      return <Stopped replaced={stage.replaced} />;
    default:
      return stage satisfies never;
  }
}
