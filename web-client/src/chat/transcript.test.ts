import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Line } from "../protocol/wire.ts";
import {
  accepted,
  empty_transcript,
  has_gap,
  heard,
  opened,
  position_held,
  refused,
  sent_again,
  shown,
  type Transcript,
  written,
} from "./transcript.ts";

const epoch = 7;
const line = (offset: number, mine = false): Line => ({
  position: { epoch, offset },
  from: mine ? "visitor" : "counsellor",
  text: `line ${offset}`,
  sent_at_ms: offset * 1_000,
  receipt: "r",
  client_ref: `ref-${offset}`,
});
const offsets = (transcript: Transcript): number[] => transcript.said.map((said) => said.position.offset);

describe("a transcript", () => {
  test("holds each line once and in order, however often and in whatever order they come", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 60 }), (arrivals) => {
        const end = arrivals.reduce((sum, offset) => heard(sum, line(offset)), opened(empty_transcript, epoch));
        expect(offsets(end)).toEqual([...new Set(arrivals)].sort((a, b) => a - b));
      }),
    );
  });

  test("knows how far nothing is missing, and when something is", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 12 })), (arrivals) => {
        const end = arrivals.reduce((sum, offset) => heard(sum, line(offset)), opened(empty_transcript, epoch));
        let held = 0;
        while (arrivals.includes(held + 1)) held += 1;
        expect(position_held(end)?.offset ?? 0).toBe(held);
        expect(has_gap(end)).toBe(arrivals.some((offset) => offset > held));
      }),
    );
  });

  test("shows my message once, whether its answer or its echo comes first, or both", () => {
    const start = written(opened(empty_transcript, epoch), {
      from: "visitor",
      client_ref: "ref-1",
      text: "line 1",
      written_at_ms: 5,
    });
    const answer = { client_ref: "ref-1", position: { epoch, offset: 1 }, sent_at_ms: 1_000, receipt: "r" };
    for (const end of [
      heard(accepted(start, answer), line(1, true)),
      accepted(heard(start, line(1, true)), answer),
      heard(start, line(1, true)),
    ]) {
      expect(offsets(end)).toEqual([1]);
      expect(end.unsaid).toEqual([]);
    }
  });

  test("keeps what was refused, with the reason, until it is sent again", () => {
    const start = written(opened(empty_transcript, epoch), {
      from: "visitor",
      client_ref: "a",
      text: "hei",
      written_at_ms: 5,
    });
    const no = refused(start, "a", "too_fast");
    expect(no.unsaid[0]?.refused).toBe("too_fast");
    expect(sent_again(no, "a").unsaid[0]).toEqual({ from: "visitor", client_ref: "a", text: "hei", written_at_ms: 5 });
  });

  test("starts anew in another epoch, hears nothing of the old one, and still shows it", () => {
    const old = heard(opened(empty_transcript, epoch), line(1));
    const anew = opened(old, epoch + 1);
    expect(anew.said).toEqual([]);
    expect(shown(anew)).toEqual([line(1)]);
    expect(position_held(anew)).toBeUndefined();
    expect(heard(anew, line(2))).toBe(anew);
    expect(opened(old, epoch)).toBe(old);
  });
});
