// What has been said in one conversation, as one side sees it: pure, and shared by
// the visitor's page and the desk. Lines stand in the order of their positions, each
// once; what this side has written and has no place yet stands after them. Lines of an
// earlier life stay until the server has them again.

import type { Card, ClientRef, ErrorId, GuestName, Line, Position, Receipt, Side } from "../protocol/wire.ts";
import { lacking, merged, name_of } from "./restore.ts";

/** Why one of our own is not on its way: refused, or held back because another one answers now. */
export type NotSent = ErrorId | "held";

/** One of our own that has no place yet. */
export type Unsaid = {
  readonly from: Side;
  readonly client_ref: ClientRef;
  readonly text: string;
  /** The card that stands here instead of words. */
  readonly card?: Card;
  /** As whom, where the writer is a guest in the talk. */
  readonly guest?: GuestName;
  readonly written_at_ms: number;
  /** Absent while it is on its way. */
  readonly refused?: NotSent;
};

/** A conversation as far as it is known here. */
export type Transcript = {
  /** The life of the transcript; `undefined` before the talk is open. */
  readonly epoch: number | undefined;
  /** The lines of this life, as the server told them. */
  readonly said: readonly Line[];
  /** The lines that stood here when this life began, while the server lacks any of them. */
  readonly held: readonly Line[];
  /** How many lines this life began with, when the server said so. */
  readonly began_with: number;
  /** The server has asked what it lacks, and has no answer. */
  readonly asked: boolean;
  readonly unsaid: readonly Unsaid[];
  /** The other side has seen our lines up to here. */
  readonly seen_by_other: number;
};

/** Nothing said yet. */
export const empty_transcript: Transcript = {
  epoch: undefined,
  said: [],
  held: [],
  began_with: 0,
  asked: false,
  unsaid: [],
  seen_by_other: 0,
};

/** Opens the conversation on a new connection. Another life of it begins empty, and what stood here is held. */
export function opened(transcript: Transcript, epoch: number): Transcript {
  if (transcript.epoch === epoch) return asked(transcript, false);
  return { ...empty_transcript, epoch, held: shown(transcript), unsaid: transcript.unsaid };
}

/** The server has begun another life with so many lines, and asks what it lacks. */
export function begun_anew(transcript: Transcript, epoch: number, lines: number): Transcript {
  return { ...opened(transcript, epoch), began_with: lines, asked: true };
}

/** Whether the server's question stands open. */
export function asked(transcript: Transcript, is_asked: boolean): Transcript {
  return transcript.asked === is_asked ? transcript : { ...transcript, asked: is_asked };
}

/** What to give the server, once that is asked and known. */
export function to_give(transcript: Transcript): readonly Line[] | undefined {
  return transcript.asked && is_whole(transcript) ? lacking(transcript.held, transcript.said) : undefined;
}

/** The lines to show: the server's, with those it lacks between; as they stood, until it has told its own. */
export function shown(transcript: Transcript): readonly Line[] {
  const { held, said } = transcript;
  if (held.length === 0) return said;
  return is_whole(transcript) ? merged(said, held) : merged(held, said);
}

/** I wrote this. */
export function written(transcript: Transcript, unsaid: Unsaid): Transcript {
  if (transcript.unsaid.some((other) => other.client_ref === unsaid.client_ref)) return transcript;
  return { ...transcript, unsaid: [...transcript.unsaid, unsaid] };
}

/** A line came, new or again. One of another epoch, or one we have, changes nothing. */
export function heard(transcript: Transcript, line: Line): Transcript {
  const { said } = transcript;
  const { epoch, offset } = line.position;
  if (epoch !== transcript.epoch || said.some((other) => other.position.offset === offset)) return transcript;
  const unsaid = transcript.unsaid.filter((other) => name_of(other) !== name_of(line));
  const before = said.filter((other) => other.position.offset < offset);
  const grown = { ...transcript, unsaid, said: [...before, line, ...said.slice(before.length)] };
  const done = grown.held.length > 0 && is_whole(grown) && lacking(grown.held, grown.said).length === 0;
  return done ? { ...grown, held: [] } : grown;
}

/** My message has its place. */
export function accepted(
  transcript: Transcript,
  mine: {
    readonly client_ref: ClientRef;
    readonly position: Position;
    readonly sent_at_ms: number;
    readonly receipt: Receipt;
  },
): Transcript {
  const { client_ref, position, sent_at_ms, receipt } = mine;
  const unsaid = transcript.unsaid.find((other) => other.client_ref === client_ref);
  if (unsaid === undefined) return transcript;
  const { written_at_ms: _written, refused: _refused, ...said } = unsaid;
  return heard(transcript, { ...said, position, sent_at_ms, receipt });
}

/** My message was not taken. It stays, with the reason, until it is sent again. */
export function refused(transcript: Transcript, client_ref: ClientRef, why: NotSent): Transcript {
  return with_unsaid(transcript, client_ref, (unsaid) => ({ ...unsaid, refused: why }));
}

/** The conversation is over: what has no place was never read, and never will be. */
export function ended(transcript: Transcript): Transcript {
  const unsaid = transcript.unsaid.map((one) => ({ ...one, refused: "conversation_ended" as const }));
  return { ...transcript, unsaid };
}

/** A message that was not taken is on its way again. */
export function sent_again(transcript: Transcript, client_ref: ClientRef): Transcript {
  return with_unsaid(transcript, client_ref, ({ refused: _, ...unsaid }) => unsaid);
}

/** The other side has seen everything up to here. */
export function seen_by_other(transcript: Transcript, position: Position): Transcript {
  if (position.epoch !== transcript.epoch || position.offset <= transcript.seen_by_other) return transcript;
  return { ...transcript, seen_by_other: position.offset };
}

/** The last position up to which nothing is missing: what to ask the server to go on from. */
export function position_held({ epoch, said }: Transcript): Position | undefined {
  let offset = 0;
  for (const { position } of said) if (position.offset === offset + 1) offset += 1;
  return epoch === undefined || offset === 0 ? undefined : { epoch, offset };
}

/** Whether a later line came before an earlier one. */
export function has_gap({ said }: Transcript): boolean {
  return (said.at(-1)?.position.offset ?? 0) !== said.length;
}

/** The last line of this life that the other side said, to tell them that it was seen. */
export function last_of(transcript: Transcript, from: Side): Line | undefined {
  return transcript.said.findLast((said) => said.from === from);
}

/** Whether the lines that this life began with have all come. */
function is_whole(transcript: Transcript): boolean {
  return (position_held(transcript)?.offset ?? 0) >= transcript.began_with;
}

function with_unsaid(transcript: Transcript, client_ref: ClientRef, change: (unsaid: Unsaid) => Unsaid): Transcript {
  return {
    ...transcript,
    unsaid: transcript.unsaid.map((unsaid) => (unsaid.client_ref === client_ref ? change(unsaid) : unsaid)),
  };
}
