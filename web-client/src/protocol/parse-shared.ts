// Forms that stand in the frames of the visitor and of the desk alike.

import { count, flag, list, maybe, object, one_of, text } from "./parse.ts";
import type {
  Card,
  CardKind,
  EndReason,
  ErrorId,
  GuestName,
  GuestRole,
  Language,
  Limits,
  Line,
  Position,
  Service,
  Side,
  WhyOff,
} from "./wire.ts";

/** Any of the languages of a talk. */
export const language = one_of<Language>("nb", "nn", "en");

/** The place of a message. */
export const position = object<Position>({ epoch: count, offset: count });

/** The two sides of a conversation. */
export const side = one_of<Side>("visitor", "counsellor");

/** The bounds told in `welcome`. */
export const limits = object<Limits>({
  text_max_chars: count,
  ping_every_ms: count,
  kept_s: count,
  erased_within_s: count,
});

/** Whether the chat is open. */
export const service = object<Service>({ open: flag, changes_at: maybe(text), languages: list(language) });

/** A second counsellor in the room. */
export const guest = object<GuestName>({ role: one_of<GuestRole>("lead", "colleague"), alias: text });

/** The fields of one message. */
export const line_fields = {
  position,
  from: side,
  text,
  card: maybe(object<Card>({ kind: one_of<CardKind>("article", "service"), id: text, language })),
  guest: maybe(guest),
  sent_at_ms: count,
  receipt: text,
  client_ref: text,
} as const;

/** One message. */
export const line = object<Line>(line_fields);

/** Why a stay or a talk ended. */
export const end_reason = one_of<EndReason>(
  "visitor_left",
  "visitor_exited",
  "visitor_lost",
  "counsellor_ended",
  "missed",
  "back_to_queue",
  "handed_over",
  "guest_over",
  "expired",
  "closed",
);

/** Why nothing came of a hand-over. */
export const why_off = one_of<WhyOff>(
  "declined",
  "colleague_silent",
  "colleague_gone",
  "visitor_stays",
  "visitor_silent",
  "taken_back",
  "counsellor_gone",
  "talk_ended",
  "lost",
);

/**
 * An error id. Any word of its form is let through: a refusal must always reach the
 * person, and an id without a text of its own is shown with the general one.
 */
export const error_id = (value: unknown): value is ErrorId => text(value) && /^[a-z_]{1,40}$/.test(value);
