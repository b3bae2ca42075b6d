// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, describe, expect, test } from "vitest";
import { empty_transcript, heard, opened, refused, type Transcript, written } from "../../chat/transcript.ts";
import type { Card, Line } from "../../protocol/wire.ts";
import { MessageList, type MessageWords } from "./message-list.tsx";

const words: MessageWords = {
  label: "Talk",
  me: "You:",
  name: ({ guest }: Line) => guest?.alias,
  other: "Maja:",
  sending: "Sending",
  sent: "Sent",
  seen: "Seen",
  not_sent: "Not sent",
  try_again: "Try again",
  open: "Open",
  newer: "New",
  day: () => "today",
  why: (error_id) => `why ${error_id}`,
};
const said = (text: string): Transcript =>
  heard(opened(empty_transcript, 7), {
    position: { epoch: 7, offset: 1 },
    from: "counsellor",
    text,
    sent_at_ms: 0,
    receipt: "r",
    client_ref: "theirs-1",
  });
const opened_cards: Card[] = [];
const show = (transcript: Transcript, on_retry: (ref: string) => void = () => {}): void => {
  const on_open = (card: Card): void => void opened_cards.push(card);
  const list = (
    <MessageList
      transcript={transcript}
      is_mine={({ from }) => from === "visitor"}
      words={words}
      on_open={on_open}
      on_retry={on_retry}
    />
  );
  void act(() => render(list, document.body));
};

afterEach(() => render(null, document.body));

describe("a talk on the screen", () => {
  test.each(["<3", "<img src=x onerror=alert(1)>", "<script>alert(1)</script>", "{{7*7}}", "a\nb", "&lt;b&gt;"])(
    "shows %j as it was written",
    (text) => {
      show(said(text));
      const bubble = document.querySelector(".bubble");
      expect(bubble?.textContent).toBe(`Maja:\n${text}`);
      expect(document.querySelector("img, script, .bubble b:not(.visually-hidden)")).toBeNull();
    },
  );

  test("says why a message was not sent, and offers to try again", () => {
    const retried: string[] = [];
    const start = written(said("hei"), { from: "visitor", client_ref: "ref-1", text: "du?", written_at_ms: 1 });
    show(start);
    expect(document.body.textContent).toContain("Sending");
    show(refused(start, "ref-1", "too_fast"), (ref) => retried.push(ref));
    expect(document.body.textContent).toContain("why too_fast");
    document.querySelector("button")?.click();
    expect(retried).toEqual(["ref-1"]);
  });

  test("shows a card by its name and one line, as they were written, and opens it when asked", () => {
    const card = { kind: "article", id: "samtykke", language: "nb" } as const;
    const line = said("<b>Samtykke</b>\nHva et ja er.").said.map((one) => ({ ...one, card }));
    show({ ...said(""), said: line });
    expect(document.querySelector(".bubble")?.textContent).toBe("Maja:\n<b>Samtykke</b>\nHva et ja er.Open");
    expect(opened_cards).toEqual([]);
    const button = document.querySelector("button");
    expect(button?.getAttribute("aria-label")).toBe("Open: <b>Samtykke</b>");
    button?.click();
    expect(opened_cards).toEqual([card]);
  });

  test("is a log with a name, so that new lines are read aloud", () => {
    show(said("hei"));
    const log = document.querySelector('[role="log"]');
    expect(log?.getAttribute("aria-label")).toBe("Talk");
    expect(log?.getAttribute("tabindex")).toBe("0");
  });
});
