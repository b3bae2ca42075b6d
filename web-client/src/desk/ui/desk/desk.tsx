// The whole desk: the bar, the counsellor's own column, and the room for the talk.

import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { shown_talk } from "../../chat/state.ts";
import type { Session } from "../../session.ts";
import { Announcer } from "../announcer/announcer.tsx";
import { Bar } from "../bar/bar.tsx";
import { AskCallIn } from "../calling-in/ask-call-in.tsx";
import { CalledIns } from "../calling-in/called-ins.tsx";
import { Debrief } from "../care/debrief.tsx";
import { ForLeads } from "../care/for-leads.tsx";
import { Covered } from "../covered/covered.tsx";
import { Ask } from "../dialog/dialog.tsx";
import { AskEnd } from "../ending/ask-end.tsx";
import { AskErrand } from "../errand/ask-errand.tsx";
import { ErrandState } from "../errand/errand-state.tsx";
import { AskHandOver } from "../handing/ask-hand-over.tsx";
import { TakeOvers } from "../handing/take-overs.tsx";
import { Keys } from "../keys/keys.tsx";
import { on_shortcut } from "../keys/shortcuts.ts";
import { MeCard } from "../me-card/me-card.tsx";
import { NoticeStrip } from "../notice/notice.tsx";
import { Queue } from "../queue/queue.tsx";
import { Quiet } from "../quiet/quiet.tsx";
import { Respites } from "../respite/respites.tsx";
import { Rota } from "../rota/rota.tsx";
import { TooFew } from "../rota/too-few.tsx";
import { SignIn } from "../sign-in/sign-in.tsx";
import { SignIns } from "../sign-ins/sign-ins.tsx";
import { StillHere } from "../still-here/still-here.tsx";
import { Stopped } from "../stopped/stopped.tsx";
import { use_support } from "../support/use-support.ts";
import { Switch } from "../switch/switch.tsx";
import { Talks } from "../talks/talks.tsx";
import { Trainings } from "../trainings/trainings.tsx";
import { act } from "./act.ts";
import { LinkState } from "./link-state.tsx";
import { type Over, own_shown, stands } from "./over.ts";
import "./desk.css";

/** The desk, or what stands in its place when the server has said stop. */
export function Desk({ session }: { readonly session: Session }): JSX.Element {
  const link = session.link.value;
  // Of a desk that is covered, the end of its connection is no news to whoever comes back.
  const is_covered = session.rest.value.name === "covered";
  if (link === "replaced" || (link === "stopped" && !is_covered))
    return <Stopped session={session} replaced={link === "replaced"} />;
  return is_covered ? <Covered session={session} /> : <AtWork session={session} />;
}

function AtWork({ session }: { readonly session: Session }): JSX.Element {
  const { t } = session;
  const [over, set_over] = useState<Over>(undefined);
  const desk = session.desk.value;
  const talk = shown_talk(desk);
  useEffect(() => on_shortcut(document, (name) => act(name, session, set_over)), [session]);
  const asked = stands(over, desk) ? over : undefined;
  useEffect(() => {
    if (asked !== over) set_over(undefined);
  }, [asked, over]);
  const support = use_support(desk);
  use_focus_after_erasing(desk.talks.length);
  return (
    <div class="desk" data-talking={talk !== undefined}>
      <a class="skip-link" href="#talk">
        {t("desk-skip-to-talk")}
      </a>
      <a class="skip-link" href="#queue">
        {t("desk-skip-to-queue")}
      </a>
      <Bar
        session={session}
        on_switch={() => set_over("switch")}
        on_keys={() => set_over("keys")}
        on_sign_ins={() => set_over("sign_ins")}
        on_sign_out={() => set_over("sign_out")}
      />
      <aside class="desk-own" aria-label={t("desk-me")}>
        <MeCard session={session} on_errand={() => set_over("errand")} />
        <TooFew session={session} />
        <Trainings session={session} />
        <Debrief session={session} />
        <ForLeads session={session} />
        <Respites session={session} />
        <Queue session={session} />
        <Rota session={session} />
      </aside>
      <div class="desk-work">
        <LinkState session={session} />
        <NoticeStrip session={session} />
        <section class="desk-room" id="talk" tabIndex={-1} aria-label={t("desk-talk")}>
          <ErrandState session={session} />
          <TakeOvers session={session} />
          <CalledIns session={session} />
          {talk === undefined ? (
            <Quiet session={session} />
          ) : (
            <Talks
              session={session}
              on_ask={(asks, { conversation }) => set_over({ asks, conversation })}
              support={support}
            />
          )}
        </section>
      </div>
      <StillHere session={session} />
      <Announcer session={session} />
      {session.signed_out.value && <SignIn session={session} />}
      <OverTheDesk session={session} over={asked} on_done={() => set_over(undefined)} />
    </div>
  );
}

/** What had the focus is gone with the talk: the main action is the next thing anyone wants. */
function use_focus_after_erasing(talks: number): void {
  const [before, set_before] = useState(talks);
  useEffect(() => {
    if (talks === 0 && before > 0) document.getElementById("main-action")?.focus();
    set_before(talks);
  }, [talks, before]);
}

const asks_about = { end: AskEnd, hand_over: AskHandOver, call_in: AskCallIn };

/** Shows only what can be asked still: `over` is nothing when it cannot. */
function OverTheDesk({
  session,
  over,
  on_done,
}: {
  readonly session: Session;
  readonly over: Over;
  readonly on_done: () => void;
}): JSX.Element | null {
  const { t } = session;
  const talk = own_shown(session.desk.value);
  const { shift } = session.desk.value;
  if (over === "switch" && shift !== undefined) return <Switch session={session} shift={shift} on_done={on_done} />;
  if (over === "keys") return <Keys session={session} on_close={on_done} />;
  if (over === "sign_ins") return <SignIns session={session} on_close={on_done} />;
  if (typeof over === "object" && talk !== undefined) {
    const Asks = asks_about[over.asks];
    return <Asks key={over.conversation} session={session} talk={talk} on_done={on_done} />;
  }
  if (over === "errand") return <AskErrand session={session} on_done={on_done} />;
  if (over === "sign_out") {
    return (
      <Ask
        question={t("desk-sign-out-ask")}
        consequence={t("desk-sign-out-consequence")}
        yes={t("desk-sign-out-yes")}
        no={t("desk-sign-out-no")}
        on_yes={() => {
          on_done();
          session.sign_out();
        }}
        on_no={on_done}
      />
    );
  }
  return null;
}
