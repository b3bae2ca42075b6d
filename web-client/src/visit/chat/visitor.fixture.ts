// A visit on a network and a clock that the test moves.

import { shown } from "../../chat/transcript.ts";
import { fake_environment } from "../../connection/fake-environment.ts";
import type { FromVisitor, ToVisitor } from "../../protocol/wire.ts";
import { create_visit } from "./visit.ts";

export const epoch = 7;
export const limits = { text_max_chars: 2_000, ping_every_ms: 4_000, kept_s: 300, erased_within_s: 60 };

export const question = { text: "Kan Leo ta over?", yes: "Ja", no: "Nei" };

export function visitor(stored?: string, reloaded = true) {
  const environment = fake_environment();
  const shelf = { token: stored };
  const exits: string[] = [];
  let refs = 0;
  const visit = create_visit({
    environment,
    url: "wss://example.org/ws/visit",
    language: "nb",
    shelf: {
      read: () => shelf.token,
      write: (token) => {
        shelf.token = token;
      },
      clear: () => {
        shelf.token = undefined;
      },
    },
    new_ref: () => {
      refs += 1;
      return `ref-${refs}`;
    },
    reloaded,
    tell_exit: (token) => exits.push(token),
  });
  const tell = (...messages: ToVisitor[]): void => {
    for (const message of messages) environment.socket().listener.on_frame(JSON.stringify(message));
  };
  /** The same, and whatever the page asked in between is answered after it. */
  const hear = (...messages: ToVisitor[]): void => tell(...messages, { type: "pong" });
  const connect = (resumed = false): void => {
    environment.socket().listener.on_open();
    tell({ type: "welcome", token: "secret", resumed, service: { open: true, languages: ["nb"] }, limits });
  };
  const sent = (type: FromVisitor["type"]): unknown[] =>
    environment.socket().sent.filter((frame) => (frame as FromVisitor).type === type);
  const talk = (): void => {
    visit.open();
    connect();
    visit.join();
    hear({ type: "place", ahead: 0, estimate: { kind: "soon" } }, { type: "ready", seconds_left: 45, last: false });
    visit.start();
    hear({ type: "talking", alias: "Maja", counsellor: "present", epoch });
  };
  const line = (offset: number): Extract<ToVisitor, { type: "message" }> => ({
    type: "message",
    position: { epoch, offset },
    from: "counsellor",
    text: `line ${offset}`,
    sent_at_ms: offset,
    receipt: "r",
    client_ref: `theirs-${offset}`,
  });
  const texts = (): string[] => shown(visit.state().talk.transcript).map((said) => said.text);
  return {
    environment,
    shelf,
    exits,
    visit,
    hear,
    tell,
    connect,
    sent,
    talk,
    line,
    texts,
    stage: () => visit.state().stage.name,
  };
}
