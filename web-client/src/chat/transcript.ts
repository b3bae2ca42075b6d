// What has been said in one conversation, as one side sees it: pure, and shared by
// the visitor's page and the desk. Lines stand in the order of their positions, each
// once; what this side has written and has no place yet stands after them.

import type { ClientRef, ErrorId, Line, Position, Side } from "../protocol/wire.ts";

/** One line with its place. */
export type Said = {
  readonly offset: number;
  readonly from: Side;
  readonly text: string;
  readonly sent_at_ms: number;
  readonly client_ref?: ClientRef;
};

/** Why one of our own is not on its way: refused, or held back because another one answers now. */
export type NotSent = ErrorId | "held";

/** One of our own that has no place yet. */
export type Unsaid = {
  readonly client_ref: ClientRef;
  readonly text: string;
  readonly written_at_ms: number;
  /** Absent while it is on its way. */
  readonly refused?: NotSent;
};

/** A conversation as far as it is known here. */
export type Transcript = {
  /** The life of the transcript; `undefined` before the talk is open. */
  readonly epoch: number | undefined;
  readonly said: readonly Said[];
  readonly unsaid: readonly Unsaid[];
  /** The other side has seen our lines up to here. */
  readonly seen_by_other: number;
};

/** Nothing said yet. */
export const empty_transcript: Transcript = { epoch: undefined, said: [], unsaid: [], seen_by_other: 0 };

/** Opens the conversation; another epoch is another transcript, and starts empty. */
export function opened(transcript: Transcript, epoch: number): Transcript {
  if (transcript.epoch === epoch) return transcript;
  return { ...empty_transcript, epoch, unsaid: transcript.unsaid };
}

/** I wrote this. */
export function written(transcript: Transcript, unsaid: Unsaid): Transcript {
  if (transcript.unsaid.some((other) => other.client_ref === unsaid.client_ref)) return transcript;
  return { ...transcript, unsaid: [...transcript.unsaid, unsaid] };
}

/** A line came, new or again. One of another epoch, or one we have, changes nothing. */
export function heard(transcript: Transcript, line: Line): Transcript {
  if (line.position.epoch !== transcript.epoch) return transcript;
  return placed(transcript, {
    offset: line.position.offset,
    from: line.from,
    text: line.text,
    sent_at_ms: line.sent_at_ms,
    ...(line.client_ref === undefined ? {} : { client_ref: line.client_ref }),
  });
}

/** My message has its place. */
export function accepted(
  transcript: Transcript,
  mine: { readonly client_ref: ClientRef; readonly position: Position; readonly sent_at_ms: number },
  from: Side,
): Transcript {
  const unsaid = transcript.unsaid.find((other) => other.client_ref === mine.client_ref);
  if (unsaid === undefined || mine.position.epoch !== transcript.epoch) return transcript;
  return placed(transcript, {
    offset: mine.position.offset,
    from,
    text: unsaid.text,
    sent_at_ms: mine.sent_at_ms,
    client_ref: mine.client_ref,
  });
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
export function position_held(transcript: Transcript): Position | undefined {
  if (transcript.epoch === undefined) return undefined;
  let offset = 0;
  for (const said of transcript.said) if (said.offset === offset + 1) offset = said.offset;
  return offset === 0 ? undefined : { epoch: transcript.epoch, offset };
}

/** Whether a later line came before an earlier one. */
export function has_gap(transcript: Transcript): boolean {
  return (transcript.said.at(-1)?.offset ?? 0) !== transcript.said.length;
}

/** The last line the other side said, to tell them that it was seen. */
export function last_of(transcript: Transcript, from: Side): Said | undefined {
  return transcript.said.findLast((said) => said.from === from);
}

function placed(transcript: Transcript, said: Said): Transcript {
  const unsaid = transcript.unsaid.filter((other) => other.client_ref !== said.client_ref);
  if (transcript.said.some((other) => other.offset === said.offset)) {
    return unsaid.length === transcript.unsaid.length ? transcript : { ...transcript, unsaid };
  }
  const before = transcript.said.filter((other) => other.offset < said.offset);
  const after = transcript.said.slice(before.length);
  return { ...transcript, unsaid, said: [...before, said, ...after] };
}

function with_unsaid(transcript: Transcript, client_ref: ClientRef, change: (unsaid: Unsaid) => Unsaid): Transcript {
  return {
    ...transcript,
    unsaid: transcript.unsaid.map((unsaid) => (unsaid.client_ref === client_ref ? change(unsaid) : unsaid)),
  };
}
