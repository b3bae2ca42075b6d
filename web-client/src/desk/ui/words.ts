// Closed lists of the wire as keys of texts, in one place. The compiler fails here when
// the wire gets a new word.

import type {
  AgeBand,
  Availability,
  ErrorId,
  Gender,
  Language,
  Needs,
  Safety,
  SwitchReason,
  Theme,
  WhyNoGuest,
  WhyOff,
} from "../../protocol/wire.ts";
import type { TextKeys } from "../../texts/keys.ts";
import type { Translate } from "../../texts/t.ts";
import { day_of, time_of_day } from "../../ui/clock/clock.ts";
import type { ComposerWords } from "../../ui/composer/composer.tsx";
import type { MessageWords } from "../../ui/message-list/message-list.tsx";
import type { News } from "../chat/news.ts";
import type { Ending, Shift } from "../chat/state.ts";

/** The key of a text without holes. */
export type PlainKey = { [K in keyof TextKeys]: [TextKeys[K]] extends [never] ? K : never }[keyof TextKeys];

/** The keys of an age band. */
export const age_key: Record<AgeBand, PlainKey> = {
  under_16: "desk-age-under-16",
  "16_17": "desk-age-16-17",
  "18_20": "desk-age-18-20",
  "21_23": "desk-age-21-23",
  "24_25": "desk-age-24-25",
  over_25: "desk-age-over-25",
};

/** The keys of a theme. */
export const theme_key: Record<Theme, PlainKey> = {
  myself: "desk-theme-myself",
  someone_else: "desk-theme-someone-else",
  my_actions: "desk-theme-my-actions",
  my_work: "desk-theme-my-work",
  question: "desk-theme-question",
};

/** The keys of a wish for somebody to talk to. */
export const wish_key: Record<Gender, PlainKey> = {
  woman: "desk-wish-woman",
  man: "desk-wish-man",
};

/** The keys of an answer to "are you safe?". */
export const safety_key: Record<Safety, PlainKey> = {
  safe: "desk-safety-safe",
  unsure: "desk-safety-unsure",
  unsafe: "desk-safety-unsafe",
};

/** The keys of a language. */
export const language_key: Record<Language, PlainKey> = {
  nb: "desk-language-nb",
  nn: "desk-language-nn",
  en: "desk-language-en",
};

/** Why the chat was opened or closed by hand. */
export const switch_reasons: Record<SwitchReason, PlainKey> = {
  sickness: "desk-switch-sickness",
  few_on_shift: "desk-switch-few-on-shift",
  event: "desk-switch-event",
  technical: "desk-switch-technical",
  other: "desk-switch-other",
};

/** What I am doing, and what that means. */
export const me_keys: Record<Availability["state"], { name: PlainKey; hint: PlainKey }> = {
  resting: { name: "desk-me-resting", hint: "desk-me-resting-hint" },
  paused: { name: "desk-me-paused", hint: "desk-me-paused-hint" },
  ready: { name: "desk-me-ready", hint: "desk-me-ready-hint" },
  offering: { name: "desk-me-offering", hint: "desk-me-offering-hint" },
  talking: { name: "desk-me-talking", hint: "desk-me-talking-hint" },
};

/** How a talk ended, and what that means where it needs saying. */
export const ending_keys: Record<Ending["reason"], { name: PlainKey; hint?: PlainKey }> = {
  visitor_left: { name: "desk-ended-visitor-left" },
  visitor_exited: { name: "desk-ended-visitor-exited", hint: "desk-ended-visitor-exited-hint" },
  visitor_lost: { name: "desk-ended-visitor-lost" },
  counsellor_ended: { name: "desk-ended-counsellor-ended" },
  back_to_queue: { name: "desk-ended-back-to-queue", hint: "desk-ended-back-to-queue-hint" },
  handed_over: { name: "desk-ended-handed-over" },
  guest_over: { name: "desk-called-in-left" },
  missed: { name: "desk-ended-expired" },
  expired: { name: "desk-ended-expired" },
  closed: { name: "desk-ended-closed" },
  while_away: { name: "desk-ended-while-away" },
};

/** What is said aloud, once. */
export const news_key: Record<News, PlainKey> = {
  talk_opened: "desk-talk-opened",
  visitor_lost: "desk-visitor-lost-said",
  visitor_back: "desk-visitor-back",
  visitor_exited: "desk-ended-visitor-exited",
  talk_ended: "desk-ended-expired",
  offer_lapsed: "desk-offer-lapsed",
  take_over_asked: "desk-take-over-asked",
  called_in_asked: "desk-called-in-asked",
  risk_marked: "desk-risk-said",
  debrief_asked: "desk-debrief-said",
  debrief_coming: "desk-debrief-coming-said",
  respite_asked: "desk-respite-said",
  erased: "desk-erased",
};

/** What the visitor told before the talk, in one line. */
export function told_before(t: Translate, needs: Needs): string {
  const told = [
    ...(needs.theme === undefined ? [] : [t(theme_key[needs.theme])]),
    t(language_key[needs.language]),
    ...(needs.age === undefined ? [] : [t(age_key[needs.age])]),
    ...(needs.safety === undefined ? [] : [`${t("desk-safety")} ${t(safety_key[needs.safety])}`]),
  ];
  return told.join(" · ");
}

/** Why nobody comes into our talk, or is there any more. */
export function why_nobody_came(t: Translate, why: WhyNoGuest, alias: string): string {
  switch (why) {
    case "declined":
      return t("desk-call-in-declined", { alias });
    case "silent":
      return t("desk-call-in-silent", { alias });
    case "gone":
      return t("desk-call-in-gone", { alias });
    case "taken_back":
      return t("desk-call-in-taken-back");
    case "visitor_alone":
      return t("desk-call-in-visitor-alone");
    case "visitor_away":
      return t("desk-call-in-visitor-away");
    case "guest_left":
      return t("desk-call-in-guest-left", { alias });
    case "guest_lost":
      return t("desk-call-in-guest-lost", { alias });
    case "guest_stays":
    case "counsellor_gone":
    case "handed_over":
    case "talk_ended":
    case "lost":
      return t("desk-call-in-lost");
    default:
      return why satisfies never;
  }
}

/** Why we are not called, or not in a colleague's talk, any more. */
export const why_not_in: Record<WhyNoGuest, PlainKey> = {
  declined: "desk-called-in-taken-back",
  silent: "desk-called-in-silent",
  gone: "desk-called-in-silent",
  taken_back: "desk-called-in-taken-back",
  visitor_alone: "desk-called-in-visitor-alone",
  visitor_away: "desk-called-in-visitor-away",
  guest_left: "desk-called-in-left",
  guest_lost: "desk-called-in-lost",
  guest_stays: "desk-called-in-lost",
  counsellor_gone: "desk-called-in-lost",
  handed_over: "desk-called-in-handed-over",
  talk_ended: "desk-called-in-talk-ended",
  lost: "desk-called-in-lost",
};

/** Why nothing came of our wish to hand a talk over. */
export function why_kept(t: Translate, why: WhyOff, colleague: string): string {
  switch (why) {
    case "declined":
      return t("desk-hand-over-declined", { alias: colleague });
    case "colleague_silent":
      return t("desk-hand-over-colleague-silent", { alias: colleague });
    case "colleague_gone":
      return t("desk-hand-over-colleague-gone");
    case "visitor_stays":
      return t("desk-hand-over-visitor-stays");
    case "visitor_silent":
      return t("desk-hand-over-visitor-silent");
    case "taken_back":
      return t("desk-hand-over-taken-back");
    case "counsellor_gone":
    case "talk_ended":
    case "lost":
      return t("desk-hand-over-lost");
    default:
      return why satisfies never;
  }
}

/** Why a talk that we were asked to take over does not come. */
export const why_not_taken: Record<WhyOff, PlainKey> = {
  declined: "desk-take-over-lost",
  colleague_silent: "desk-take-over-silent",
  colleague_gone: "desk-take-over-lost",
  visitor_stays: "desk-take-over-visitor-stays",
  visitor_silent: "desk-take-over-visitor-silent",
  taken_back: "desk-take-over-taken-back",
  counsellor_gone: "desk-take-over-lost",
  talk_ended: "desk-take-over-talk-ended",
  lost: "desk-take-over-lost",
};

/** Refusals whose common words are meant for the visitor. */
const own_refusals: Partial<Record<ErrorId, PlainKey>> = {
  service_closed: "desk-refused-service-closed",
  no_conversation: "desk-refused-no-conversation",
  conversation_ended: "desk-refused-conversation-ended",
  conversation_full: "desk-refused-conversation-full",
  internal: "desk-refused-internal",
};

/** A refusal in words. */
export function refusal(t: Translate, id: ErrorId): string {
  // Every id has its text; a test of the texts holds that.
  return t(own_refusals[id] ?? (`error-${id.replaceAll("_", "-")}` as PlainKey));
}

/** Whole minutes in few words; less than one is said so. */
export function minutes(t: Translate, n: number): string {
  return n === 0 ? t("desk-minutes-none") : t("desk-minutes", { n });
}

/** Why, when a shift lead has said so; nothing when it is by the hours. */
export function why_by_hand(t: Translate, { by_hand }: Shift): string | undefined {
  return by_hand && t("desk-by-hand", { reason: t(switch_reasons[by_hand.reason]).toLowerCase() });
}

/** Whether the chat is open, and until when. */
export function opening(t: Translate, { service }: Shift, now_ms: number): string {
  if (service.changes_at === undefined) return t(service.open ? "desk-open" : "desk-closed");
  const when = moment(t, service.changes_at, now_ms);
  return t(service.open ? "desk-open-until" : "desk-closed-until", { when });
}

const weekdays: readonly PlainKey[] = [
  "shared-sunday",
  "shared-monday",
  "shared-tuesday",
  "shared-wednesday",
  "shared-thursday",
  "shared-friday",
  "shared-saturday",
];

/** A day of the week means one within this many days; later ones need their date. */
const weekday_within_days = 6;

/** A moment of the service's local time as "kl. 22:00", "i morgen kl. 17:00", "mandag kl. 17:00" or with its date. */
function moment(t: Translate, local: string, now_ms: number): string {
  const clock = t("shared-clock", { time: local.slice(11, 16) });
  const today = new Date(now_ms);
  const days = Math.round(
    (Date.parse(`${local.slice(0, 10)}T00:00:00Z`) - Date.UTC(today.getFullYear(), today.getMonth(), today.getDate())) /
      86_400_000,
  );
  if (days === 0) return clock;
  if (days === 1) return `${t("shared-tomorrow")} ${clock}`;
  const at = new Date(`${local.slice(0, 10)}T00:00:00Z`);
  const named = weekday(t, at.getUTCDay());
  if (days <= weekday_within_days) return `${named} ${clock}`;
  return `${t("shared-day-and-date", { weekday: named, day: at.getUTCDate(), month: at.getUTCMonth() + 1 })} ${clock}`;
}

/** A moment of this device as "kl. 18:05", or "mandag kl. 18:05" when that was another day. */
export function clock_and_day(t: Translate, at_ms: number, now_ms: number): string {
  const clock = t("shared-clock", { time: time_of_day(at_ms) });
  return day_of(at_ms) === day_of(now_ms) ? clock : `${weekday(t, new Date(at_ms).getDay())} ${clock}`;
}

/** A day of the week by its number, Sunday being 0. */
function weekday(t: Translate, number: number): string {
  const key = weekdays[number];
  return key === undefined ? "" : t(key);
}

/** The words of the message list; `host` where we are a guest, whose talk it is. */
export function message_words(t: Translate, host: string | undefined): MessageWords {
  return {
    label: t("desk-log"),
    me: `${t("desk-from-me")}:`,
    other: `${t("desk-from-visitor")}:`,
    name: ({ from, guest }) =>
      guest === undefined
        ? from === "counsellor"
          ? host
          : undefined
        : t(guest.role === "colleague" ? "desk-guest-colleague" : "desk-guest-lead", guest),
    sending: t("desk-sending"),
    sent: t("desk-sent"),
    seen: t("desk-seen"),
    not_sent: t("desk-not-sent"),
    try_again: t("desk-retry"),
    open: t("desk-card-open"),
    newer: t("desk-log-newer"),
    day: (at_ms) => weekday(t, new Date(at_ms).getDay()),
    why: (reason) => refusal(t, reason === "held" ? "conversation_ended" : reason),
  };
}

/** The words of the composer. */
export function composer_words(t: Translate): ComposerWords {
  return {
    label: t("desk-write"),
    send: t("desk-send"),
    enter: [t("desk-write-hint-phone"), t("desk-write-hint")],
    left: (n) => t("desk-chars-left", { n }),
    too_long: (n) => t("desk-chars-over", { n }),
    full: t("desk-write-full"),
  };
}
