// When the desk makes a sound. Pure: what is known goes in, whether to ring comes out.
// It is modest on purpose: a counsellor sits beside it for a whole evening.

import { debriefs_open, risks } from "./news.ts";
import { type Desk, open_talks, type Shift, waits_long } from "./state.ts";

/** How often it rings again while people wait and nobody has said *ready*. */
export const ring_again_ms = 120_000;

/** What rang, if anything: somebody waits, a talk has opened, or a colleague asks for help; a
 * shift lead also hears of marked talks and of colleagues who need a talk of their own. */
export type Ring = "waiting" | "talk" | "take_over" | "risk" | "debrief" | undefined;

/** What the bell remembers between two looks. */
export type BellMemory = {
  readonly waiting: boolean;
  readonly talks: number;
  /** Colleagues who ask, and have no answer. */
  readonly asked: number;
  /** Marked talks, and colleagues who need a talk, as a shift lead sees them. */
  readonly risks: number;
  readonly debriefs: number;
  readonly rang_at_ms: number;
};

/** A bell that has heard nothing. */
export const quiet_bell: BellMemory = { waiting: false, talks: 0, asked: 0, risks: 0, debriefs: 0, rang_at_ms: 0 };

/** Whether to ring now, and what to remember. */
export function ring(memory: BellMemory, desk: Desk, now_ms: number): [Ring, BellMemory] {
  const waiting = (desk.shift?.waiting_total ?? 0) > 0;
  const talks = open_talks(desk).length;
  const asked =
    desk.take_overs.filter(({ taken }) => !taken).length + desk.called_ins.filter(({ coming }) => !coming).length;
  const next: BellMemory = {
    waiting,
    talks,
    asked,
    risks: risks(desk.shift),
    debriefs: debriefs_open(desk.shift),
    rang_at_ms: memory.rang_at_ms,
  };
  if (talks > memory.talks) {
    return ["talk", { ...next, rang_at_ms: now_ms }];
  }
  if (asked > memory.asked) {
    return ["take_over", { ...next, rang_at_ms: now_ms }];
  }
  if (next.risks > memory.risks) {
    return ["risk", { ...next, rang_at_ms: now_ms }];
  }
  if (next.debriefs > memory.debriefs) {
    return ["debrief", { ...next, rang_at_ms: now_ms }];
  }
  if (desk.shift === undefined || !waiting || !may_disturb(desk.shift, now_ms)) {
    return [undefined, next];
  }
  const first = !memory.waiting;
  const again = desk.shift.counsellors.ready === 0 && now_ms - memory.rang_at_ms >= ring_again_ms;
  return first || again ? ["waiting", { ...next, rang_at_ms: now_ms }] : [undefined, next];
}

/** A talk and a pause are left in peace; but the pause of a shift lead not for ever. */
function may_disturb(shift: Shift, now_ms: number): boolean {
  if (shift.me.state === "paused") return shift.lead !== undefined && waits_long(shift, now_ms);
  return shift.me.state === "resting" || shift.me.state === "ready";
}
