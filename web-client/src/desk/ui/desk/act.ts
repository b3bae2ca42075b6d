// What each shortcut does on the desk.

import type { Session } from "../../session.ts";
import type { Shortcut } from "../keys/shortcuts.ts";
import { type Over, own_shown } from "./over.ts";

/** Carries out a shortcut. One that makes no sense now does nothing. */
export function act(name: Shortcut, session: Session, show: (over: Over) => void): void {
  const desk = session.desk.value;
  switch (name) {
    case "ready":
      // The one main action, whatever it is now.
      document.getElementById("main-action")?.click();
      return;
    case "message":
      document.querySelector<HTMLElement>('.talk-place[data-current="true"] .composer textarea')?.focus();
      return;
    case "replies":
    case "cards":
    case "support":
      // Their buttons know where the focus came from, and are there only when there is a talk.
      document.getElementById(`${name}-button`)?.click();
      return;
    case "end": {
      const talk = own_shown(desk);
      if (talk !== undefined) show({ asks: "end", conversation: talk.conversation });
      return;
    }
    case "talk": {
      const place = desk.talks.findIndex((talk) => talk.conversation === desk.shown);
      const next = desk.talks[(place + 1) % desk.talks.length];
      if (next !== undefined) session.turn_to(next.conversation);
      return;
    }
    case "queue":
      session.toggle_queue();
      return;
    case "sound":
      session.toggle_sound();
      return;
    case "help":
      show("keys");
      return;
    default:
      name satisfies never;
  }
}
