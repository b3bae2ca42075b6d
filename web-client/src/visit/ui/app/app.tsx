// Shows the stage the visitor is in, and over it how the connection is.

import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { type Cell, use_cell } from "../../../ui/cell/cell.ts";
import { Cover } from "../../../ui/cover/cover.tsx";
import { has_stay, type VisitState } from "../../chat/state.ts";
import { use_surroundings } from "../context.ts";
import { Ended } from "../ended/ended.tsx";
import { Farewell } from "../ended/farewell.tsx";
import { LastWords } from "../ended/last-words.tsx";
import { Found } from "../found/found.tsx";
import { Ready } from "../ready/ready.tsx";
import { Phones } from "../screen/phones.tsx";
import { Screen } from "../screen/screen.tsx";
import { forget_draft } from "../talk/draft.ts";
import { TalkView } from "../talk/talk.tsx";
import { Taps } from "../taps/taps.tsx";
import { Closed, Forgotten, Refused, Stopped } from "../trouble/trouble.tsx";
import { Waiting } from "../waiting/waiting.tsx";
import { Welcome } from "../welcome/welcome.tsx";
import { Connection } from "./connection.tsx";

/** The whole chat. */
export function App({ state }: { readonly state: Cell<VisitState> }): JSX.Element {
  const { t } = use_surroundings();
  const now = use_cell(state);
  const { stage } = now;
  const over = stage.name === "farewell" || (stage.name === "ended" && stage.reading_until_ms === undefined);
  useEffect(() => {
    if (over) forget_draft();
  }, [over]);
  const staying = has_stay(now.stage);
  useEffect(() => {
    // One stray tap on the way home must not cost a place or a talk.
    document.documentElement.classList.toggle("in-stay", staying);
  }, [staying]);
  return (
    <Cover text={t("visit-cover")}>
      <Connection state={now} />
      <StageView state={now} />
    </Cover>
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
    case "found":
      return <Found />;
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
      return <Ready state={state} stage={stage} />;
    case "talking":
      return <TalkView state={state} />;
    case "ended":
      return stage.reading_until_ms === undefined ? <Ended state={state} stage={stage} /> : <LastWords state={state} />;
    case "farewell":
      return <Farewell thanked={stage.thanked} />;
    case "refused":
      return stage.error_id === "service_closed" ? <Closed state={state} /> : <Refused stage={stage} />;
    case "forgotten":
      return <Forgotten talked={stage.talked} />;
    case "stopped":
      return <Stopped code={stage.code} />;
    default:
      return stage satisfies never;
  }
}
