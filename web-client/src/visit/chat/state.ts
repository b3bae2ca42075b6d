// Where a visitor stands, from the first line on the page to the empty one. Data
// only: reduce.ts says how one state follows another, ui shows it.

import { empty_transcript, type Transcript } from "../../chat/transcript.ts";
import type { Phase } from "../../connection/reconnect.ts";
import { limits_before_welcome } from "../../protocol/limits.ts";
import type {
  AgeBand,
  CounsellorPresence,
  EndReason,
  ErrorId,
  Estimate,
  Gender,
  Language,
  Limits,
  Notice,
  Question,
  Rose,
  Safety,
  Service,
  Theme,
  WhyOff,
} from "../../protocol/wire.ts";

/** The questions before the talk, in the order they are asked. */
export const taps = ["safety", "age", "theme", "wish", "language"] as const;

/** One of them. */
export type Tap = (typeof taps)[number];

/** What the page shows. */
export type Stage =
  /** A token was found in a tab that was opened again: nothing is asked of the server before a tap. */
  | { readonly name: "found" }
  /** A stored token was found: waiting to hear where the visitor stood. */
  | { readonly name: "returning" }
  /** What this is, and where confidentiality ends. */
  | { readonly name: "welcome" }
  /** One question; `help` while its answer calls for another number first. */
  | { readonly name: "taps"; readonly tap: Tap; readonly help: boolean }
  /** Asked for a talk, not answered yet. */
  | { readonly name: "joining" }
  /** In the queue. */
  | { readonly name: "waiting" }
  /** A counsellor is ready. `pressed` once the visitor said start. */
  | { readonly name: "ready"; readonly until_ms: number; readonly last: boolean; readonly pressed: boolean }
  /** In the talk. */
  | { readonly name: "talking" }
  /**
   * The stay is over. `told` while the server knows it too; `reading_until_ms` while the
   * last words may still be read.
   */
  | {
      readonly name: "ended";
      readonly reason: EndReason;
      readonly feedback: boolean;
      /** What the server says of it, instead of the page. */
      readonly words?: string | undefined;
      readonly told: boolean;
      readonly reading_until_ms: number | undefined;
    }
  /** Nothing is left. */
  | { readonly name: "farewell"; readonly thanked: boolean }
  /** The talk could not be asked for. */
  | {
      readonly name: "refused";
      readonly error_id: ErrorId;
      readonly retry_at_ms: number | undefined;
      readonly words?: string | undefined;
    }
  /** The server does not know us any more. `talked` when a talk was lost, not only a place. */
  | { readonly name: "forgotten"; readonly talked: boolean }
  /** Another tab has taken over, or the server wants no more from this one. */
  | { readonly name: "stopped"; readonly code: number };

/** The answers so far. A skipped one is absent. */
export type Answers = {
  readonly safety?: Safety;
  readonly age?: AgeBand;
  readonly theme?: Theme;
  readonly wish?: Gender;
  readonly language: Language;
  /** *Others look at this phone*: nothing is stored, not even the token. */
  readonly others_look: boolean;
};

/** The place in the queue as last told. */
export type Place = {
  readonly ahead: number;
  readonly estimate: Estimate;
  /** Why more are ahead than before, until fewer are. */
  readonly rose: Rose | undefined;
};

/** The talk. */
export type Talk = {
  readonly alias: string;
  readonly counsellor: CounsellorPresence;
  /** What the server says while they are not there. */
  readonly away: string | undefined;
  readonly transcript: Transcript;
  /** The counsellor is believed to write until then. */
  readonly typing_until_ms: number;
  /** How many lines stood here when a colleague took over. */
  readonly taken_over_at: number | undefined;
  /** Lines were missing longer than a moment, and have not come yet. */
  readonly missing: boolean;
  /** The server has lost something, and is asking both sides for it. */
  readonly unsure: boolean;
  /** Whether somebody else may take over: the visitor is to say. */
  readonly asked: Asked | undefined;
  /** It is quiet, and the talk closes unless the visitor is heard from. */
  readonly closing: Question | undefined;
  /** Who else is in the room, or is there no more, in the server's words. */
  readonly guest: { readonly number: number; readonly text: string; readonly no?: string } | undefined;
  /** Why nothing came of it, until the next word. */
  readonly kept: WhyOff | undefined;
};

/** A question whether somebody else may take over. */
export type Asked = {
  readonly number: number;
  readonly question: Question;
  readonly until_ms: number;
  /** The visitor has answered, and the server has not said what came of it. */
  readonly answered: boolean;
};

/** What can happen on the way to a talk. */
export type OnTheWay = Extract<Notice, "offer_missed" | "offer_withdrawn" | "counsellor_lost" | "handed_over">;

/** Everything the page knows. */
export type VisitState = {
  readonly stage: Stage;
  readonly phase: Phase["name"];
  /** When the connection was lost, while it is. */
  readonly lost_at_ms: number | undefined;
  /** When the server was last heard: from then on it counts how long we have been gone. */
  readonly heard_at_ms: number;
  /** When it came back, for a short while of saying so. */
  readonly back_at_ms: number | undefined;
  /** When the server could take words again, likewise. */
  readonly live_back_at_ms: number;
  /** The server cannot take words just now: they wait here. */
  readonly live_away: boolean;
  /** Why the server asked us to stay away, while it does. */
  readonly away_because: ErrorId | undefined;
  readonly service: Service | undefined;
  readonly limits: Limits;
  readonly answers: Answers;
  readonly place: Place | undefined;
  /** What happened on the way, shown while waiting. */
  readonly notice: OnTheWay | undefined;
  /** It may not be their turn before the chat closes. */
  readonly late: boolean;
  readonly talk: Talk;
};

/** A talk that has not begun. */
export const no_talk: Talk = {
  alias: "",
  counsellor: "present",
  away: undefined,
  transcript: empty_transcript,
  typing_until_ms: 0,
  taken_over_at: undefined,
  missing: false,
  unsure: false,
  asked: undefined,
  closing: undefined,
  guest: undefined,
  kept: undefined,
};

/** The longest time in which the last words of a talk can be read on the page. */
export const reading_max_ms = 60_000;

/** A loss shorter than this is mended before anybody could read about it. */
const lost_shows_after_ms = 1_200;

/** Whether the connection has been gone long enough to say so. */
export function is_lost({ lost_at_ms }: VisitState, now_ms: number): boolean {
  return lost_at_ms !== undefined && now_ms - lost_at_ms >= lost_shows_after_ms;
}

/** Whether there is a place or a talk that walking away would lose. */
export function has_stay(stage: Stage): boolean {
  return stage.name === "joining" || stage.name === "waiting" || stage.name === "ready" || stage.name === "talking";
}

/** The page as it opens. */
export function first_state(language: Language, begins: "welcome" | "returning" | "found"): VisitState {
  return {
    stage: { name: begins },
    phase: "resting",
    lost_at_ms: undefined,
    heard_at_ms: 0,
    back_at_ms: undefined,
    live_away: false,
    live_back_at_ms: 0,
    away_because: undefined,
    service: undefined,
    limits: limits_before_welcome,
    answers: { language, others_look: false },
    place: undefined,
    notice: undefined,
    late: false,
    talk: no_talk,
  };
}
