// The talks on the desk: side by side where there is room for all of them, and one at a
// time, by tab, where there is not or where the support stands beside it.

import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { listen } from "../../../ui/browser/environment.ts";
import { use_media } from "../../../ui/viewport/use-media.ts";
import { is_shown, shown_talk, type Talk as TalkState } from "../../chat/state.ts";
import type { About } from "../desk/over.ts";
import { SupportPanel } from "../support/support-panel.tsx";
import { Talk, type TalkProps } from "../talk/talk.tsx";
import { TalkTabs } from "../talk-tabs/talk-tabs.tsx";
import "./talks.css";

/** From these widths on, two and three talks have the room that one has on a phone, and more. */
const room_for_two = "(width >= 75rem)";
const room_for_three = "(width >= 90rem)";

/** What all of them need. */
export type TalksProps = Pick<TalkProps, "session" | "support"> & {
  /** Asks this about the talk, which has been turned to. */
  readonly on_ask: (asks: About, talk: TalkState) => void;
};

/** The talks, of which there is at least one. */
export function Talks(props: TalksProps): JSX.Element | null {
  const { session, support } = props;
  const desk = session.desk.value;
  const { talks } = desk;
  const room = { two: use_media(room_for_two), three: use_media(room_for_three) };
  const fit = talks.length === 2 ? room.two : talks.length === 3 && room.three;
  const together = fit && !support.open;
  useEffect(() => session.lays_out(together), [session, together]);
  const talk = shown_talk(desk);
  if (talk === undefined) return null;
  return (
    <>
      {!together && <TalkTabs session={session} />}
      <div class="talk-and-support">
        {(together ? talks : [talk]).map((one) => (
          <Place key={together ? one.conversation : "one"} {...props} talk={one} current={is_shown(desk, one)} />
        ))}
        {support.open && talk.ended === undefined && <SupportPanel session={session} talk={talk} support={support} />}
      </div>
    </>
  );
}

/** Where one talk stands. Whatever is done in it turns to it first. */
function Place({
  current,
  talk,
  ...props
}: TalksProps & { readonly talk: TalkState; readonly current: boolean }): JSX.Element {
  const { session, support, on_ask } = props;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => turning(place.current, () => turn_to(talk, props)), [session, talk.conversation]);
  useLayoutEffect(() => {
    // Turned to by its shortcut: where one writes follows.
    const here = place.current;
    const focused = document.activeElement;
    if (!current || here === null || here.contains(focused) || focused?.closest("dialog")) return;
    here.querySelector<HTMLElement>(".composer textarea")?.focus();
  }, [current]);
  // A click that comes without a press or the focus must not mean another visitor either.
  const ask = (asks: About) => (): void => {
    turn_to(talk, props);
    on_ask(asks, talk);
  };
  return (
    <div class="talk-place" data-current={current} ref={place}>
      <Talk
        session={session}
        talk={talk}
        support={support}
        on_end={ask("end")}
        on_hand_over={ask("hand_over")}
        on_call_in={ask("call_in")}
      />
    </div>
  );
}

function turn_to({ conversation }: TalkState, { session }: TalksProps): void {
  if (session.desk.value.shown !== conversation) session.turn_to(conversation);
}

/** Not every browser gives a button the focus that is pressed, so presses count too. */
function turning(place: HTMLElement | null, turn: () => void): (() => void) | undefined {
  if (place === null) return undefined;
  const undos = [listen(place, "focusin", turn), listen(place, "pointerdown", turn)];
  return () => {
    for (const undo of undos) undo();
  };
}
